import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from "@nestjs/common";
import type { Response } from "express";
import { DATABASE_AWAY, isLostConnection, isOutOfRoom, traceOf } from "../failures.js";
import { Refusal } from "#shared/contract/problems";
import { currentRequestId } from "./request-id.js";
import { sendProblem } from "./send-problem.js";

/** Writes every refusal and failure as an RFC 9457 problem; what failed inside goes to the log, never to the caller. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger("Problem");

  catch(error: unknown, host: ArgumentsHost): void {
    sendProblem(host.switchToHttp().getResponse<Response>(), refusalOf(error, this.logger));
  }
}

/** The refusal that says of an error what its caller may know; what failed inside goes to the log. */
export function refusalOf(error: unknown, logger: Logger): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof HttpException && error.getStatus() === 404) {
    return new Refusal("not-found", "Look at /api/openapi.json for the addresses that exist.");
  }
  if (error instanceof HttpException && error.getStatus() === 413) {
    return new Refusal("too-large", "Ask for fewer figures at once, or send a shorter text.");
  }
  if (error instanceof HttpException && error.getStatus() < 500) {
    return new Refusal("unreadable", "Send what /api/openapi.json says of this address, its body as JSON.");
  }
  if (isLostConnection(error)) {
    return new Refusal("unavailable", DATABASE_AWAY);
  }
  const id = currentRequestId();
  logger.error(`${id === null ? "" : `Request ${id}: `}${traceOf(error)}`);
  if (isOutOfRoom(error)) {
    return new Refusal("unavailable", "The database has no room for more right now; try again in a moment.");
  }
  return new Refusal(
    "internal-error",
    "Nothing was changed; try again, and look at the server's log if it stays.",
  );
}
