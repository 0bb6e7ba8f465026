import { errorCode } from "./failures.js";

/** A start that cannot go on: one sentence that names the setting to change. The entry points print it and exit with 1. */
export class StartError extends Error {
  override readonly name: string = "StartError";
}

/** The sentence for an address that the server could not listen on; other errors pass unchanged. */
export function explainListenError(error: unknown, address: { host: string; port: number }): unknown {
  const { host, port } = address;
  switch (errorCode(error)) {
    case "EADDRINUSE":
      return new StartError(`PORT ${port} is taken by another program on ${host}: set PORT to a free one.`);
    case "EACCES":
      return new StartError(`PORT ${port} may not be used by this account: set PORT to one above 1023.`);
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return new StartError(
        `HOST ${host} is not an address of this machine: set HOST to 127.0.0.1 or 0.0.0.0.`,
      );
    default:
      return error;
  }
}

/** What is said of a failure: the sentence where it is one for the person; anything else is a bug and keeps its trace. */
export function failureWords(error: unknown, isSentence = error instanceof StartError): string {
  if (!(error instanceof Error)) return String(error);
  return isSentence ? error.message : (error.stack ?? error.message);
}
