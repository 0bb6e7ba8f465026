import { availableParallelism } from "node:os";
import { MessageChannel } from "node:worker_threads";
import type { ColumnsReply, Question } from "./columns-messages.js";
import { CountingThread, countedMeasure, isAside, type Job } from "./counting-thread.js";

const RESTART_MILLISECONDS = 500;
/** The HTTP thread and the database want to run as well; where there is one processor, a helper would only take turns. */
const canHaveHelper = availableParallelism() > 1;

/**
 * The threads that count: one that keeps the columns, and a helper that reads the same memory. The helper is started when a
 * question has to wait for the first time; until then it would only be memory. Questions wait in one line for a
 * thread that is free. When the keeper ends, all is started anew and what was asked is refused.
 */
export class CountingThreads {
  private keeper: CountingThread | null = null;
  private helper: CountingThread | null = null;
  private readonly waiting: Job[] = [];
  private lastId = 0;
  private hadColumns = false;
  private isStopping = false;
  private restarting: NodeJS.Timeout | undefined;

  constructor(private readonly appUrl: string) {}

  /** Starts the keeper and waits until its columns are loaded. */
  start(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.keeper = new CountingThread(
        "columns-worker",
        { workerData: { appUrl: this.appUrl } },
        {
          answered: () => this.giveWork(),
          hasVersion: () => {
            this.hadColumns = true;
            resolve();
            this.giveWork();
          },
          ended: (error) => {
            this.keeper = null;
            this.endAll(error);
            reject(error);
            if (this.hadColumns && !this.isStopping) this.restart();
          },
        },
      );
    });
  }

  /** The version that all threads have; 0 while none has any. */
  version(): number {
    const ready = [this.keeper, this.helper].flatMap((thread) => thread?.version ?? []);
    return ready.length === 0 ? 0 : Math.min(...ready);
  }

  /** Tells the keeper the present instant, in unix seconds, to build what is due by it. */
  tellDue(asOfSeconds: number): void {
    this.keeper?.post({ kind: "due", asOfSeconds });
  }

  ask(question: Question): Promise<ColumnsReply> {
    const { keeper } = this;
    if (!keeper) return Promise.reject(new Error("The columns worker is being restarted."));
    this.lastId += 1;
    const asked = { ...question, id: this.lastId };
    return new Promise((resolve, reject) => {
      const job = { asked, resolve, reject };
      if (isAside(job)) {
        keeper.ask(job);
        return;
      }
      this.waiting.push(job);
      this.giveWork();
      if (this.waiting.length > 0 && this.helper === null && canHaveHelper) this.startHelper(keeper);
    });
  }

  /** Ends the threads; whatever is still asked is refused. */
  async stop(): Promise<void> {
    this.isStopping = true;
    clearTimeout(this.restarting);
    await Promise.all([this.keeper?.end(), this.helper?.end()]);
    this.endAll(new Error("The columns worker was stopped."));
  }

  private startHelper(keeper: CountingThread): void {
    const { port1, port2 } = new MessageChannel();
    const helper = new CountingThread(
      "helper-worker",
      { workerData: { columns: port1 }, transferList: [port1] },
      {
        answered: () => this.giveWork(),
        hasVersion: () => this.giveWork(),
        ended: () => {
          if (this.helper === helper) this.helper = null;
        },
      },
    );
    this.helper = helper;
    keeper.post({ kind: "share", port: port2 });
  }

  private giveWork(): void {
    for (const thread of [this.keeper, this.helper]) {
      if (!thread || thread.version === null || thread.isBusy) continue;
      const place = this.waiting.findIndex((job) => this.suits(job, thread));
      const [job] = place < 0 ? [] : this.waiting.splice(place, 1);
      if (!job) continue;
      const measureId = countedMeasure(job.asked);
      if (measureId !== null) this.otherThan(thread)?.forget(measureId);
      thread.give(job);
    }
  }

  private otherThan(thread: CountingThread): CountingThread | null {
    return thread === this.keeper ? this.helper : this.keeper;
  }

  /**
   * What a thread keeps of a measure is asked once for thousands of rows, and not by both threads: a measure stays with who
   * counted it, until the other has fewer than half as many.
   */
  private suits({ asked }: Job, thread: CountingThread): boolean {
    const measureId = countedMeasure(asked);
    const other = this.otherThan(thread);
    if (measureId === null || !other || thread.counted.has(measureId)) return true;
    return !other.counted.has(measureId) || thread.counted.size < other.counted.size / 2;
  }

  private restart(): void {
    this.restarting = setTimeout(() => void this.start().catch(() => null), RESTART_MILLISECONDS);
  }

  private endAll(error: Error): void {
    const { helper } = this;
    this.helper = null;
    void helper?.end();
    for (const { reject } of this.waiting.splice(0)) reject(error);
  }
}
