/*
 * Answers asked for before the page could: `api.ts` takes each once in place of a request of its own. What nobody has
 * taken soon is dropped, so that no answer is ever older than the visit's first seconds.
 */

const KEPT_MILLISECONDS = 5000;
const answers = new Map<string, Promise<Received>>();

/** What the server sent: read to its end, but not yet proven; the body is null where it is no JSON. */
export interface Received {
  readonly isOk: boolean;
  readonly status: number;
  readonly body: unknown;
}

/** Asks an address of the API and reads the answer to its end. */
export async function fetchJson(address: string, request: RequestInit = {}): Promise<Received> {
  const headers = { accept: "application/json", ...request.headers };
  const answer = await fetch(address, { ...request, headers });
  const body: unknown = await answer.json().catch((cause: unknown) => {
    // An answer that nobody wants any more is no answer without a body.
    if (cause instanceof DOMException && cause.name === "AbortError") throw cause;
    return null;
  });
  return { isOk: answer.ok, status: answer.status, body };
}

/** Asks an address of the API now, as it is or in the way that is given. */
export function askEarly(address: string, answer = fetchJson(address)): Promise<Received> {
  // Whoever takes it says that it failed; here it must only not count as unhandled.
  answer.catch(() => undefined);
  if (answers.size === 0) setTimeout(() => answers.clear(), KEPT_MILLISECONDS);
  answers.set(address, answer);
  return answer;
}

/** The answer of an address that was asked early, for the first who wants it. */
export function takeEarly(address: string): Promise<Received> | undefined {
  const answer = answers.get(address);
  answers.delete(address);
  return answer;
}
