import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { measureResponse } from "#shared/contract/measures";
import { writeSmallFeeds } from "../api/small-feeds.js";
import { runTool, type Ended } from "../support/child.js";
import { cloneDatabase, type ClonedDatabase } from "../support/database.js";

const folder = mkdtempSync(join(tmpdir(), "iop-cli-"));
let database: ClonedDatabase;
let owner: Client;
let url: string;

/** A database that no migration has seen. */
beforeAll(async () => {
  database = await cloneDatabase();
  owner = new Client(database.ownerUrl);
  await owner.connect();
  await owner.query("CREATE DATABASE iop_cli_new");
  const address = new URL(database.ownerUrl);
  address.pathname = "/iop_cli_new";
  url = address.href;
});
afterAll(async () => {
  await owner.query("DROP DATABASE iop_cli_new WITH (FORCE)");
  await owner.end();
  await database.drop();
});

async function run(...words: string[]): Promise<Ended> {
  return await runTool(words, { DATABASE_URL: url });
}

const reportShape = z.object({
  importId: z.int().nullable(),
  feeds: z.array(
    z.object({
      feed: z.string(),
      rowsRead: z.int(),
      inserted: z.int(),
      updated: z.int(),
      unchanged: z.int(),
      rejected: z.int(),
    }),
  ),
  findings: z.array(z.object({ code: z.string(), repair: z.string() })),
});

function reportOf(ended: Ended): z.output<typeof reportShape> {
  return reportShape.parse(JSON.parse(ended.stdout));
}

function write(name: string, ...lines: string[]): string {
  const path = join(folder, name);
  writeFileSync(path, `${lines.join("\n")}\n`);
  return path;
}

const inquiryHeader = "inquiry_id,program_code,inquired_at";

it.concurrent.each(["import", "imports", "measures", "measure", "rows", "facts", "demo"])(
  "%s --help shows an example and needs no database",
  async (command) => {
    const shown = await runTool([command, "--help"], { DATABASE_URL: "postgresql://a:b@127.0.0.1:1/none" });
    expect(shown).toMatchObject({ code: 0, stderr: "" });
    expect(shown.stdout).toMatch(new RegExp(`Examples?:\\n  ${command}`));
    expect(shown.stdout).toContain("--json");
  },
);

