/** The code that Node or PostgreSQL gave an error ("EACCES", "28P01"), or null. */
export function errorCode(error: unknown): string | null {
  if (typeof error !== "object" || error === null || !("code" in error)) return null;
  return typeof error.code === "string" ? error.code : null;
}

/** What kind of failure it was and where it came from, without its words: the database's may repeat what stands in a row. */
export function traceOf(error: unknown): string {
  if (!(error instanceof Error)) return "Something that is no error was thrown.";
  const frames = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  return [`${error.name} ${errorCode(error) ?? ""}`.trim(), ...frames].join("\n");
}

/** What Node and PostgreSQL say when the database is gone, going or not yet there. */
const lostCodes = ["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT", "57P01", "57P02", "57P03", "57P05"];
const lostWords = /^(Connection terminated|Client has encountered a connection error|timeout exceeded when)/;

/** Whether the server has no room: no free connection (53300), no space on its disk (53100), no memory (53200). */
export function isOutOfRoom(error: unknown): boolean {
  return errorCode(error)?.startsWith("53") === true;
}

/** What is said of a lost connection to who asked the API. */
export const DATABASE_AWAY = "The database can't be reached right now; try again in a moment.";

/** Whether an error means that the connection to the database was lost or can't be made. */
export function isLostConnection(error: unknown): boolean {
  const code = errorCode(error);
  if (code !== null && (lostCodes.includes(code) || code.startsWith("08"))) return true;
  return error instanceof Error && lostWords.test(error.message);
}
