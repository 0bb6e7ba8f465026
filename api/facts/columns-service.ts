import type { AnalyzedMeasure, Analysis } from "#shared/measures/analysis/analyze";
import type { EpisodeClass, EpisodePlace } from "#shared/measures/counting/episode-classes";
import type { ListedUnit, ListFilter, UnitCount } from "#shared/measures/result";
import type { AnswerBytes } from "../measures/answer-bytes.js";
import type { ColumnsQuestion } from "./columns-messages.js";
import { CountingThreads } from "./counting-threads.js";

/** How often the facts that are due because time passed are built. */
const DUE_MILLISECONDS = 10_000;

/** Nothing is wanted beside the figures. */
export const NO_ANALYSIS: Analysis = {
  compare: null,
  process: false,
  funnel: false,
  mix: false,
  baselines: [],
};

/**
 * The HTTP thread's door to the columns: other threads own them and do all counting. A thread that dies is replaced; what
 * was asked of it is refused with an error.
 */
export class ColumnsService {
  private dueTimer: NodeJS.Timeout | undefined;

  private constructor(private readonly threads: CountingThreads) {}

  /**
   * Starts to keep the columns and waits until they are loaded.
   * `presentSeconds` is the application's clock in unix seconds; facts that become due are built by it.
   */
  static async start(appUrl: string, presentSeconds: () => number): Promise<ColumnsService> {
    const threads = new CountingThreads(appUrl);
    const service = new ColumnsService(threads);
    try {
      await threads.start();
    } catch (error) {
      await service.stop();
      throw error;
    }
    const tellDue = (): void => threads.tellDue(presentSeconds());
    tellDue();
    service.dueTimer = setInterval(tellDue, DUE_MILLISECONDS);
    return service;
  }

  /** The measure's result over the view, with what the analysis asks for beside it. */
  async evaluate(question: ColumnsQuestion, analysis: Analysis = NO_ANALYSIS): Promise<AnalyzedMeasure> {
    const reply = await this.threads.ask({ kind: "evaluate", question, analysis });
    if (reply.kind !== "evaluated") throw new Error("The columns worker answered another question.");
    return reply.result;
  }

  /** The same as what the API's answer is put together from, made by the thread that counts: it can be long. Demo data are marked. */
  async answer(question: ColumnsQuestion, analysis: Analysis, isDemo: boolean): Promise<AnswerBytes> {
    const reply = await this.threads.ask({ kind: "answer", question, analysis, isDemo });
    if (reply.kind !== "answered") throw new Error("The columns worker answered another question.");
    return reply.answer;
  }

  /** What is behind the measure's result, those of one period, group or class when the filter says so. */
  async list(question: ColumnsQuestion, filter: ListFilter): Promise<readonly ListedUnit[]> {
    const reply = await this.threads.ask({ kind: "list", question, filter });
    if (reply.kind !== "listed") throw new Error("The columns worker answered another question.");
    return reply.units;
  }

  /** How many of what is behind the measure's result have each class and reason. */
  async count(question: ColumnsQuestion, filter: ListFilter): Promise<readonly UnitCount[]> {
    const reply = await this.threads.ask({ kind: "count", question, filter });
    if (reply.kind !== "counted") throw new Error("The columns worker answered another question.");
    return reply.counts;
  }

  /** In which class every measure puts one episode; empty where the columns don't know it. */
  async classes(place: EpisodePlace): Promise<readonly EpisodeClass[]> {
    const reply = await this.threads.ask({ kind: "classes", place });
    if (reply.kind !== "classified") throw new Error("The columns worker answered another question.");
    return reply.classes;
  }

  /** Version of the facts that answers are given from. */
  version(): number {
    return this.threads.version();
  }

  /** Ends the threads; whatever is still asked is refused. */
  async stop(): Promise<void> {
    clearInterval(this.dueTimer);
    await this.threads.stop();
  }
}