describe("one after the other on a new database", () => {
  it("migrates first and loads no demo data", async () => {
    const listed = await run("imports", "--json");
    expect(listed).toMatchObject({ code: 0, stderr: "" });
    expect(JSON.parse(listed.stdout)).toEqual([]);
    expect(JSON.parse((await run("measures", "--json")).stdout)).toHaveProperty("measures.0.id");
    const { stdout } = await run("measures");
    expect(stdout).toContain("\n    moved: The person moved away.\n");
    expect(stdout).toContain("\n    under: Fewer attended hours than the band.\n");
  });

  it("a dry run counts and keeps nothing", async () => {
    const files = (await writeSmallFeeds()).map(({ feed, path }) => `${feed}=${path}`);
    const ended = await run("import", ...files, "--dry-run", "--json");
    expect(ended.code).toBe(0);
    expect(reportOf(ended)).toMatchObject({ importId: null, feeds: { length: 6 } });
    expect(JSON.parse((await run("imports", "--json")).stdout)).toEqual([]);
  });

  it("imports six feeds with 0, and the same files again change nothing, with 0", async () => {
    const files = (await writeSmallFeeds()).map(({ feed, path }) => `${feed}=${path}`);
    const first = await run("import", ...files, "--json");
    expect(first).toMatchObject({ code: 0, stderr: "" });
    for (const feed of reportOf(first).feeds) expect(feed.inserted).toBe(feed.rowsRead);
    const again = await run("import", ...files.toReversed(), "--json");
    expect(again.code).toBe(0);
    for (const feed of reportOf(again).feeds) expect(feed.unchanged).toBe(feed.rowsRead);
  });

  it("gives 3 when some rows were rejected; their file, repaired, is taken with 0", async () => {
    const rejects = join(folder, "rejects.csv");
    const path = write(
      "inquiries.csv",
      inquiryHeader,
      "N1,MH-A,2025-01-09T10:00Z",
      "N2,MH-A,2025-02-30T10:00Z",
      "N3,NONE,1900-01-01T10:00Z",
    );
    const ended = await run("import", `inquiries=${path}`, "--rejects", rejects, "--json");
    expect(ended.code).toBe(3);
    expect(reportOf(ended)).toMatchObject({
      feeds: [{ rowsRead: 3, inserted: 1, rejected: 2 }],
      findings: [{ code: "not_an_instant" }, { code: "out_of_range" }, { code: "unknown_program" }],
    });
    expect(ended.stderr).toContain(`Rejected rows: ${rejects}.`);
    const written = readFileSync(rejects, "utf8");
    expect(written.split("\n")[0]).toBe(`${inquiryHeader},line,code,column,repair`);
    expect(written).toContain("N2,MH-A,2025-02-30T10:00Z,3,not_an_instant,inquired_at,");
    // Both faults of a row are told at once.
    expect(written).toMatch(/^N3,NONE,.*1970 to 2037.*Import the program first/m);
    writeFileSync(rejects, written.replace("2025-02-30", "2025-02-28").replace(/^N3.*\n/m, ""));
    const repaired = await run("import", `inquiries=${rejects}`, "--json");
    expect(repaired.code).toBe(0);
    expect(reportOf(repaired)).toMatchObject({ feeds: [{ rowsRead: 1, inserted: 1, rejected: 0 }] });
  });

  it("gives 1 when nothing could be taken, and all or nothing keeps nothing", async () => {
    const bad = write("bad.csv", inquiryHeader, "B1,NONE,2025-01-09T10:00Z");
    expect((await run("import", `inquiries=${bad}`)).code).toBe(1);
    const mixed = write("mixed.csv", inquiryHeader, "B2,MH-A,2025-01-09T10:00Z", "B1,NONE,2025-01-09T10:00Z");
    const refused = await run("import", `inquiries=${mixed}`, "--all-or-nothing", "--json");
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain("all or nothing");
    expect(reportOf(refused).importId).toBeNull();
    const told = await run("import", `inquiries=${mixed}`, "--all-or-nothing");
    expect(told.stdout).toContain("Nothing was kept: inserted and updated are what would have been.");
    expect((await run("rows", "access-within-48h")).stdout).not.toContain("B2");
  });

  it("takes a file that holds only its header with 0", async () => {
    const ended = await run(
      "import",
      `scores=${write("none.csv", "enrollment_id,instrument,taken_at,total")}`,
    );
    expect(ended).toMatchObject({ code: 0, stderr: "" });
  });

  it("prints a measure in the contract's shape, and as many rows as it counts", async () => {
    const measured = await run("measure", "access-within-48h", "--by", "program", "--json");
    expect(measured).toMatchObject({ code: 0, stderr: "" });
    const { groups } = measureResponse.parse(JSON.parse(measured.stdout));
    expect(groups.map((group) => group.key["program"])).toEqual(["MH-A", "SU-A"]);
    const [group] = groups;
    if (group?.result.kind !== "proportion") throw new Error("The access figure is no proportion.");
    const words = ["rows", "access-within-48h", "--where", "program=MH-A", "--class"];
    const lines = (await run(...words, "met")).stdout.trimEnd().split("\n");
    expect(lines[0]).toBe("program_code,inquiry_id,enrollment_id,cohort,index_on,class,reason,value,unit");
    expect(lines).toHaveLength(group.result.numerator + 1);
    const notMet: unknown = JSON.parse((await run(...words, "not_met", "--json")).stdout);
    expect(notMet).toMatchObject({ total: group.result.denominator - group.result.numerator });
  });

  it("verifies the facts with 0, tells a difference with 1, and repairs it", async () => {
    expect(await run("facts", "verify")).toMatchObject({ code: 0, stderr: "" });
    const changing = new Client(url);
    await changing.connect();
    await changing.query(
      "UPDATE inquiry SET inquired_at = inquired_at - interval '1 day' WHERE inquiry_id = 'I1'",
    );
    await changing.end();
    const differing = await run("facts", "verify", "--json");
    expect(differing.code).toBe(1);
    expect(JSON.parse(differing.stdout)).toMatchObject({ differing: { length: 1 } });
    expect(JSON.parse((await run("facts", "rebuild", "--json")).stdout)).toHaveProperty("version");
    expect((await run("facts", "verify")).code).toBe(0);
  });
});

it("keeps demo and real rows apart, and removes the demo data in one step", async () => {
  const settings = { DATABASE_URL: database.ownerUrl };
  const loaded = await runTool(["demo", "load", "--json"], settings);
  expect(loaded).toMatchObject({ code: 0, stderr: "" });
  const files = (await writeSmallFeeds()).map(({ feed, path }) => `${feed}=${path}`);
  const mixed = await runTool(["import", ...files], settings);
  expect(mixed.code).toBe(1);
  expect(mixed.stderr).toContain("--clear-demo");
  expect((await runTool(["facts", "verify"], settings)).code).toBe(0);
  const cleared = await runTool(["import", ...files, "--clear-demo", "--json"], settings);
  expect(cleared.code).toBe(0);
  const { rows } = await owner.query("SELECT program.program_code FROM program ORDER BY 1");
  expect(rows).toEqual([{ program_code: "MH-A" }, { program_code: "SU-A" }]);
}, 120_000);
