import { setTimeout as sleep } from "node:timers/promises";
import { parentPort, workerData, type MessagePort } from "node:worker_threads";
import { Client } from "pg";
import { announceReading } from "../database/readers-lock.js";
import { PRESENT_STEP_SECONDS } from "./present.js";
import { isLostConnection, traceOf } from "../failures.js";
import { collectGarbage } from "./collect-garbage.js";
import { ColumnsKeeper } from "./columns-keeper.js";
import type { SecondMessage, ColumnsRequest, ReadingThreadStart } from "./columns-messages.js";
import { ColumnsSender } from "./posted-columns.js";
import { CountingThread, post } from "./counting-thread.js";

/** How often the stored version is read; the read takes a fraction of a millisecond. */
const POLL_MILLISECONDS = 200;

/** The thread that reads the database: it counts, and has the second count from the same memory. */
class ReadingThread {
  private readonly counting: CountingThread;
  private readonly sender = new ColumnsSender();

  constructor(
    private readonly keeper: ColumnsKeeper,
    private readonly second: MessagePort,
  ) {
    this.counting = new CountingThread("reading", keeper);
  }

  take(request: ColumnsRequest): void {
    if (request.kind === "due") void this.prepare(request.asOfSeconds);
    else void this.counting.take(request);
  }

  /** Posts the data on, and says that there are new ones. */
  handOn(): void {
    const data = this.keeper.current();
    const posted = this.sender.next(data);
    this.tell({ kind: "data", posted });
    post({ kind: "version", version: data.columns.version, edition: posted.edition });
  }

  /** Polls until the connection fails: the error then ends the thread, as it does wherever it is met, and the service starts others. */
  async keepFresh(): Promise<never> {
    for (;;) {
      await sleep(POLL_MILLISECONDS);
      if (await this.keeper.refresh()) this.handOn();
    }
  }

  /** Builds what is due, then has asked what the pages will ask of today: as of the step before theirs, from which it holds. */
  private async prepare(presentSeconds: number): Promise<void> {
    await this.buildDue(presentSeconds);
    const begun = presentSeconds - (presentSeconds % PRESENT_STEP_SECONDS);
    const asOf = await this.keeper.asOfPresent(begun - PRESENT_STEP_SECONDS);
    this.counting.prepare(asOf);
    this.tell({ kind: "prepare", asOf });
  }

  /** The stored facts go on answering where those that are due can't be built; without a connection nothing does. */
  private async buildDue(presentSeconds: number): Promise<void> {
    try {
      await this.keeper.buildDue(presentSeconds);
    } catch (error) {
      if (isLostConnection(error)) throw error;
      post({ kind: "trouble", trace: traceOf(error) });
    }
  }

  private tell(message: SecondMessage): void {
    this.second.postMessage(message);
  }
}

async function run({ appUrl, port }: ReadingThreadStart): Promise<void> {
  const client = new Client({ connectionString: appUrl, options: "-c role=iop_app" });
  await client.connect();
  await announceReading(client);
  const keeper = await ColumnsKeeper.load(client);
  // What blocks were made from is as much again, and nothing else that a thread at rest does would have it go.
  await collectGarbage();
  const thread = new ReadingThread(keeper, port);
  thread.handOn();
  parentPort?.on("message", (request: ColumnsRequest) => thread.take(request));
  await thread.keepFresh();
}

await run(workerData as ReadingThreadStart);
