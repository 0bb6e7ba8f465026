import { parentPort } from "node:worker_threads";
import { analyzeMeasure } from "#shared/measures/analysis/analyze";
import type { EpisodeColumns } from "#shared/measures/columns";
import { askBeforehand } from "#shared/measures/counting/ask-beforehand";
import { classesOfEpisode } from "#shared/measures/counting/episode-classes";
import { listPage } from "#shared/measures/counting/list-units";
import { TooManyFigures } from "#shared/measures/counting/too-many-figures";
import { measureById, measuresUnder } from "#shared/measures/index";
import { DATABASE_AWAY, isLostConnection, traceOf } from "../failures.js";
import { answerBytes } from "./answer-bytes.js";
import type { ColumnsReply, CountingRequest } from "./columns-messages.js";
import type { CountedFrom } from "./posted-columns.js";
import { turnOf, type Turn } from "./counting-turns.js";
import { AnswersGarbage } from "./answers-garbage.js";
import { IdleWork } from "./idle-work.js";

/** Where a thread has what it counts from. */
export interface CountingSource {
  /** As fresh as they are. */
  current(): CountedFrom;
  /** Columns as known at an earlier instant, in unix seconds. */
  asOf(asOfSeconds: number): Promise<EpisodeColumns>;
}

/** Bytes change hands: a copy of a long answer would stand in memory twice. */
export function post(reply: ColumnsReply): void {
  const changing = reply.kind === "answered" ? reply.answer.pieces.map((piece) => piece.buffer) : [];
  parentPort?.postMessage(reply, changing);
}

/** A thread's answers, and what it asks itself beforehand while nobody asks it anything. */
export class CountingThread {
  private readonly garbage = new AnswersGarbage();
  private readonly idle = new IdleWork(() => post({ kind: "ready" }));

  constructor(
    private readonly turn: Turn,
    private readonly source: CountingSource,
  ) {}

  /** Answers the question to whom the thread belongs. */
  async take(request: CountingRequest): Promise<void> {
    this.idle.pause();
    this.garbage.pause();
    post(await this.answer(request));
    this.garbage.afterAnswer();
  }

  /** Asks beforehand, as of an instant in unix seconds, what its turn is to answer. */
  prepare(asOf: number): void {
    this.idle.begin(this.askedWhileFresh(asOf));
  }

  private async answer(request: CountingRequest): Promise<ColumnsReply> {
    const { id } = request;
    // Read once: a change that comes while columns are loaded must not part the measure from its goals.
    const { columns: present, registry, goals } = this.source.current();
    try {
      if (request.kind === "classes") {
        const rules = { measures: measuresUnder(goals), registry, goals };
        return { kind: "classified", id, classes: classesOfEpisode(present, request.place, rules) };
      }
      const { question } = request;
      const measure = measureById(question.measureId, goals);
      if (!measure) throw new Error(`No measure has the id ${question.measureId}.`);
      const columns = question.present ? present : await this.source.asOf(question.view.asOf);
      const evaluation = { ...question, columns, measure, registry, goals };
      if (request.kind === "evaluate")
        return { kind: "evaluated", id, result: analyzeMeasure(evaluation, request.analysis) };
      if (request.kind === "answer")
        return { kind: "answered", id, answer: answerBytes(evaluation, request.analysis, request.isDemo) };
      // Only the page leaves the thread: the whole list can be millions of rows, which the HTTP thread would have to take in.
      return { kind: "listed", id, listed: listPage(evaluation, request.filter, request.page) };
    } catch (error) {
      if (error instanceof TooManyFigures)
        return { kind: "refused", id, code: "too-many-figures", sentence: error.message };
      if (isLostConnection(error))
        return { kind: "refused", id, code: "unavailable", sentence: DATABASE_AWAY };
      return { kind: "failed", id, trace: traceOf(error) };
    }
  }

  /** Asks of the data as they are, and begins again whenever others have taken their place. */
  private *askedWhileFresh(asOf: number): Generator<void> {
    let isDone = false;
    while (!isDone) {
      const data = this.source.current();
      const measures = measuresUnder(data.goals).filter(({ id }) => turnOf(id) === this.turn);
      isDone = true;
      for (const step of askBeforehand({ ...data, measures, asOf })) {
        yield step;
        isDone = this.source.current() === data;
        if (!isDone) break;
      }
    }
  }
}
