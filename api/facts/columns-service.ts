import type { AnalyzedMeasure, Analysis } from "#shared/measures/analysis/analyze";
import type { EpisodeClass, EpisodePlace } from "#shared/measures/counting/episode-classes";
import type { ListedPage, PageOfRows } from "#shared/measures/counting/list-units";
import type { ListFilter } from "#shared/measures/result";
import type { AnswerBytes } from "./answer-bytes.js";
import { Logger } from "@nestjs/common";
import { Refusal } from "#shared/contract/problems";
import { traceOf } from "../failures.js";
import type { Asked, ColumnsQuestion, ColumnsReply } from "./columns-messages.js";
import { CountingThreads } from "./counting-threads.js";
import { turnOf, turns, type Turn } from "./counting-turns.js";

/** How often the facts that are due because time passed are built. */
const DUE_MILLISECONDS = 10_000;
const SHORTEST_PAUSE = 500;
const LONGEST_PAUSE = 4000;
/** Nothing is wanted beside the figures. */
export const NO_ANALYSIS: Analysis = {
  compare: null,
  process: false,
  funnel: false,
  mix: false,
  baselines: [],
};

interface Pending {
  resolve(reply: ColumnsReply): void;
  reject(error: Error): void;
}

/** Whose a question is: an earlier instant has to be read from the database. */
function turnOfAsked(asked: Asked): Turn {
  if (asked.kind === "classes" || !asked.question.present) return "reading";
  return turnOf(asked.question.measureId);
}

function restarting(): Refusal {
  return new Refusal("unavailable", "The figures are being loaded anew: ask again in a moment.");
}

/** A bug in a counting thread, with the trace of where it happened. */
function failedThere(trace: string): Error {
  const error = new Error("A counting thread could not answer.");
  error.stack = trace;
  return error;
}

/**
 * The HTTP thread's door to the columns: two threads own them and do all counting.
 * Threads that die are replaced; what was asked of them is refused with an error.
 */
export class ColumnsService {
  private threads: CountingThreads | null = null;
  private readonly pending = new Map<number, Pending>();
  private lastId = 0;
  /** The newest data that the threads have taken up. */
  private known: { readonly version: number; readonly edition: number } | null = null;
  /** The threads that still have something to ask beforehand. */
  private notReady: Set<Turn> = new Set(turns);
  private readonly whenReady: (() => void)[] = [];
  private isLaunched = false;
  private stopping = false;
  private nextStart: NodeJS.Timeout | null = null;
  private pause = SHORTEST_PAUSE;
  private timers: NodeJS.Timeout[] = [];
  private readonly logger = new Logger("Columns");

  private constructor(
    private readonly appUrl: string,
    private readonly presentSeconds: () => number,
  ) {}

  /**
   * Starts the threads and waits until their columns are loaded.
   * `presentSeconds` is the application's clock in unix seconds; facts that become due are built by it.
   */
  static async start(appUrl: string, presentSeconds: () => number): Promise<ColumnsService> {
    const service = new ColumnsService(appUrl, presentSeconds);
    try {
      await service.launch();
    } catch (error) {
      await service.stop();
      throw error;
    }
    const tellDue = (): void =>
      service.threads?.post({ kind: "due", asOfSeconds: service.presentSeconds() }, "reading");
    tellDue();
    service.timers.push(setInterval(tellDue, DUE_MILLISECONDS));
    return service;
  }

  /** The measure's result over the view, with what the analysis asks for beside it. */
  async evaluate(question: ColumnsQuestion, analysis: Analysis = NO_ANALYSIS): Promise<AnalyzedMeasure> {
    const reply = await this.ask({ kind: "evaluate", question, analysis });
    if (reply.kind !== "evaluated") throw new Error("The counting thread answered another question.");
    return reply.result;
  }

  /** The same as what the API's answer is put together from, made by a counting thread: it can be long. Demo data are marked. */
  async answer(question: ColumnsQuestion, analysis: Analysis, isDemo: boolean): Promise<AnswerBytes> {
    const reply = await this.ask({ kind: "answer", question, analysis, isDemo });
    if (reply.kind !== "answered") throw new Error("The counting thread answered another question.");
    return reply.answer;
  }

