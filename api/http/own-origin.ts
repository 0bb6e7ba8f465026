import type { NextFunction, Request, Response } from "express";
import { Refusal } from "#shared/contract/problems";
import { sendProblem } from "./send-problem.js";

const LOOPBACK_ADDRESS = /^(::ffff:)?127\.|^::1$/;
const LOOPBACK_NAME = /^(localhost|.*\.localhost|127(\.\d{1,3}){3}|\[::1\])$/;

function hostnameOf(host: string | undefined): string | null {
  const address = `http://${host ?? ""}`;
  return URL.canParse(address) ? new URL(address).hostname : null;
}

/**
 * There is no sign-in, so on this machine the name that is asked for is all that tells these pages from another site whose
 * name was made to lead here (DNS rebinding): who comes by the loopback address must ask for a loopback name.
 */
function isOwnName({ socket, headers }: Request): boolean {
  if (!LOOPBACK_ADDRESS.test(socket.localAddress ?? "")) return true;
  return LOOPBACK_NAME.test(hostnameOf(headers.host) ?? "");
}

/** What writes must come from these pages or from a tool: a browser names the page's origin, and it must be ours. */
function isOwnOrigin({ method, headers: { origin, host } }: Request): boolean {
  if (method === "GET" || method === "HEAD" || origin === undefined) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}

function refuse(response: Response, sentence: string): void {
  sendProblem(response, new Refusal("other-origin", sentence));
}

/** Lets through what this machine's own pages and tools ask for, and refuses what another site asks in their name. */
export function refuseOtherOrigins(request: Request, response: Response, next: NextFunction): void {
  if (!isOwnName(request)) {
    refuse(
      response,
      "This server answers to 127.0.0.1 and localhost: open the address that it printed when it started.",
    );
  } else if (!isOwnOrigin(request)) refuse(response, "Open this product's own pages and write there.");
  else next();
}
