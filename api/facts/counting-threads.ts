import { availableParallelism } from "node:os";
import { MessageChannel } from "node:worker_threads";
import type { ColumnsReply, Question } from "./columns-messages.js";
import { CountingThread, isAside, type Job } from "./counting-thread.js";

const RESTART_MILLISECONDS = 500;
/** The HTTP thread and the database want to run as well; where there is one processor, a helper would only take turns. */
const canHaveHelper = availableParallelism() > 1;

/**
 * The threads that count: one that keeps the columns, and a helper that reads the same memory. The helper is started when a
 * question has to wait for the first time; until then it would only be memory. Questions wait in one line for whichever
 * thread is free. When the keeper ends, all is started anew and what was asked is refused.
 */
export class CountingThreads {
  private keeper: CountingThread | null = null;
  private helper: CountingThread | null = null;
  private readonly waiting: Job[] = [];
  /** Who counted a measure last: what it kept of the measure makes it quicker. */
  private readonly lastCounted = new Map<string, CountingThread>();
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
    for (let [job] = this.waiting; job; [job] = this.waiting) {
      const thread = this.freeThread(job);
      if (!thread) return;
      this.waiting.shift();
      if (job.asked.kind !== "classes") this.lastCounted.set(job.asked.question.measureId, thread);
      thread.give(job);
    }
  }

  private freeThread({ asked }: Job): CountingThread | undefined {
    const free = [this.keeper, this.helper].filter(
      (each) => each !== null && each.version !== null && !each.isBusy,
    );
    const last = asked.kind === "classes" ? undefined : this.lastCounted.get(asked.question.measureId);
    return free.find((each) => each === last) ?? free[0] ?? undefined;
  }

  private restart(): void {
    this.restarting = setTimeout(() => void this.start().catch(() => null), RESTART_MILLISECONDS);
  }

  private endAll(error: Error): void {
    const { helper } = this;
    this.helper = null;
    this.lastCounted.clear();
    void helper?.end();
    for (const { reject } of this.waiting.splice(0)) reject(error);
  }
}
