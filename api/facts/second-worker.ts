import { parentPort, workerData, type MessagePort } from "node:worker_threads";
import { ReplacedMemory } from "./replaced-memory.js";
import { received, type CountedFrom } from "./posted-columns.js";
import { CountingThread, post, type CountingSource } from "./counting-thread.js";
import type { SecondMessage, SecondThreadStart, ColumnsRequest } from "./columns-messages.js";

/** The data that the reading thread has posted. */
class PostedSource implements CountingSource {
  private data: CountedFrom | null = null;
  private edition = 0;
  private readonly replaced = new ReplacedMemory();
  private waiting: { readonly edition: number; readonly go: () => void }[] = [];

  take(message: Extract<SecondMessage, { kind: "data" }>): void {
    this.data = received(message.posted, this.data);
    this.edition = message.posted.edition;
    this.replaced.add(message.posted);
    const reached = this.waiting.filter(({ edition }) => edition <= this.edition);
    this.waiting = this.waiting.filter(({ edition }) => edition > this.edition);
    for (const { go } of reached) go();
  }

  /** Waits for data of an edition: of two ports the later message may come first. */
  async reached(edition: number): Promise<void> {
    if (this.edition < edition) await new Promise<void>((go) => this.waiting.push({ edition, go }));
  }

  current(): CountedFrom {
    if (!this.data) throw new Error("The thread has no data yet.");
    return this.data;
  }

  asOf(): never {
    throw new Error("Questions about an earlier instant are not this thread's.");
  }
}

function run(port: MessagePort): void {
  const source = new PostedSource();
  const thread = new CountingThread("second", source);
  port.on("message", (message: SecondMessage) => {
    if (message.kind === "prepare") {
      thread.prepare(message.asOf);
      return;
    }
    source.take(message);
    post({ kind: "loaded" });
  });
  parentPort?.on("message", (request: ColumnsRequest) => {
    if (request.kind === "due") return;
    void source.reached(request.edition).then(async () => await thread.take(request));
  });
}

run((workerData as SecondThreadStart).port);
