import { mostQuestions, paths } from "virtual:contract-paths";
import { addressOf } from "./address.js";
import { fetchJson, type Received } from "./early-answers.js";

/*
 * Figures that are asked for in one tick go to the server in one request: a browser has six connections, and each request
 * costs both sides more than most figures do. Who asks notices nothing of it.
 */

/** A question for a measure's figures: its id and the query of its address. */
export interface FigureAsked {
  readonly id: string;
  readonly query: string;
  /** Aborted once nobody wants the answer any more. */
  readonly signal?: AbortSignal;
}

interface Waiting {
  readonly asked: FigureAsked;
  readonly resolve: (received: Received) => void;
  readonly reject: (cause: unknown) => void;
}

let waiting: Waiting[] = [];

/** Asks for a measure's figures, together with all that are asked for in the same tick. */
export async function askFigure(asked: FigureAsked): Promise<Received> {
  return await new Promise((resolve, reject) => {
    if (waiting.length === 0) queueMicrotask(sendWaiting);
    waiting.push({ asked, resolve, reject });
  });
}

function sendWaiting(): void {
  const all = waiting;
  waiting = [];
  for (let start = 0; start < all.length; start += mostQuestions) {
    void send(all.slice(start, start + mostQuestions));
  }
}

async function send(questions: readonly Waiting[]): Promise<void> {
  const signal = abortedWithAll(questions);
  try {
    const listed = questions.map(({ asked }) => asked);
    const received = await (listed.length === 1 ? askAlone(listed, signal) : askAll(listed, signal));
    questions.forEach(({ resolve }, place) => resolve(received[place] ?? NO_ANSWER));
  } catch (cause) {
    for (const { reject } of questions) reject(cause);
  }
}

/** A signal for the whole request: a question that nobody waits for is let go at once, the request with its last one. */
function abortedWithAll(questions: readonly Waiting[]): AbortSignal {
  const controller = new AbortController();
  let wanted = questions.length;
  for (const { asked, reject } of questions) {
    asked.signal?.addEventListener("abort", () => {
      reject(asked.signal?.reason);
      wanted -= 1;
      if (wanted === 0) controller.abort();
    });
  }
  return controller.signal;
}

/** A single question goes to its own address. */
async function askAlone(questions: readonly FigureAsked[], signal: AbortSignal): Promise<Received[]> {
  const addresses = questions.map(({ id, query }) => addressOf(paths.measure, { path: { id }, query }));
  return await Promise.all(addresses.map(async (address) => await fetchJson(address, { signal })));
}

async function askAll(questions: readonly FigureAsked[], signal: AbortSignal): Promise<Received[]> {
  const listed = questions.map(({ id, query }) => ({
    id,
    query: Object.fromEntries(new URLSearchParams(query)),
  }));
  const answer = await fetchJson(paths.figures, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ questions: listed }),
    signal,
  });
  // What refuses them all, such as a server that is down, is said to each.
  if (!answer.isOk) return questions.map(() => answer);
  return answersIn(answer.body).map(receivedOf);
}

/** Nothing that fits any shape: whoever asked says that the answer isn't known. */
const NO_ANSWER: Received = { isOk: true, status: 200, body: null };

function answersIn(body: unknown): readonly unknown[] {
  const isList =
    typeof body === "object" && body !== null && "answers" in body && Array.isArray(body.answers);
  return isList ? (body.answers as readonly unknown[]) : [];
}

/** One answer among several, as it would have come alone; its shape is proven by who asked. */
function receivedOf(answer: unknown): Received {
  if (typeof answer !== "object" || answer === null) return NO_ANSWER;
  if ("figure" in answer) return { isOk: true, status: 200, body: answer.figure };
  const problem = "problem" in answer ? answer.problem : null;
  const isProblem = typeof problem === "object" && problem !== null && "status" in problem;
  const status = isProblem && typeof problem.status === "number" ? problem.status : 500;
  return { isOk: false, status, body: problem };
}
