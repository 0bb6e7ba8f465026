import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { setFlagsFromString } from "node:v8";
import { MessageChannel, Worker } from "node:worker_threads";
import { packageRoot } from "../config.js";
import type {
  SecondThreadStart,
  ColumnsReply,
  ColumnsRequest,
  ReadingThreadStart,
} from "./columns-messages.js";
import type { Turn } from "./counting-turns.js";

/**
 * What counting leaves behind dies young: with half of this, twice as many collections fall into a page and more outlives
 * them; with twice as much, both threads together hold 16 MB more for as long as they live.
 */
const YOUNG_MEGABYTES = 8;

/** The compiled thread: beside this file when it is compiled itself, else in build/. */
function programFile(name: string): URL {
  const beside = new URL(`./${name}.js`, import.meta.url);
  if (existsSync(fileURLToPath(beside))) return beside;
  return pathToFileURL(join(packageRoot, "build", "api", "facts", `${name}.js`));
}

/**
 * Flags that are the engine's for all threads of the process, as counting wants them. A room for the young that the process
 * was started with would hold for every thread too, whatever its own limits say; the process has taken its own by now. And
 * of what counting leaves little outlives a collection: to wake other threads for it takes longer than to copy it, and the
 * processors are those that the other answers are made on.
 */
function setFlagsForThreads(): void {
  setFlagsFromString("--max-semi-space-size=0");
  setFlagsFromString("--no-parallel-scavenge");
}

function startThread(name: string, workerData: ReadingThreadStart | SecondThreadStart): Worker {
  return new Worker(programFile(name), {
    workerData,
    transferList: [workerData.port],
    // Without the parent's arguments: a test runner's import conditions would lead compiled code to sources. What collects
    // garbage is experimental in name.
    execArgv: ["--disable-warning=ExperimentalWarning"],
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MEGABYTES },
  });
}

/** Who is told what the threads say, and that they ended, once, and why. */
export interface Listener {
  heard(reply: ColumnsReply, from: Turn): void;
  ended(why: Error): void;
}

/**
 * The two threads that count: one reads the database, the other counts from the same memory. Neither is of use without the
 * other: where one ends, both do.
 */
export class CountingThreads {
  private readonly threads: Readonly<Record<Turn, Worker>>;
  private hasEnded = false;

  constructor(
    appUrl: string,
    private readonly listener: Listener,
  ) {
    setFlagsForThreads();
    const { port1, port2 } = new MessageChannel();
    const reading = startThread("reading-worker", { appUrl, port: port1 });
    try {
      this.threads = { reading, second: startThread("second-worker", { port: port2 }) };
    } catch (error) {
      void reading.terminate();
      throw error;
    }
    this.listenTo("reading");
    this.listenTo("second");
  }

  post(request: ColumnsRequest, to: Turn): void {
    this.threads[to].postMessage(request);
  }

  /** Ends both; nobody is told. */
  async terminate(): Promise<void> {
    this.hasEnded = true;
    await Promise.all(Object.values(this.threads).map(async (thread) => await thread.terminate()));
  }

  private listenTo(turn: Turn): void {
    const thread = this.threads[turn];
    let failure = new Error("A counting thread ended.");
    thread.on("message", (reply: ColumnsReply) => {
      // One that is being ended may still speak: of data that nobody counts from any more.
      if (!this.hasEnded) this.listener.heard(reply, turn);
    });
    thread.on("error", (error) => {
      failure = error instanceof Error ? error : new Error(String(error));
    });
    thread.on("exit", () => {
      if (this.hasEnded) return;
      void this.terminate();
      this.listener.ended(failure);
    });
  }
}
