import { once } from "node:events";
import { mkdtempSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { runTool, startProgram, type Ended } from "../support/child.js";
import { cloneDatabase, type ClonedDatabase } from "../support/database.js";

const folder = mkdtempSync(join(tmpdir(), "iop-refused-"));
const file = join(folder, "a-file");
let database: ClonedDatabase;
let silent: Server;
let silentPort: number;

beforeAll(async () => {
  writeFileSync(file, "");
  database = await cloneDatabase();
  silent = createServer().listen(0, "127.0.0.1");
  await once(silent, "listening");
  const address = silent.address();
  silentPort = typeof address === "object" && address !== null ? address.port : 0;
});
afterAll(async () => {
  silent.close();
  await database.drop();
});

/** One sentence, one line, no trace; the exit code is 1. */
function expectSentence({ code, stderr }: Ended, sentence: RegExp): void {
  expect(stderr).toMatch(sentence);
  expect(stderr.trimEnd().split("\n")).toHaveLength(1);
  expect(stderr).not.toContain("secret");
  expect(code).toBe(1);
}

const never = "postgresql://user:secret@127.0.0.1:1/none";

const refused: { setting: string; settings: Readonly<Record<string, string>>; sentence: RegExp }[] = [
  { setting: "PORT in words", settings: { PORT: "http" }, sentence: /^PORT is "http"/ },
  { setting: "PORT too high", settings: { PORT: "65536" }, sentence: /^PORT is "65536"/ },
  { setting: "PORT below zero", settings: { PORT: "-1" }, sentence: /^PORT is "-1"/ },
  { setting: "HOST with a blank", settings: { HOST: "a b" }, sentence: /^HOST is "a b"/ },
  {
    setting: "another database's address",
    settings: { DATABASE_URL: "mysql://a:secret@b/c" },
    sentence: /^DATABASE_URL is not/,
  },
  { setting: "an address in words", settings: { DATABASE_URL: "secret" }, sentence: /^DATABASE_URL is not/ },
  {
    setting: "a database that is not there",
    settings: { DATABASE_URL: never },
    sentence: /^DATABASE_URL leads to 127\.0\.0\.1:1\/none, which cannot be reached/,
  },
  {
    setting: "a host that is not there",
    settings: { DATABASE_URL: "postgresql://a:secret@none.invalid/b" },
    sentence: /^DATABASE_URL leads to none\.invalid/,
  },
  { setting: "a data folder that is a file", settings: { DATA_DIR: file }, sentence: /DATA_DIR/ },
  { setting: "a data folder below a file", settings: { DATA_DIR: join(file, "data") }, sentence: /DATA_DIR/ },
];

it.concurrent.each(refused)("$setting is refused with one sentence", async ({ settings, sentence }) => {
  // Whoever runs the tests may have the product itself on its usual port.
  expectSentence(await startProgram(["api/main.js"], { PORT: "0", ...settings }).ended, sentence);
});

it.runIf(process.platform === "linux")(
  "a data folder in /proc is refused, not waited for",
  { concurrent: true },
  async () => {
    expectSentence(await startProgram(["api/main.js"], { DATA_DIR: "/proc/none/data" }).ended, /DATA_DIR/);
  },
);

it.concurrent("a taken PORT is refused with one sentence", async () => {
  const settings = { DATABASE_URL: database.ownerUrl, PORT: String(silentPort) };
  expectSentence(await startProgram(["api/main.js"], settings).ended, /^PORT \d+ is taken/);
});

it.concurrent("a foreign HOST is refused with one sentence", async () => {
  const settings = { DATABASE_URL: database.ownerUrl, HOST: "192.0.2.1", PORT: "0" };
  expectSentence(await startProgram(["api/main.js"], settings).ended, /^HOST 192\.0\.2\.1/);
});

it.concurrent("a wrong password, a missing database and a server that never answers name DATABASE_URL", async () => {
  const wrong = new URL(database.ownerUrl);
  wrong.password = "secret";
  const missing = new URL(database.ownerUrl);
  missing.pathname = "/none";
  const mute = `postgresql://user:secret@127.0.0.1:${silentPort}/none`;
  const [wrongPassword, noDatabase, noAnswer] = await Promise.all([
    runTool(["measures"], { DATABASE_URL: wrong.href }),
    runTool(["measures"], { DATABASE_URL: missing.href }),
    runTool(["measures"], { DATABASE_URL: mute }),
  ]);
  expectSentence(wrongPassword, /^DATABASE_URL .*password/);
  expectSentence(noDatabase, /^DATABASE_URL .*no database/);
  expectSentence(noAnswer, /^DATABASE_URL .*cannot be reached/);
});

it.concurrent("a login without the right to make roles or tables names DATABASE_URL", async () => {
  const owner = new Client(database.ownerUrl);
  await owner.connect();
  await owner.query("CREATE ROLE iop_powerless LOGIN PASSWORD 'secret'");
  try {
    const powerless = new URL(database.ownerUrl);
    powerless.username = "iop_powerless";
    powerless.password = "secret";
    expectSentence(await runTool(["measures"], { DATABASE_URL: powerless.href }), /DATABASE_URL/);
  } finally {
    await owner.query("DROP ROLE iop_powerless");
    await owner.end();
  }
});
