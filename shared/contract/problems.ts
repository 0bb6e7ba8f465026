import * as z from "zod";

/** Every refusal of the API and the commands: its HTTP status and its title. The detail says what, where and how to repair. */
export const problems = {
  "unknown-measure": { status: 404, title: "No measure has this id" },
  "unknown-program": { status: 400, title: "No program has this code" },
  "unknown-instrument": { status: 404, title: "No instrument has this id" },
  "bad-instrument": { status: 400, title: "The definition of an instrument can't stand" },
  "bad-goal": { status: 400, title: "A goal or band can't stand" },
  "unknown-goal": { status: 404, title: "No such goal is set" },
  "unknown-option": { status: 400, title: "An option is not known" },
  unreadable: { status: 400, title: "The request can't be read" },
  "unknown-dimension": { status: 400, title: "A dimension is not known" },
  "bad-date": { status: 400, title: "A date can't be read" },
  "bad-instant": { status: 400, title: "An instant can't be read" },
  "bad-period": { status: 400, title: "A period can't be read" },
  "too-many-figures": { status: 400, title: "More figures are asked for than one answer holds" },
  "empty-span": { status: 400, title: "The span of days is empty" },
  "other-origin": { status: 403, title: "Another site may not read or write here" },
  "other-method": { status: 405, title: "This address is not asked like that" },
  "too-large": { status: 413, title: "The request is larger than any that is meant" },
  "not-found": { status: 404, title: "There is nothing at this address" },
  unavailable: { status: 503, title: "The figures can't be computed right now" },
  "internal-error": { status: 500, title: "Something failed on the server" },
} as const;
export type ProblemCode = keyof typeof problems;

/** The body of every refusal (RFC 9457). */
export const problem = z.object({
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: z.string(),
  /** The name under which the server's log tells of the request, as in the answer's X-Request-Id. */
  requestId: z.string().optional(),
});
export type ProblemResponse = z.infer<typeof problem>;

/** A request that is refused, with a sentence that names the option and the repair. */
export class Refusal extends Error {
  constructor(
    readonly code: ProblemCode,
    readonly detail: string,
  ) {
    super(detail);
  }
}

/** The body of a refusal. */
export function problemOf(refusal: Refusal): ProblemResponse {
  return { ...problems[refusal.code], detail: refusal.detail, code: refusal.code };
}
