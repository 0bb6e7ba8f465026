import "reflect-metadata";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import type { INestApplication } from "@nestjs/common";
import { presentSeconds } from "./clock.js";
import { dropUnreadOutput } from "./closed-pipe.js";
import { readConfig, type Config } from "./config.js";
import { connectClient } from "./database/connect-client.js";
import { migrate } from "./database/migrate.js";
import { openDatabase, type OpenDatabase } from "./database/open-database.js";
import { isEmptyDatabase } from "./database/is-empty-database.js";
import { ColumnsService } from "./facts/columns-service.js";
import { explainListenError, failureWords, StartError } from "./start-error.js";
import { isLostConnection } from "./failures.js";
import { closeOnSignal } from "./stop-signals.js";

const WATCH_MILLISECONDS = 1000;
/** So long an answer that is under way is waited for when the server stops. */
const GRACE_MILLISECONDS = 20_000;
const LOOK_MILLISECONDS = 20;

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

async function loadDemoIfEmpty(appUrl: string): Promise<void> {
  const client = await connectClient(appUrl);
  try {
    if (!(await isEmptyDatabase(client))) return;
    say("The database is empty: loading the demo data …");
    const { loadDemo } = await import("./demo/load-demo.js");
    const report = await loadDemo(client);
    if (report.refused) say(report.refused);
  } finally {
    await client.end();
  }
}

/** Listens on the server itself: the framework would write the error with its trace before we say the sentence. */
async function listen(app: INestApplication<Server>, config: Config): Promise<void> {
  await app.init();
  await listenOn(app.getHttpServer(), config);
}

async function listenOn(server: Server, config: Config): Promise<void> {
  server.listen(config.port, config.host);
  try {
    await once(server, "listening");
  } catch (error) {
    throw explainListenError(error, config);
  }
}

/** Says at once, before anything is started or loaded, that the address can't be had. */
async function tryAddress(config: Config): Promise<void> {
  const server = createServer();
  await listenOn(server, config);
  server.close();
  await once(server, "close");
}

/** Counts the answers that are under way. */
function countAnswers(server: Server): () => number {
  let underWay = 0;
  server.on("request", (_request, response) => {
    underWay += 1;
    response.once("close", () => (underWay -= 1));
  });
  return () => underWay;
}

/** Answers under way are finished, those that take too long are cut; a connection that sends nothing does not keep the server. */
async function closeApp(app: INestApplication<Server>, underWay: () => number): Promise<void> {
  const server = app.getHttpServer();
  const closing = app.close();
  for (let waited = 0; underWay() > 0 && waited < GRACE_MILLISECONDS; waited += LOOK_MILLISECONDS)
    await sleep(LOOK_MILLISECONDS);
  server.closeAllConnections();
  await closing;
}

/** Looks every second whether the database still runs; the returned function ends that. */
function watchDatabase(database: OpenDatabase): () => Promise<void> {
  let look: Promise<void> | null = null;
  const timer = setInterval(() => {
    look ??= reviveDatabase(database).finally(() => (look = null));
  }, WATCH_MILLISECONDS);
  return async () => {
    clearInterval(timer);
    await look;
  };
}

async function reviveDatabase(database: OpenDatabase): Promise<void> {
  try {
    if (await database.revive()) say("The embedded PostgreSQL had ended and was started again.");
  } catch (error) {
    process.stderr.write(`${error instanceof StartError ? error.message : String(error)}\n`);
  }
}

/** Runs what closes each part, last opened first, whatever fails. */
async function closeAll(closers: (() => Promise<void>)[]): Promise<void> {
  for (const close of closers.toReversed()) {
    await close().catch((error: unknown) => process.stderr.write(`While stopping: ${String(error)}\n`));
  }
}

async function start(closers: (() => Promise<void>)[]): Promise<void> {
  const config = readConfig(process.env);
  await tryAddress(config);
  const opening = openDatabase(config);
  // Ctrl-C while the database still starts waits for it and stops it.
  closers.push(async () => {
    await opening.then(
      async (opened) => await opened.close(),
      () => {},
    );
  });
  const database = await opening;
  closers.push(watchDatabase(database));
  await migrate(database.ownerUrl);
  await loadDemoIfEmpty(database.appUrl);
  // The framework is a second to read: that passes while the worker loads the columns.
  const loading = ColumnsService.start(database.appUrl, presentSeconds);
  closers.push(async () => {
    await loading.then(
      async (loaded) => await loaded.stop(),
      () => {},
    );
  });
  const [columns, { createApp }] = await Promise.all([loading, import("./create-app.js")]);
  const app = await createApp(database.appUrl, columns);
  const underWay = countAnswers(app.getHttpServer());
  closers.push(async () => await closeApp(app, underWay));
  await listen(app, config);
  const host = config.host === "0.0.0.0" ? "127.0.0.1" : config.host;
  say(`IOP Outcomes is ready: http://${host}:${config.port}`);
  say("No sign-in yet: it answers on this machine only. Ctrl-C stops it; the data stay.");
}

async function main(): Promise<void> {
  const closers: (() => Promise<void>)[] = [];
  const starting = { done: false };
  // While it is still starting the steps under way are let go; the process ends when they are closed.
  const signals = closeOnSignal(
    async () => await closeAll(closers),
    () => (starting.done ? 0 : 130),
  );
  try {
    await start(closers);
    starting.done = true;
  } catch (error) {
    if (signals.isStopping()) return;
    process.stderr.write(
      isLostConnection(error)
        ? "The connection to the database was lost during the start. Start again.\n"
        : `${failureWords(error)}\n`,
    );
    await closeAll(closers);
    process.exit(1);
  }
}

dropUnreadOutput();
await main();
