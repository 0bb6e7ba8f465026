import "reflect-metadata";
import type { INestApplication } from "@nestjs/common";
import { Client } from "pg";
import { presentSeconds } from "./clock.js";
import { readConfig, type Config } from "./config.js";
import { migrate } from "./database/migrate.js";
import { openDatabase, type OpenDatabase } from "./database/open-database.js";
import { isEmptyDatabase, loadDemo } from "./demo/load-demo.js";
import { ColumnsService } from "./facts/columns-service.js";
import { createApp } from "./http/create-app.js";
import { explainListenError, StartError } from "./start-error.js";

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

async function loadDemoIfEmpty(appUrl: string): Promise<void> {
  const client = new Client({ connectionString: appUrl });
  await client.connect();
  try {
    if (!(await isEmptyDatabase(client))) return;
    say("The database is empty: loading the demo data …");
    const report = await loadDemo(client);
    if (report.refused) say(report.refused);
  } finally {
    await client.end();
  }
}

async function listen(app: INestApplication, config: Config): Promise<void> {
  try {
    await app.listen(config.port, config.host);
  } catch (error) {
    throw explainListenError(error, config);
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
  const database: OpenDatabase = await openDatabase(config);
  closers.push(async () => await database.close());
  await migrate(database.ownerUrl);
  await loadDemoIfEmpty(database.appUrl);
  const columns = await ColumnsService.start(database.appUrl, presentSeconds);
  closers.push(async () => await columns.stop());
  const app = await createApp(database.appUrl, columns);
  closers.push(async () => await app.close());
  await listen(app, config);
  const host = config.host === "0.0.0.0" ? "127.0.0.1" : config.host;
  say(`IOP Outcomes is ready: http://${host}:${config.port}`);
  say("No sign-in yet: it answers on this machine only. Ctrl-C stops it; the data stay.");
}

async function main(): Promise<void> {
  const closers: (() => Promise<void>)[] = [];
  const starting = { done: false };
  const stop = (): void => {
    // While it is still starting the steps under way are let go; the process ends when they are closed.
    void closeAll(closers).then(() => process.exit(starting.done ? 0 : 130));
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, stop);
  try {
    await start(closers);
    starting.done = true;
  } catch (error) {
    const isSentence = error instanceof StartError;
    process.stderr.write(
      `${isSentence ? error.message : error instanceof Error ? error.stack : String(error)}\n`,
    );
    await closeAll(closers);
    process.exit(1);
  }
}

await main();
