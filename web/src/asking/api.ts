import { endpoints as contract, problem } from "virtual:contract";
import type { MeasureResponse } from "#shared/contract/measures";
import { fits, type ShapeOf } from "#shared/shape";
import { addressOf, type AddressParts } from "./address.js";
import { askFigure, type FigureAsked } from "./ask-together.js";
import { fetchJson, takeEarly, type Received } from "./early-answers.js";

export { contract };

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
  const { signal } = asked;
  const address = addressOf(endpoint.path, asked);
  const sent = takeEarly(address) ?? fetchJson(address, signal ? { signal } : {});
  return await proven(endpoint, sent, signal);
}

/** Reads a measure's figures: what is asked for in the same tick goes to the server in one request. */
export async function readFigure(asked: FigureAsked): Promise<MeasureResponse> {
  const { id, query, signal } = asked;
  const address = addressOf(contract.measure.path, { path: { id }, query });
  return await proven(contract.measure, takeEarly(address) ?? askFigure(asked), signal);
}

/** Writes to one address: `writeApi(contract.addNote, { body })`, `writeApi(contract.removeNote, { path: { id } })`. */
export async function writeApi<T, B>(
  endpoint: Writing<T, B>,
  asked: Asked & { readonly body?: B } = {},
): Promise<T> {
  const { body, signal } = asked;
  const sent = fetchJson(addressOf(endpoint.path, asked), {
    method: endpoint.method.toUpperCase(),
    headers: { "content-type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal ? { signal } : {}),
  });
  return await proven(endpoint, sent, signal);
}

/** What an address answered, once its shape is proven. */
async function proven<T>(
  endpoint: Answering<T>,
  sent: Promise<Received>,
  signal: AbortSignal | undefined,
): Promise<T> {
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
