import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import type { AnalyzedMeasure, Analysis } from "#shared/measures/analysis/analyze";
import type { EpisodeClass, EpisodePlace } from "#shared/measures/counting/episode-classes";
import type { ListedPage, PageOfRows } from "#shared/measures/counting/list-units";
import type { ListFilter } from "#shared/measures/result";
import type { AnswerBytes } from "../measures/answer-bytes.js";
import { Refusal } from "#shared/contract/problems";
import type { ColumnsQuestion, ColumnsReply, ColumnsRequest } from "./columns-messages.js";
import { packageRoot } from "../config.js";

/** How often the facts that are due because time passed are built. */
const DUE_MILLISECONDS = 10_000;
const RESTART_MILLISECONDS = 500;
/** What counting leaves behind dies young: more room for it is only more memory. */
const YOUNG_MEGABYTES = 12;

/** The compiled worker: beside this file when it is compiled itself, else in build/. */
function workerFile(): URL {
  const beside = new URL("./columns-worker.js", import.meta.url);
  if (existsSync(fileURLToPath(beside))) return beside;
  return pathToFileURL(join(packageRoot, "build", "api", "facts", "columns-worker.js"));
}

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

type Asked =
  | { kind: "evaluate"; question: ColumnsQuestion; analysis: Analysis }
  | { kind: "answer"; question: ColumnsQuestion; analysis: Analysis; isDemo: boolean }
  | { kind: "classes"; place: EpisodePlace }
  | { kind: "list"; question: ColumnsQuestion; filter: ListFilter; page: PageOfRows };

/**
 * The HTTP thread's door to the columns: a worker thread owns them and does all counting.
 * A worker that dies is replaced; what was asked of it is refused with an error.
 */
export class ColumnsService {
  private worker: Worker | null = null;
  private readonly pending = new Map<number, Pending>();
  private lastId = 0;
  private knownVersion: number | null = null;
  private lastFailure: Error | null = null;
  private isReady = false;
  private readonly whenReady: (() => void)[] = [];
  private stopping = false;
  private timers: NodeJS.Timeout[] = [];

  private constructor(
    private readonly appUrl: string,
    private readonly presentSeconds: () => number,
  ) {}

  /**
   * Starts the worker and waits until its columns are loaded.
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
    const tellDue = (): void => service.post({ kind: "due", asOfSeconds: service.presentSeconds() });
    tellDue();
    service.timers.push(setInterval(tellDue, DUE_MILLISECONDS));
    return service;
  }

  /** The measure's result over the view, with what the analysis asks for beside it. */
  async evaluate(question: ColumnsQuestion, analysis: Analysis = NO_ANALYSIS): Promise<AnalyzedMeasure> {
    const reply = await this.ask({ kind: "evaluate", question, analysis });
    if (reply.kind !== "evaluated") throw new Error("The columns worker answered another question.");
    return reply.result;
  }

  /** The same as what the API's answer is put together from, made by the worker: it can be long. Demo data are marked. */
  async answer(question: ColumnsQuestion, analysis: Analysis, isDemo: boolean): Promise<AnswerBytes> {
    const reply = await this.ask({ kind: "answer", question, analysis, isDemo });
    if (reply.kind !== "answered") throw new Error("The columns worker answered another question.");
    return reply.answer;
  }

  /** A page of what is behind the measure's result, those of one period, group or class when the filter says so. */
  async list(question: ColumnsQuestion, filter: ListFilter, page: PageOfRows): Promise<ListedPage> {
    const reply = await this.ask({ kind: "list", question, filter, page });
    if (reply.kind !== "listed") throw new Error("The columns worker answered another question.");
    return reply.listed;
  }

  /** In which class every measure puts one episode; empty where the columns don't know it. */
  async classes(place: EpisodePlace): Promise<readonly EpisodeClass[]> {
    const reply = await this.ask({ kind: "classes", place });
    if (reply.kind !== "classified") throw new Error("The columns worker answered another question.");
    return reply.classes;
  }

  /** Waits until all is asked beforehand, or the service stopped: a first answer then takes as long as any other. */
  async ready(): Promise<void> {
    if (!this.isReady) await new Promise<void>((resolve) => this.whenReady.push(resolve));
  }

  private becomeReady(): void {
    this.isReady = true;
    for (const resolve of this.whenReady.splice(0)) resolve();
  }

  /** Version of the facts that answers are given from. */
  version(): number {
    return this.knownVersion ?? 0;
  }

  /** Ends the worker; whatever is still asked is refused. */
  async stop(): Promise<void> {
    this.stopping = true;
    for (const timer of this.timers) clearInterval(timer);
    await this.worker?.terminate();
    this.refusePending(new Error("The columns worker was stopped."));
    this.becomeReady();
  }

  private launch(): Promise<void> {
    return new Promise((resolve, reject) => {
      // Without the parent's arguments: a test runner's import conditions would lead compiled code to sources.
      const worker = new Worker(workerFile(), {
        workerData: { appUrl: this.appUrl },
        execArgv: [],
        resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MEGABYTES },
      });
      this.worker = worker;
      worker.on("message", (reply: ColumnsReply) => {
        if (reply.kind === "version") {
          this.knownVersion = reply.version;
          resolve();
          return;
        }
        if (reply.kind === "ready") {
          this.becomeReady();
          return;
        }
        this.pending.get(reply.id)?.resolve(reply);
        this.pending.delete(reply.id);
      });
      worker.on("error", (error) => {
        this.lastFailure = error instanceof Error ? error : new Error(String(error));
      });
      worker.on("exit", () => {
        const failure = this.lastFailure ?? new Error("The columns worker ended.");
        this.worker = null;
        this.isReady = this.stopping;
        this.refusePending(failure);
        reject(failure);
        if (!this.stopping && this.knownVersion !== null) this.restart();
      });
    });
  }

  private restart(): void {
    this.timers.push(setTimeout(() => void this.launch().catch(() => null), RESTART_MILLISECONDS));
  }

  private post(request: ColumnsRequest): void {
    this.worker?.postMessage(request);
  }

  private ask(asked: Asked): Promise<ColumnsReply> {
    if (!this.worker) return Promise.reject(new Error("The columns worker is being restarted."));
    this.lastId += 1;
    const id = this.lastId;
    return new Promise((resolve, reject) => {
      const settle = (reply: ColumnsReply): void => {
        if (reply.kind === "failed") reject(new Error(reply.reason));
        else if (reply.kind === "refused") reject(new Refusal("too-many-figures", reply.sentence));
        else resolve(reply);
      };
      this.pending.set(id, { resolve: settle, reject });
      this.post({ ...asked, id });
    });
  }

  private refusePending(error: Error): void {
    for (const { reject } of this.pending.values()) reject(error);
    this.pending.clear();
  }
}
