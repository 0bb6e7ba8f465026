import { problem } from "virtual:contract";
import { fits, type ShapeOf } from "#shared/shape";
import { addressOf, type AddressParts } from "./address.js";
import { receive, takeEarly } from "./early-answers.js";

export { endpoints as contract } from "virtual:contract";

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

interface Asked extends AddressParts {
  readonly signal?: AbortSignal;
}

/** An address whose answer has the type T; a written one takes a body of the type B. */
interface Answering<T> {
  readonly method: string;
  readonly path: string;
  readonly response: ShapeOf<T>;
}
type Reading<T> = Answering<T> & { readonly method: "get" };
type Writing<T, B> = Answering<T> & { readonly method: "post" | "delete"; readonly body?: ShapeOf<B> };

/**
 * Reads one address of the contract and proves the answer's shape before anything is drawn from it:
 * `readApi(contract.measure, { path: { id }, query: queryOf(view), signal })`.
 * Pages use the hooks of `use-figures.ts`, whose keys and signals keep a late answer from replacing a newer one.
 */
export async function readApi<T>(endpoint: Reading<T>, asked: Asked = {}): Promise<T> {
  return await answerOf(endpoint, asked, { headers: { accept: "application/json" } });
}

/** Writes to one address: `writeApi(contract.addNote, { body })`, `writeApi(contract.removeNote, { path: { id } })`. */
export async function writeApi<T, B>(
  endpoint: Writing<T, B>,
  asked: Asked & { readonly body?: B } = {},
): Promise<T> {
  const headers = { accept: "application/json", "content-type": "application/json" };
  const { body, ...rest } = asked;
  return await answerOf(endpoint, rest, {
    method: endpoint.method.toUpperCase(),
    headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

async function answerOf<T>(endpoint: Answering<T>, asked: Asked, request: RequestInit): Promise<T> {
  const { signal } = asked;
  const address = addressOf(endpoint.path, asked);
  const early = endpoint.method === "get" ? takeEarly(address) : undefined;
  const sent = early ?? fetch(address, { ...request, ...(signal ? { signal } : {}) }).then(receive);
  const { isOk, status, body } = await sent.catch((cause: unknown) => {
    if (signal?.aborted) throw cause;
    throw new RequestProblem("The server can’t be reached. Check that it still runs.", "lost");
  });
  if (!isOk) throw refusalOf(status, body);
  if (fits(endpoint.response, body)) return body;
  throw new RequestProblem(
    "The server’s answer has a shape that this page doesn’t know: the page may be older than the server. Reload it.",
    "shape",
  );
}

function refusalOf(status: number, body: unknown): RequestProblem {
  const failure = status >= 500 ? "failed" : "refused";
  if (!fits(problem, body)) return new RequestProblem(`The server answered ${status}.`, failure);
  return new RequestProblem(body.detail, failure, body.code);
}

/** Total of a count that is given by reason. */
export function totalOf(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}
