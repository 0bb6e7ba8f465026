import { setTimeout as sleep } from "node:timers/promises";
import { parentPort, workerData } from "node:worker_threads";
import { Client } from "pg";
import { z } from "zod";
import { analyzeMeasure } from "#shared/measures/analysis/analyze";
import { askBeforehand } from "#shared/measures/counting/ask-beforehand";
import { classesOfEpisode } from "#shared/measures/counting/episode-classes";
import { listPage } from "#shared/measures/counting/list-units";
import { TooManyFigures } from "#shared/measures/counting/too-many-figures";
import { measureById, measuresUnder } from "#shared/measures/index";
import type { Measure } from "#shared/measures/definition";
import type { Goals } from "#shared/measures/goals";
import type { EpisodeColumns } from "#shared/measures/columns";
import { answerBytes } from "../measures/answer-bytes.js";
import { PRESENT_STEP_SECONDS } from "../measures/read-data.js";
import { ColumnsKeeper } from "./columns-keeper.js";
import type { ColumnsQuestion, ColumnsReply, ColumnsRequest } from "./columns-messages.js";
import { IdleWork } from "./idle-work.js";

/** How often the stored version is read; the read takes a fraction of a millisecond. */
const POLL_MILLISECONDS = 200;

/** Bytes change hands: a copy of a long answer would stand in memory twice. */
function post(reply: ColumnsReply): void {
  const changing = reply.kind === "answered" ? reply.answer.pieces.map((piece) => piece.buffer) : [];
  parentPort?.postMessage(reply, changing);
}

function measureOf(question: ColumnsQuestion, goals: Goals): Measure {
  const measure = measureById(question.measureId, goals);
  if (!measure) throw new Error(`No measure has the id ${question.measureId}.`);
  return measure;
}

async function columnsOf(keeper: ColumnsKeeper, question: ColumnsQuestion): Promise<EpisodeColumns> {
  return question.present ? keeper.present() : await keeper.asOf(question.view.asOf);
}

async function answer(
  keeper: ColumnsKeeper,
  request: Exclude<ColumnsRequest, { kind: "due" }>,
): Promise<ColumnsReply> {
  const { id } = request;
  // Read once: a change that comes while columns are loaded must not part the measure from its goals.
  const [registry, goals] = [keeper.registry(), keeper.goals()];
  try {
    if (request.kind === "classes") {
      const rules = { measures: measuresUnder(goals), registry, goals };
      return { kind: "classified", id, classes: classesOfEpisode(keeper.present(), request.place, rules) };
    }
    const { question } = request;
    const measure = measureOf(question, goals);
    const columns = await columnsOf(keeper, question);
    const evaluation = { ...question, columns, measure, registry, goals };
    if (request.kind === "evaluate") {
      return { kind: "evaluated", id, result: analyzeMeasure(evaluation, request.analysis) };
    }
    if (request.kind === "answer") {
      return { kind: "answered", id, answer: answerBytes(evaluation, request.analysis, request.isDemo) };
    }
    // Only the page leaves the worker: the whole list can be millions of rows, which the HTTP thread would have to take in.
    return { kind: "listed", id, listed: listPage(evaluation, request.filter, request.page) };
  } catch (error) {
    if (error instanceof TooManyFigures) return { kind: "refused", id, sentence: error.message };
    return { kind: "failed", id, reason: error instanceof Error ? error.message : String(error) };
  }
}

/** Polls until the connection fails; the error then ends the worker and the service starts another. */
async function keepFresh(keeper: ColumnsKeeper): Promise<never> {
  for (;;) {
    await sleep(POLL_MILLISECONDS);
    if (await keeper.refresh()) post({ kind: "version", version: keeper.present().version });
  }
}

/** Builds what is due, then asks beforehand what the pages will ask of today: as of the step before theirs, from which it holds. */
async function prepare(keeper: ColumnsKeeper, idle: IdleWork, presentSeconds: number): Promise<void> {
  await keeper.buildDue(presentSeconds);
  const begun = presentSeconds - (presentSeconds % PRESENT_STEP_SECONDS);
  const asOf = await keeper.asOfPresent(begun - PRESENT_STEP_SECONDS);
  idle.begin(askedWhileFresh(keeper, asOf));
}

/** Asks of the columns as they are, and begins again whenever others, or other goals, have taken their place. */
function* askedWhileFresh(keeper: ColumnsKeeper, asOf: number): Generator<void> {
  let isDone = false;
  while (!isDone) {
    const [columns, registry, goals] = [keeper.present(), keeper.registry(), keeper.goals()];
    isDone = true;
    for (const step of askBeforehand({ columns, measures: measuresUnder(goals), registry, goals, asOf })) {
      yield step;
      isDone = keeper.present() === columns && keeper.goals() === goals && keeper.registry() === registry;
      if (!isDone) break;
    }
  }
}

async function run(appUrl: string): Promise<void> {
  const client = new Client({ connectionString: appUrl, options: "-c role=iop_app" });
  await client.connect();
  const keeper = await ColumnsKeeper.load(client);
  const idle = new IdleWork(() => post({ kind: "ready" }));
  post({ kind: "version", version: keeper.present().version });
  parentPort?.on("message", (request: ColumnsRequest) => {
    if (request.kind === "due") {
      void prepare(keeper, idle, request.asOfSeconds);
      return;
    }
    idle.pause();
    void answer(keeper, request).then(post);
  });
  await keepFresh(keeper);
}

await run(z.object({ appUrl: z.string() }).parse(workerData).appUrl);
