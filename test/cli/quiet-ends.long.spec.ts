import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { everything, importRows, programs } from "../imports/import-rows.js";
import { freePort, runTool, startProgram, type Ended } from "../support/child.js";
import { cloneDatabase, type ClonedDatabase } from "../support/database.js";

let empty: ClonedDatabase;
let filled: ClonedDatabase;
let client: Client;

beforeAll(async () => {
  empty = await cloneDatabase();
  filled = await cloneDatabase();
  client = new Client(filled.ownerUrl);
  await client.connect();
  await importRows(client, everything);
});
afterAll(async () => {
  await client.end();
  await empty.drop();
  await filled.drop();
});

describe("a reader that goes before the end, as `head -1` does", () => {
  async function runUnread(...words: string[]): Promise<Ended> {
    const child = startProgram(["api/cli.js", ...words], { DATABASE_URL: filled.ownerUrl });
    // Closed before the command has anything to say: its first write finds no reader.
    child.process.stdout?.destroy();
    return await child.ended;
  }

  it.each([["measures"], ["measures", "--help"], ["rows", "attendance"]])(
    "ends %s without a word of its own",
    async (...words) => {
      const { stderr } = await runUnread(...words);
      expect(stderr).not.toMatch(/EPIPE|    at /);
    },
  );

  it("does not fail what the command was asked to do", async () => {
    const path = join(mkdtempSync(join(tmpdir(), "iop-unread-")), "programs.csv");
    writeFileSync(path, `${programs[0]}\nNEW,New,North,mental_health,adult,America/Chicago\n`);
    expect(await runUnread("import", `programs=${path}`)).toMatchObject({ code: 0, stderr: "" });
    const { rowCount } = await client.query("SELECT FROM program WHERE program_code = 'NEW'");
    expect(rowCount).toBe(1);
  });

  it("does not end the server", async () => {
    const port = await freePort();
    const child = startProgram(["api/main.js"], { DATABASE_URL: filled.ownerUrl, PORT: String(port) });
    child.process.stdout?.destroy();
    const isUp = async (): Promise<boolean> =>
      await fetch(`http://127.0.0.1:${port}/`).then(
        () => true,
        () => false,
      );
    try {
      await expect.poll(isUp, { timeout: 60_000, interval: 200 }).toBe(true);
    } finally {
      child.process.kill("SIGTERM");
    }
    const ended = await child.ended;
    expect(ended).toMatchObject({ code: 0, stderr: "" });
  }, 90_000);
});

describe("a database without any program", () => {
  const nothing =
    "This database holds no data yet: load files with the command `import` (import --help says how) or the demo with `demo load`.\n";

  it.each([
    ["measure", "completion"],
    ["measure", "completion", "--json"],
    ["rows", "completion"],
  ])("%s %s says how to load data, beside its answer", async (...words) => {
    const ended = await runTool(words, { DATABASE_URL: empty.ownerUrl });
    expect(ended).toMatchObject({ code: 0, stderr: nothing });
    expect(ended.stdout).not.toBe("");
    expect(ended.stdout).not.toContain("no data yet");
  });

  it("a question that is refused has its own sentence only", async () => {
    const ended = await runTool(["measure", "acess"], { DATABASE_URL: empty.ownerUrl });
    expect(ended.code).toBe(1);
    expect(ended.stderr).not.toContain("no data yet");
  });

  it.each([
    ["measure", "completion"],
    ["rows", "completion"],
    ["measure", "reliable-improvement", "--where", "instrument=PHQ-9"],
  ])("%s %s says nothing where a program is", async (...words) => {
    expect(await runTool(words, { DATABASE_URL: filled.ownerUrl })).toMatchObject({ code: 0, stderr: "" });
  });

  it.each([
    {
      words: ["measure", "completion"],
      where: "program=MH-Z",
      says: /^The data hold no program "MH-Z".* MH-A.*\n$/,
    },
    {
      words: ["measure", "reliable-improvement"],
      where: "instrument=GAD-99",
      says: /^The data hold no instrument "GAD-99".* PHQ-9.*\n$/,
    },
    { words: ["rows", "completion"], where: "site=Nowhere", says: /^The data hold no site "Nowhere".*\n$/ },
    {
      words: ["measure", "completion", "--json"],
      where: "program=MH-A,sex=x",
      says: /^The data hold no sex "x".*\n$/,
    },
  ])("$words says that nothing can match $where, beside its answer", async ({ words, where, says }) => {
    const asked = [...words, "--where", where];
    const ended = await runTool(asked, { DATABASE_URL: filled.ownerUrl });
    expect(ended).toMatchObject({ code: 0, stderr: expect.stringMatching(says) });
    expect(ended.stdout).not.toBe("");
    expect(await runTool(asked, { DATABASE_URL: empty.ownerUrl })).toMatchObject({ stderr: nothing });
  });

  it("measure says why a scale that describes intake is no outcome", async () => {
    const asked = ["measure", "reliable-improvement", "--where", "instrument=AUDIT"];
    const ended = await runTool(asked, { DATABASE_URL: filled.ownerUrl });
    expect(ended).toMatchObject({
      code: 0,
      stderr: expect.stringMatching(/AUDIT asks about the past 12 months.*\n$/),
    });
  });
});
