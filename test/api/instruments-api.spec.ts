import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ColumnsService } from "#api/facts/columns-service";
import { instrumentsCommand } from "#api/instruments/instrument-commands";
import { instrumentsResponse, type InstrumentsResponse } from "#shared/contract/instruments";
import { instruments } from "#shared/instruments/index";
import { cloneDatabase } from "../support/database.js";
import { serveOver, type ServedApp } from "../support/served-app.js";
import { everything, importRows, scores } from "../imports/import-rows.js";

let served: ServedApp;
let address: string;
let client: Client;
let columns: ColumnsService;

beforeAll(async () => {
  served = await serveOver(await cloneDatabase(), async (empty) => await importRows(empty, everything));
  ({ address, client, columns } = served);
});
afterAll(async () => {
  await served.close();
});

async function listed(): Promise<InstrumentsResponse> {
  const response = await fetch(`${address}/api/instruments`);
  expect(response.status).toBe(200);
  return instrumentsResponse.parse(await response.json());
}

async function command(...words: string[]): Promise<{ code: number | string; out: string; errors: string }> {
  let [out, errors] = ["", ""];
  const stdout = { write: (text: string) => (out += text) };
  const stderr = { write: (text: string) => (errors += text) };
  try {
    const code = await instrumentsCommand.run(words, {
      client,
      presentSeconds: 1_782_820_800,
      stdout,
      stderr,
    });
    return { code, out, errors };
  } catch (error) {
    return { code: "refused", out, errors: error instanceof Error ? error.message : String(error) };
  }
}

async function set(definition: object | string): Promise<Awaited<ReturnType<typeof command>>> {
  const path = join(await mkdtemp(join(tmpdir(), "iop-instrument-")), "definition.json");
  await writeFile(path, typeof definition === "string" ? definition : JSON.stringify(definition));
  return await command("set", path, "--by", "Quality lead");
}

describe("the list of instruments", () => {
  it("is the shipped registry with sources and what is to be confirmed", async () => {
    const { instruments: found, leftOut } = await listed();
    expect(found.map((each) => each.id)).toEqual(instruments.map((each) => each.id));
    expect(found.every((each) => each.origin === "product" && each.changedAt === null)).toBe(true);
    expect(found.find((each) => each.id === "PCL-5")?.toBeConfirmed).toContain("reliableChange");
    expect(leftOut.map((each) => each.id)).toContain("OQ-45.2");
  });

  it("is the same on the command line", async () => {
    const { code, out } = await command("--json");
    expect(code).toBe(0);
    expect(instrumentsResponse.parse(JSON.parse(out))).toEqual(await listed());
  });

  it("can be read as text", async () => {
    const { out } = await command();
    expect(out).toContain(
      "Thresholds: a case at 10 or more; reliable change 6 or more; remission below 5; response when 50% of the baseline is gone",
    );
    expect(out).toContain("a case at 50 or less");
    expect(out).toContain("To be confirmed: missingItems");
    expect(out).toContain("No thresholds: it has no classes");
    expect(out.match(/ {2}Licence: /g)).toHaveLength(instruments.length);
  });
});

describe("a changed threshold", () => {
  it("is in effect everywhere, and running servers are told", async () => {
    const before = columns.version();
    expect(await set({ id: "GAD-7", caseness: 10 })).toMatchObject({ code: 0, out: "GAD-7 is set.\n" });
    await expect.poll(() => columns.version(), { timeout: 5000, interval: 20 }).toBeGreaterThan(before);
    expect((await listed()).instruments.find((each) => each.id === "GAD-7")).toMatchObject({
      caseness: 10,
      reliableChange: 4,
      origin: "changed",
      changedAt: "2026-06-30T12:00:00.000Z",
      changedBy: "Quality lead",
    });
  });

  it("goes back to what is shipped", async () => {
    expect(await command("remove", "GAD-7")).toMatchObject({ code: 0, out: "GAD-7 is as shipped again.\n" });
    const found = (await listed()).instruments.find((each) => each.id === "GAD-7");
    expect(found).toMatchObject({ caseness: 8, origin: "product", changedBy: null });
    expect(await command("remove", "GAD-7")).toMatchObject({ code: "refused" });
  });

  it("of missing items holds from now on, and says so", async () => {
    const { errors } = await set({ id: "GAD-7", missingItems: { allowed: 0, counts: "mean" } });
    expect(errors).toContain("imported from now on");
    await command("remove", "GAD-7");
  });
});

