/*
 * Answers asked for before the page could: `api.ts` takes each once in place of a request of its own. What nobody has
 * taken soon is dropped, so that no answer is ever older than the visit's first seconds.
 */

const KEPT_MILLISECONDS = 5000;
const answers = new Map<string, Promise<Response>>();

/** Asks an address of the API now. */
export function askEarly(address: string): Promise<Response> {
  const answer = fetch(address, { headers: { accept: "application/json" } });
  // Whoever takes it says that it failed; here it must only not count as unhandled.
  answer.catch(() => undefined);
  if (answers.size === 0) setTimeout(() => answers.clear(), KEPT_MILLISECONDS);
  answers.set(address, answer);
  return answer;
}

/** The answer of an address that was asked early, for the first who wants it. */
export function takeEarly(address: string): Promise<Response> | undefined {
  const answer = answers.get(address);
  answers.delete(address);
  return answer;
}