  /** A page of what is behind the measure's result, those of one period, group or class when the filter says so. */
  async list(question: ColumnsQuestion, filter: ListFilter, page: PageOfRows): Promise<ListedPage> {
    const reply = await this.ask({ kind: "list", question, filter, page });
    if (reply.kind !== "listed") throw new Error("The counting thread answered another question.");
    return reply.listed;
  }

  /** In which class every measure puts one episode; empty where the columns don't know it. */
  async classes(place: EpisodePlace): Promise<readonly EpisodeClass[]> {
    const reply = await this.ask({ kind: "classes", place });
    if (reply.kind !== "classified") throw new Error("The counting thread answered another question.");
    return reply.classes;
  }

  /** Waits until all is asked beforehand, or the service stopped: a first answer then takes as long as any other. */
  async ready(): Promise<void> {
    if (this.notReady.size > 0) await new Promise<void>((resolve) => this.whenReady.push(resolve));
  }

  private becomeReady(...ready: readonly Turn[]): void {
    for (const turn of ready) this.notReady.delete(turn);
    if (this.notReady.size > 0) return;
    for (const resolve of this.whenReady.splice(0)) resolve();
  }

  /** Version of the facts that answers are given from. */
  version(): number {
    return this.known?.version ?? 0;
  }

  /** Whether the threads have their data, and a question asked now is answered from them. */
  isAnswering(): boolean {
    return this.isLaunched && !this.stopping;
  }

  /** Ends the threads; whatever is still asked is refused. */
  async stop(): Promise<void> {
    this.stopping = true;
    for (const timer of this.timers) clearInterval(timer);
    clearTimeout(this.nextStart ?? undefined);
    await this.threads?.terminate();
    this.refusePending();
    this.becomeReady(...turns);
  }

  /** Starts threads; done when both have their data. */
  private launch(): Promise<void> {
    return new Promise((resolve, reject) => {
      const begun = new Set<ColumnsReply["kind"]>();
      this.isLaunched = false;
      this.threads = new CountingThreads(this.appUrl, {
        heard: (reply, from) => {
          this.hear(reply, from);
          begun.add(reply.kind);
          if (!begun.has("version") || !begun.has("loaded")) return;
          this.pause = SHORTEST_PAUSE;
          this.isLaunched = true;
          resolve();
        },
        ended: (why) => {
          const wasLaunched = this.isLaunched;
          this.isLaunched = false;
          this.threads = null;
          // Other threads count their data from 1 again.
          this.known &&= { ...this.known, edition: 1 };
          this.notReady = new Set(this.stopping ? [] : turns);
          this.refusePending();
          if (this.known !== null && !this.stopping)
            this.logger.error(`The counting threads ended: ${traceOf(why)}`);
          if (wasLaunched) this.restart();
          else reject(why);
        },
      });
    });
  }

  private hear(reply: ColumnsReply, from: Turn): void {
    if (reply.kind === "loaded") return;
    if (reply.kind === "trouble") {
      this.logger.error(`Facts that are due could not be built; the stored ones answer: ${reply.trace}`);
      return;
    }
    if (reply.kind === "version") this.known = reply;
    else if (reply.kind === "ready") this.becomeReady(from);
    else {
      this.pending.get(reply.id)?.resolve(reply);
      this.pending.delete(reply.id);
    }
  }

  /** Tries again after a pause, which is longer after each time that it fails. */
  private restart(): void {
    if (this.stopping) return;
    clearTimeout(this.nextStart ?? undefined);
    this.nextStart = setTimeout(() => void this.launch().catch(() => this.restart()), this.pause);
    this.pause = Math.min(this.pause * 2, LONGEST_PAUSE);
  }

  private ask(asked: Asked): Promise<ColumnsReply> {
    const { threads, known } = this;
    if (!threads || !known) return Promise.reject(restarting());
    this.lastId += 1;
    const id = this.lastId;
    return new Promise((resolve, reject) => {
      const settle = (reply: ColumnsReply): void => {
        if (reply.kind === "failed") reject(failedThere(reply.trace));
        else if (reply.kind === "refused") reject(new Refusal(reply.code, reply.sentence));
        else resolve(reply);
      };
      this.pending.set(id, { resolve: settle, reject });
      threads.post({ ...asked, id, edition: known.edition }, turnOfAsked(asked));
    });
  }

  private refusePending(): void {
    for (const { reject } of this.pending.values()) reject(restarting());
    this.pending.clear();
  }
}
