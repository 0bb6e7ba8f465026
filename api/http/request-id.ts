import { AsyncLocalStorage } from "node:async_hooks";
import { randomUUID } from "node:crypto";
import type { NextFunction, Request, Response } from "express";

export const REQUEST_ID = "X-Request-Id";

/** Short and of plain characters, so that nobody writes lines, or what they know of a person, into the log. */
const safeToken = /^[A-Za-z0-9._-]{1,64}$/;

const asked = new AsyncLocalStorage<string>();

/** Names the request: by the caller's own name for it where that is a short plain token, else by a new one. */
export function nameRequest(request: Request, response: Response, next: NextFunction): void {
  const given = request.header(REQUEST_ID) ?? "";
  const id = safeToken.test(given) ? given : randomUUID();
  response.setHeader(REQUEST_ID, id);
  asked.run(id, next);
}

/** The name of the request that is being answered; null outside of any. */
export function currentRequestId(): string | null {
  return asked.getStore() ?? null;
}
