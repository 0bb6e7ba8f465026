import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { Worker, type WorkerOptions } from "node:worker_threads";
import { Refusal } from "#shared/contract/problems";
import { packageRoot } from "../config.js";
import type { Asked, ColumnsReply, ColumnsRequest } from "./columns-messages.js";

/** What counting leaves behind dies young: more room for it is only more memory. */
const YOUNG_MEGABYTES = 12;

/** A compiled worker: beside this file when it is compiled itself, else in build/. */
function workerFile(name: string): URL {
  const beside = new URL(`./${name}.js`, import.meta.url);
  if (existsSync(fileURLToPath(beside))) return beside;
  return pathToFileURL(join(packageRoot, "build", "api", "facts", `${name}.js`));
}

/** A question with who waits for its answer. */
export interface Job {
  readonly asked: Asked;
  resolve(reply: ColumnsReply): void;
  reject(error: Error): void;
}

/** Told of a thread: that it answered, that its columns have another version, that it ended. */
export interface ThreadEvents {
  answered(): void;
  hasVersion(): void;
  ended(error: Error): void;
}

/** A worker thread and the questions that it was given. */
export class CountingThread {
  /** Version of its columns; null until it has some. */
  version: number | null = null;
  /** Whether a question of those that take turns is with it. */
  isBusy = false;
  /** The measures of which it keeps something. */
  readonly counted = new Set<string>();
  private readonly jobs = new Map<number, Job>();
  private readonly worker: Worker;
  private failure = new Error("The columns worker ended.");

  constructor(name: string, data: Pick<WorkerOptions, "workerData" | "transferList">, events: ThreadEvents) {
    // Without the parent's arguments: a test runner's import conditions would lead compiled code to sources.
    this.worker = new Worker(workerFile(name), {
      ...data,
      execArgv: [],
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MEGABYTES },
    });
    this.worker.on("message", (reply: ColumnsReply) => {
      if (reply.kind === "version") {
        this.version = reply.version;
        events.hasVersion();
        return;
      }
      this.settle(reply);
      events.answered();
    });
    this.worker.on("error", (error) => {
      this.failure = error instanceof Error ? error : new Error(String(error));
    });
    this.worker.on("exit", () => {
      this.refuse(this.failure);
      events.ended(this.failure);
    });
  }

  /** Gives it a question that takes its turn; one at a time. */
  give(job: Job): void {
    this.isBusy = true;
    const measureId = countedMeasure(job.asked);
    if (measureId !== null) this.counted.add(measureId);
    this.ask(job);
  }

  /** Lets it forget what it keeps of a measure. */
  forget(measureId: string): void {
    if (this.counted.delete(measureId)) this.post({ kind: "forget", measureId });
  }

  /** Asks it besides, whatever else it does. */
  ask(job: Job): void {
    this.jobs.set(job.asked.id, job);
    this.post(job.asked);
  }

  post(request: ColumnsRequest): void {
    this.worker.postMessage(request, request.kind === "share" ? [request.port] : []);
  }

  async end(): Promise<void> {
    await this.worker.terminate();
  }

  private settle(reply: Exclude<ColumnsReply, { kind: "version" }>): void {
    const job = this.jobs.get(reply.id);
    this.jobs.delete(reply.id);
    if (job && !isAside(job)) this.isBusy = false;
    if (reply.kind === "failed") job?.reject(new Error(reply.reason));
    else if (reply.kind === "refused") job?.reject(new Refusal("too-many-figures", reply.sentence));
    else job?.resolve(reply);
  }

  private refuse(error: Error): void {
    for (const { reject } of this.jobs.values()) reject(error);
    this.jobs.clear();
  }
}

/** The measure whose figures are asked for; null where rows or classes are. */
export function countedMeasure(asked: Asked): string | null {
  return asked.kind === "answer" || asked.kind === "evaluate" ? asked.question.measureId : null;
}

/** Whether a question takes no turn: columns of an earlier instant are built while others are counted. */
export function isAside({ asked }: Pick<Job, "asked">): boolean {
  return asked.kind !== "classes" && !asked.question.present;
}
