import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { planDemoFeeds, writeDemoFiles } from "#api/demo/demo-data";
import { DEMO_AS_OF_SECONDS } from "#api/facts/present";
import { feedNames, isColumnOf } from "#api/imports/feed-columns";
import { instantOfLocal, isoOfInstant, localSecondsOf } from "#shared/calendar";
import { rowsOf } from "./feed-table.js";

const feeds = planDemoFeeds();
const tables = {
  programs: rowsOf(feeds.programs),
  inquiries: rowsOf(feeds.inquiries),
  enrollments: rowsOf(feeds.enrollments),
  sessions: rowsOf(feeds.sessions),
  attendance: rowsOf(feeds.attendance),
  scores: rowsOf(feeds.scores),
};
const zones = new Map(tables.programs.map((row) => [row["program_code"], row["zone"] ?? ""]));
const sessions = new Map(tables.sessions.map((row) => [row["session_id"], row]));
const enrollments = new Map(tables.enrollments.map((row) => [row["enrollment_id"], row]));

function hashOf(texts: readonly string[]): string {
  return texts.reduce((hash, text) => hash.update(text), createHash("sha256")).digest("hex");
}

it("is the same to the byte on every machine", () => {
  // A change of the generator changes this on purpose; a change of the machine never may.
  expect(hashOf(feedNames.map((feed) => feeds[feed]))).toBe(
    "ab17e99ecc3cd7412a41ec219cc4b30c3e603953fb617b713934930c5b28fd16",
  );
});

it("is the same when it is planned and written again", async () => {
  const folder = await mkdtemp(join(tmpdir(), "iop-demo-"));
  const files = await writeDemoFiles(folder);
  expect(files.map((file) => file.feed)).toEqual([...feedNames]);
  const texts = await Promise.all(files.map(async (file) => await readFile(file.path, "utf8")));
  await rm(folder, { recursive: true });
  expect(hashOf(texts)).toBe(hashOf(feedNames.map((feed) => feeds[feed])));
});

it("holds as much as it promises", () => {
  const counts = Object.fromEntries(feedNames.map((feed) => [feed, tables[feed].length]));
  expect(counts["programs"]).toBe(8);
  expect(new Set(tables.programs.map((row) => row["site"])).size).toBe(3);
  expect(new Set(tables.programs.map((row) => row["zone"])).size).toBe(2);
  const promised = { inquiries: 4000, enrollments: 2600, attendance: 75_000, scores: 30_000 };
  for (const [feed, count] of Object.entries(promised)) {
    expect(Math.abs((counts[feed] ?? 0) / count - 1), feed).toBeLessThan(0.05);
  }
});

it("has only columns of the feeds, and ids that nobody could take for a real person's", () => {
  for (const feed of feedNames) {
    const names = Object.keys(tables[feed][0] ?? {});
    expect(names.filter((name) => !isColumnOf(feed, name))).toEqual([]);
  }
  for (const row of [...tables.inquiries, ...tables.enrollments])
    expect(row["person_id"]).toMatch(/^P-\d{6}$/);
  for (const row of tables.inquiries) expect(row["inquiry_id"]).toMatch(/^I-\d{6}$/);
  for (const row of tables.enrollments) expect(row["enrollment_id"]).toMatch(/^E-\d{6}$/);
});

it("knows nothing that lies after as-of, and no local time that clocks skip or show twice", () => {
  const seen = new Set<string>();
  const look = (programCode: string | undefined, local: string | undefined): void => {
    const zone = zones.get(programCode);
    if (!zone || !local || seen.has(`${zone} ${local}`)) return;
    seen.add(`${zone} ${local}`);
    const reading = instantOfLocal(localSecondsOf(local) ?? NaN, zone);
    expect(reading.kind, local).toBe("exact");
    if (reading.kind === "exact") expect(reading.instant, local).toBeLessThanOrEqual(DEMO_AS_OF_SECONDS);
  };
  for (const row of tables.inquiries) {
    for (const [column, value] of Object.entries(row))
      if (column.endsWith("_at")) look(row["program_code"], value);
  }
  for (const row of tables.sessions) look(row["program_code"], row["starts_at"]);
  for (const row of tables.scores)
    look(enrollments.get(row["enrollment_id"])?.["program_code"], row["taken_at"]);
  expect(seen.size).toBeGreaterThan(20_000);
  const ended = tables.enrollments.map((row) => row["discharged_on"] ?? "").filter((day) => day !== "");
  expect(ended.every((day) => day < "2026-06-30")).toBe(true);
});

it("as of the last second of 30 June 2026", () => {
  expect(isoOfInstant(DEMO_AS_OF_SECONDS)).toBe("2026-06-30T23:59:59Z");
});

it("has attendance within the stay, in sessions of the program, each person and session once", () => {
  const seen = new Set<string>();
  for (const row of tables.attendance) {
    const session = sessions.get(row["session_id"]);
    const stay = enrollments.get(row["enrollment_id"]);
    const day = session?.["starts_at"]?.slice(0, 10) ?? "";
    expect(session?.["program_code"]).toBe(stay?.["program_code"]);
    expect(day >= (stay?.["admitted_on"] ?? "9")).toBe(true);
    expect(day <= (stay?.["discharged_on"] || "2026-06-30")).toBe(true);
    seen.add(`${row["session_id"]} ${row["enrollment_id"]}`);
  }
  expect(seen.size).toBe(tables.attendance.length);
});

it("starts groups at 9:00, 13:00 and 17:30 on weekdays, the children's in summer only", () => {
  const starts = new Map<string, Set<string>>();
  for (const row of tables.sessions) {
    const group = row["group"] ?? "";
    if (!starts.has(group)) starts.set(group, new Set());
    starts.get(group)?.add(row["starts_at"]?.slice(11) ?? "");
  }
  expect(Object.fromEntries([...starts].map(([group, times]) => [group, [...times].toSorted()]))).toEqual({
    morning: ["09:00", "10:30"],
    midday: ["13:00", "14:30"],
    evening: ["17:30", "19:00"],
  });
  const weekdays = new Set(tables.sessions.map((row) => new Date(`${row["starts_at"]}Z`).getUTCDay()));
  expect([...weekdays].toSorted()).toEqual([1, 2, 3, 4, 5]);
  const months = tables.sessions.filter((row) => row["program_code"] === "MH-CHILD-H");
  expect([...new Set(months.map((row) => row["starts_at"]?.slice(5, 7)))].toSorted()).toEqual([
    "06",
    "07",
    "08",
  ]);
});

it("has people of the program's age", () => {
  const spans: Readonly<Record<string, readonly [number, number]>> = {
    child: [6, 12],
    adolescent: [13, 17],
    adult: [18, 64],
    older_adult: [65, 88],
  };
  const populations = new Map(tables.programs.map((row) => [row["program_code"], row["population"] ?? ""]));
  for (const row of tables.inquiries) {
    const [youngest, oldest] = spans[populations.get(row["program_code"]) ?? ""] ?? [0, 0];
    expect(Number(row["age"])).toBeGreaterThanOrEqual(youngest);
    expect(Number(row["age"])).toBeLessThanOrEqual(oldest);
  }
});

it("has item answers that add up to the total, where all of them and a total are given", () => {
  let checked = 0;
  for (const row of tables.scores) {
    const answers = Array.from({ length: 9 }, (_, item) => row[`item_${item + 1}`] ?? "");
    if (row["total"] === "" || answers.includes("")) continue;
    expect(answers.reduce((sum, answer) => sum + Number(answer), 0)).toBe(Number(row["total"]));
    checked += 1;
  }
  expect(checked).toBeGreaterThan(5000);
});
