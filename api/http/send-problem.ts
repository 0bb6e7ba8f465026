import type { Response } from "express";
import { problemOf, type Refusal } from "#shared/contract/problems";

/** Answers with a refusal as an RFC 9457 problem. */
export function sendProblem(response: Response, refusal: Refusal): void {
  const body = problemOf(refusal);
  response.status(body.status).type("application/problem+json").send(JSON.stringify(body));
}
