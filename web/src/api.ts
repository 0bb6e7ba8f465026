import * as z from "zod";
import type { Endpoint } from "#shared/contract/index";
import { problem } from "#shared/contract/problems";

// The pages forbid eval, which zod would otherwise try for speed; the attempt alone is reported as a violation.
z.config({ jitless: true });

/** What went wrong with a request: no connection, refused by a rule, failed on the server, or an unknown shape. */
export type RequestFailure = "lost" | "refused" | "failed" | "shape";

/** A refused or failed request, in words that can stand on the page. */
export class RequestProblem extends Error {
  constructor(
    message: string,
    readonly failure: RequestFailure,
    /** Code of the refusal (RFC 9457 body), where the server gave one. */
    readonly code: string | null = null,
  ) {
    super(message);
  }
}

interface Asked {
  /** Values of the braces in the endpoint's path, e.g. `{ id: "completion" }`. */
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: string;
  readonly signal?: AbortSignal;
}

/** An endpoint whose answer has the shape T. */
type Answering<T> = Endpoint & { readonly response: z.ZodType<T> };
type Reading<T> = Answering<T> & { readonly method: "get" };
type Writing<T> = Answering<T> & { readonly method: "post" | "delete" };
type BodyOf<E extends Endpoint> = E extends { readonly body: infer B extends z.ZodType } ? z.input<B> : never;

/**
 * Reads one address of the contract and proves the answer's shape before anything is drawn from it:
 * `readApi(contract.measure, { path: { id }, query: queryOf(view), signal })`.
 * Pages use the hooks of `use-figures.ts`, whose keys and signals keep a late answer from replacing a newer one.
 */
export async function readApi<T>(endpoint: Reading<T>, asked: Asked = {}): Promise<T> {
  return await answerOf(endpoint, asked, { headers: { accept: "application/json" } });
}

/** Writes to one address: `writeApi(contract.addNote, { body })`, `writeApi(contract.removeNote, { path: { id } })`. */
export async function writeApi<T, E extends Writing<T>>(
  endpoint: E & Writing<T>,
  asked: Asked & { readonly body?: BodyOf<E> } = {},
): Promise<T> {
  const headers = { accept: "application/json", "content-type": "application/json" };
  const { body, ...rest } = asked;
  return await answerOf(endpoint, rest, {
    method: endpoint.method.toUpperCase(),
    headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

function addressOf(endpoint: Endpoint, { path, query }: Asked): string {
  const filled = endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(path?.[name] ?? ""),
  );
  return query === undefined || query === "" ? filled : `${filled}?${query}`;
}

async function answerOf<T>(endpoint: Answering<T>, asked: Asked, request: RequestInit): Promise<T> {
  const { signal } = asked;
  const response = await fetch(addressOf(endpoint, asked), {
    ...request,
    ...(signal ? { signal } : {}),
  }).catch((cause: unknown) => {
    if (signal?.aborted) throw cause;
    throw new RequestProblem("The server can’t be reached. Check that it still runs.", "lost");
  });
  const body: unknown = await response.json().catch((cause: unknown) => {
    if (signal?.aborted) throw cause;
    return null;
  });
  if (!response.ok) throw refusalOf(response.status, body);
  const parsed = z.safeParse(endpoint.response, body);
  if (parsed.success) return parsed.data;
  throw new RequestProblem(
    "The server’s answer has a shape that this page doesn’t know: the page may be older than the server. Reload it.",
    "shape",
  );
}

function refusalOf(status: number, body: unknown): RequestProblem {
  const failure = status >= 500 ? "failed" : "refused";
  const parsed = problem.safeParse(body);
  if (!parsed.success) return new RequestProblem(`The server answered ${status}.`, failure);
  return new RequestProblem(parsed.data.detail, failure, parsed.data.code);
}

/** Total of a count that is given by reason. */
export function totalOf(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}
