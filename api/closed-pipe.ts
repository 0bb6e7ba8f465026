import { errorCode } from "./failures.js";

/**
 * Whoever reads our output may go before its end, as `head -1` does: what is written from then on is dropped, and the work
 * goes on to its own end, so that an import is kept and the database is closed. Any other failure to write stays one.
 */
export function dropUnreadOutput(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error) => {
      if (errorCode(error) !== "EPIPE") throw error;
    });
  }
}
