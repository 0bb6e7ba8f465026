import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DEMO_AS_OF_SECONDS } from "#api/facts/present";
import { loadDemo } from "#api/demo/load-demo";
import { plantedFindings, type ExpectedFigure } from "#api/demo/planted-findings";
import { loadEpisodeColumns } from "#api/facts/episode-columns";
import type { ImportReport } from "#api/imports/import-report";
import { dayOf } from "#shared/calendar";
import { instruments } from "#shared/instruments/index";
import type { View } from "#shared/measures/definition";
import type { EpisodeColumns } from "#shared/measures/columns";
import { evaluateMeasure } from "#shared/measures/counting/evaluate";
import { measureById } from "#shared/measures/index";
import type { GroupResult } from "#shared/measures/result";
import { cloneDatabase } from "../support/database.js";
import { plantedQueries } from "./planted-queries.js";

let database: Awaited<ReturnType<typeof cloneDatabase>>;
let client: Client;
let report: ImportReport;
let columns: EpisodeColumns;

beforeAll(async () => {
  database = await cloneDatabase();
  client = new Client(database.appUrl);
  await client.connect();
  report = await loadDemo(client);
  columns = await loadEpisodeColumns(client);
});

afterAll(async () => {
  await client.end();
  await database.drop();
});

function evaluate(measureId: string, view: Partial<View>): readonly GroupResult[] {
  const measure = measureById(measureId);
  if (!measure) throw new Error(`No measure has the id ${measureId}.`);
  const whole = { from: null, to: null, by: [], every: null, where: [], asOf: DEMO_AS_OF_SECONDS };
  return evaluateMeasure({ columns, measure, view: { ...whole, ...view }, registry: instruments }).groups;
}

function figureOf(figure: ExpectedFigure): number {
  const view = {
    where: figure.where,
    from: figure.from === undefined ? null : dayOf(figure.from),
    to: figure.to === undefined ? null : dayOf(figure.to),
  };
  const [group] = evaluate(figure.measure, view);
  if (figure.part === "initialPopulation" || figure.part === "pending") return group?.[figure.part] ?? NaN;
  return group?.result.kind === "proportion" ? group.result[figure.part] : NaN;
}

async function countOf(name: string): Promise<number> {
  const query = plantedQueries[name];
  if (query === undefined) throw new Error(`Nothing counts "${name}".`);
  const found = await client.query<unknown[]>({ text: query, rowMode: "array" });
  return Number(found.rows[0]?.[0] ?? NaN);
}

describe("the import of the demo data", () => {
  it("takes every row", () => {
    expect(report.refused).toBeUndefined();
    expect(report.feeds.map(({ feed, rowsRead, inserted }) => [feed, inserted - rowsRead])).toEqual([
      ["programs", 0],
      ["inquiries", 0],
      ["enrollments", 0],
      ["sessions", 0],
      ["attendance", 0],
      ["scores", 0],
    ]);
  });

  it("finds what was planted and nothing else", () => {
    expect(report.findings.map((each) => [each.feed, each.code, each.column, each.count])).toEqual([
      ["inquiries", "closed_and_started", "closed_at", 1],
      ["inquiries", "steps_out_of_order", "assessment_at", 1],
      ["inquiries", "steps_out_of_order", "authorization_decided_at", 1],
      ["inquiries", "steps_out_of_order", "authorization_requested_at", 1],
      ["inquiries", "steps_out_of_order", "closed_at", 1],
      ["scores", "items_incomplete", "items", 1],
    ]);
  });
});

describe("planted", () => {
  const numbers = plantedFindings.flatMap(({ id, expected }) =>
    expected.map((number) => ({ ...number, label: `${id}: ${number.name}` })),
  );

  it.each(numbers)("$label", async ({ label, lower, upper, figure }) => {
    const found = figure ? figureOf(figure) : await countOf(label);
    expect(found, label).toBeGreaterThanOrEqual(lower);
    expect(found, label).toBeLessThanOrEqual(upper);
  });

  it("counts nothing that no finding names", () => {
    const named = new Set(numbers.filter((number) => !number.figure).map((number) => number.label));
    expect(Object.keys(plantedQueries).filter((name) => !named.has(name))).toEqual([]);
  });

  it("names ids that stand in the data", async () => {
    for (const { place } of plantedFindings) {
      const found = await client.query<{ people: number }>(
        `SELECT
           (SELECT count(*) FROM inquiry WHERE inquiry.inquiry_id = ANY ($1))::integer
           + (SELECT count(*) FROM enrollment WHERE enrollment.enrollment_id = ANY ($2))::integer AS people`,
        [place.inquiryIds ?? [], place.enrollmentIds ?? []],
      );
      const named = (place.inquiryIds?.length ?? 0) + (place.enrollmentIds?.length ?? 0);
      expect(found.rows[0]?.people).toBe(named);
    }
  });
});

describe("figures of the demo data", () => {
  it("shift on the day of the change: all months after it but one lie above every month before", () => {
    const months = evaluate("access-within-48h", { every: "month" }).map((group) =>
      group.result.kind === "proportion" ? group.result.estimate : NaN,
    );
    expect(months).toHaveLength(24);
    const best = Math.max(...months.slice(0, 12));
    expect(months.slice(12).filter((share) => share > best)).toHaveLength(11);
  });

  it("mark the young cohort as immature", () => {
    const groups = evaluate("completion", {
      by: ["cohort"],
      where: [{ dimension: "program", value: "MH-ADULT-N" }],
    });
    const young = groups.find((group) => group.key["cohort"] === "MH-ADULT-N 2026-06");
    const old = groups.find((group) => group.key["cohort"] === "MH-ADULT-N 2025-06");
    expect(young?.marks).toContain("immature");
    expect(old?.marks).not.toContain("immature");
  });

  it("keep completion where published programs lie", () => {
    const shares = evaluate("completion", { by: ["program"] }).map((group) => [
      group.key["program"],
      group.result.kind === "proportion" ? group.result.estimate : NaN,
    ]);
    for (const [program, share] of shares) {
      const [lower, upper] = String(program).startsWith("SUD") ? [0.36, 0.48] : [0.62, 0.86];
      expect(share, String(program)).toBeGreaterThan(lower);
      expect(share, String(program)).toBeLessThan(upper);
    }
    expect(shares).toHaveLength(8);
  });

  it("know people who still wait and stays that go on", () => {
    const [waiting] = evaluate("time-to-first-session", {});
    expect(waiting?.result).toMatchObject({ kind: "time-to-event" });
    const censored = waiting?.result.kind === "time-to-event" ? waiting.result.censored : NaN;
    expect(censored).toBeGreaterThan(15);
    expect(censored).toBeLessThan(120);
    const [stays] = evaluate("completion", {});
    expect(stays?.pending).toBeGreaterThan(100);
  });

  it("hold about 3% repeats and step-downs without an inquiry", () => {
    const [all] = evaluate("access-within-48h", {});
    const repeats = all?.excluded["repeat"] ?? NaN;
    expect(repeats / (all?.initialPopulation ?? NaN)).toBeGreaterThan(0.025);
    expect(repeats / (all?.initialPopulation ?? NaN)).toBeLessThan(0.035);
    const alone = columns.programs.flatMap((program) => [...program.episodeNo].filter((no) => no < 0));
    expect(alone.length).toBeGreaterThan(100);
  });
});
