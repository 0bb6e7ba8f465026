import { parentPort, workerData, type MessagePort } from "node:worker_threads";
import { received, type CountedData } from "./counted-data.js";
import { CountingThread, post, type DataSource } from "./counting-thread.js";
import type { BesideMessage, BesideThreadData, ColumnsRequest } from "./columns-messages.js";

/** The data that the reading thread has posted. */
class PostedSource implements DataSource {
  private data: CountedData | null = null;
  private edition = 0;
  private waiting: { readonly edition: number; readonly go: () => void }[] = [];

  take(message: Extract<BesideMessage, { kind: "data" }>): void {
    this.data = received(message.posted, this.data);
    this.edition = message.posted.edition;
    const reached = this.waiting.filter(({ edition }) => edition <= this.edition);
    this.waiting = this.waiting.filter(({ edition }) => edition > this.edition);
    for (const { go } of reached) go();
  }

  /** Waits for data of an edition: of two ports the later message may come first. */
  async reached(edition: number): Promise<void> {
    if (this.edition < edition) await new Promise<void>((go) => this.waiting.push({ edition, go }));
  }

  current(): CountedData {
    if (!this.data) throw new Error("The thread has no data yet.");
    return this.data;
  }

  asOf(): never {
    throw new Error("Questions about an earlier instant are not this thread's.");
  }
}

function run(port: MessagePort): void {
  const source = new PostedSource();
  const thread = new CountingThread("beside", source);
  port.on("message", (message: BesideMessage) => {
    if (message.kind === "prepare") {
      thread.prepare(message.asOf);
      return;
    }
    source.take(message);
    post({ kind: "standing" });
  });
  parentPort?.on("message", (request: ColumnsRequest) => {
    if (request.kind === "due") return;
    void source.reached(request.edition).then(async () => await thread.take(request));
  });
}

run((workerData as BesideThreadData).port);
