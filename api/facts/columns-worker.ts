import { setTimeout as sleep } from "node:timers/promises";
import { parentPort, workerData, type MessagePort } from "node:worker_threads";
import { Client } from "pg";
import { z } from "zod";
import type { EpisodeColumns } from "#shared/measures/columns";
import { forgetClasses } from "#shared/measures/counting/kept-classes";
import { answerQuestion, post } from "./answer-question.js";
import { ColumnsKeeper } from "./columns-keeper.js";
import type { Asked, ColumnsReply, ColumnsRequest } from "./columns-messages.js";
import { sharedColumns } from "./shared-columns.js";

// The thread that keeps the columns: it loads them, takes up what is committed, builds those of earlier instants, and
// counts. Its columns go to the helpers that ask for them.

/** How often the stored version is read; the read takes a fraction of a millisecond. */
const POLL_MILLISECONDS = 200;

async function answer(keeper: ColumnsKeeper, asked: Asked): Promise<ColumnsReply> {
  // Read once: a change that comes while columns are loaded must not part the measure from its goals.
  const known = keeper.present();
  if (asked.kind === "classes" || asked.question.present) return answerQuestion(asked, known);
  try {
    const columns = await keeper.asOf(asked.question.view.asOf);
    return answerQuestion(asked, { ...known, columns });
  } catch (error) {
    return { kind: "failed", id: asked.id, reason: error instanceof Error ? error.message : String(error) };
  }
}

/** A thread that counts from the columns of this one. */
class Helper {
  private last: EpisodeColumns | null = null;

  constructor(private readonly port: MessagePort) {}

  tell(keeper: ColumnsKeeper): void {
    const known = keeper.present();
    this.port.postMessage(sharedColumns(known, this.last));
    this.last = known.columns;
  }
}

/** Polls until the connection fails; the error then ends the worker and the service starts another. */
async function keepFresh(keeper: ColumnsKeeper, helpers: readonly Helper[]): Promise<never> {
  for (;;) {
    await sleep(POLL_MILLISECONDS);
    if (!(await keeper.refresh())) continue;
    for (const helper of helpers) helper.tell(keeper);
    post({ kind: "version", version: keeper.present().columns.version });
  }
}

async function run(appUrl: string): Promise<void> {
  const client = new Client({ connectionString: appUrl, options: "-c role=iop_app" });
  await client.connect();
  const keeper = await ColumnsKeeper.load(client);
  const helpers: Helper[] = [];
  post({ kind: "version", version: keeper.present().columns.version });
  parentPort?.on("message", (request: ColumnsRequest) => {
    if (request.kind === "due") void keeper.buildDue(request.asOfSeconds);
    else if (request.kind === "share") {
      const helper = new Helper(request.port);
      helpers.push(helper);
      request.port.on("close", () => helpers.splice(helpers.indexOf(helper), 1));
      helper.tell(keeper);
    } else if (request.kind === "forget") forgetClasses(keeper.present().columns, request.measureId);
    else void answer(keeper, request).then(post);
  });
  await keepFresh(keeper, helpers);
}

await run(z.object({ appUrl: z.string() }).parse(workerData).appUrl);