describe("an organization's own instrument", () => {
  const own = { id: "MOOD-5", title: "Mood", min: 0, max: 20, direction: "lower", reliableChange: 4 };
  const mood = (total: number): string[] => [scores[0] ?? "", `M1,E1,MOOD-5,2026-01-09T10:00,${total}`];

  it("is accepted by the import within its range", async () => {
    expect(await set(own)).toMatchObject({ code: 0 });
    expect((await importRows(client, { scores: mood(21) })).feeds[0]).toMatchObject({ rejected: 1 });
    const report = await importRows(client, { scores: mood(20) });
    expect(report.feeds[0]).toMatchObject({ inserted: 1, rejected: 0 });
    expect(report.findings).toEqual([]);
    expect((await listed()).instruments.at(-1)).toMatchObject({ id: "MOOD-5", origin: "organization" });
  });

  it("can't be narrowed below the scores that stand, and can be widened", async () => {
    const narrowed = await set({ ...own, max: 19 });
    expect(narrowed).toMatchObject({
      code: "refused",
      errors: expect.stringContaining("Stored scores of MOOD-5 lie outside 0 to 19 (1 of them)"),
    });
    expect(await set({ ...own, max: 25 })).toMatchObject({ code: 0 });
  });

  it("can't have a twin that is spelled alike", async () => {
    expect((await set({ ...own, id: "mood_5" })).errors).toContain("spelled like MOOD-5");
  });

  it("leaves its scores when it goes, without thresholds", async () => {
    const removed = await command("remove", "MOOD-5");
    expect(removed).toMatchObject({
      code: 0,
      errors: "Stored scores of MOOD-5 stay, without thresholds: 1.\n",
    });
    const report = await importRows(client, { scores: mood(20) });
    expect(report.findings.map((finding) => finding.code)).toEqual(["unknown_instrument"]);
  });
});

describe("a definition that can't be taken changes nothing and says why", () => {
  it.each([
    { name: "no JSON", given: "{", says: "is no JSON" },
    { name: "no object", given: "[]", says: "definition: " },
    { name: "an unknown field", given: { id: "GAD-7", cutoff: 10 }, says: "cutoff" },
    { name: "text for a number", given: { id: "GAD-7", caseness: "10" }, says: "caseness: " },
    {
      name: "three decimals",
      given: { id: "GAD-7", reliableChange: 4.125 },
      says: "reliableChange: write at most two decimals",
    },
    { name: "an id with a comma", given: { id: "A,B" }, says: "id: begin with a letter" },
    {
      name: "two problems",
      given: { id: "PHQ-9", caseness: 28, response: 2 },
      says: "caseness is 28, outside 0 to 27.\nresponse is 2",
    },
    {
      name: "a scale without a total",
      given: { id: "BAM", title: "BAM", min: 0, max: 60, direction: "lower" },
      says: "no total",
    },
  ])("$name", async ({ given, says }) => {
    const version = await client.query("SELECT version FROM fact_version");
    const refused = await set(given);
    expect(refused).toMatchObject({ code: "refused", out: "" });
    expect(refused.errors).toContain(says);
    expect((await client.query("SELECT version FROM fact_version")).rows).toEqual(version.rows);
    expect((await client.query("SELECT id FROM instrument_setting")).rows).toEqual([]);
  });

  it("or a file that isn't there", async () => {
    expect((await command("set", "/no/such.json")).errors).toContain("/no/such.json can't be read");
  });

  it("or words that make no command", async () => {
    expect(await command("set")).toMatchObject({
      code: 1,
      errors: expect.stringContaining("instruments set <file.json>"),
    });
    expect(await command("drop", "GAD-7")).toMatchObject({ code: 1 });
  });
});
