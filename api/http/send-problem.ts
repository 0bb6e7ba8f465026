import type { Response } from "express";
import { problemOf, type Refusal } from "#shared/contract/problems";
import { currentRequestId } from "./request-id.js";

/** Where something is away for the moment: about as long as a database takes to come back. */
const RETRY_SECONDS = 5;

/** Answers with a refusal as an RFC 9457 problem. */
export function sendProblem(response: Response, refusal: Refusal): void {
  const id = currentRequestId();
  const body = { ...problemOf(refusal), ...(id === null ? {} : { requestId: id }) };
  if (body.status === 503) response.setHeader("Retry-After", String(RETRY_SECONDS));
  response.status(body.status).type("application/problem+json").send(JSON.stringify(body));
}
