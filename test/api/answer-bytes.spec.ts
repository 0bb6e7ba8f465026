import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { answerBytes, answerParts } from "#api/facts/answer-bytes";
import { NO_ANALYSIS } from "#api/facts/columns-service";
import { instruments as registry } from "#shared/instruments/index";
import { analyzeMeasure, type Analysis } from "#shared/measures/analysis/analyze";
import type { Dimension, View } from "#shared/measures/definition";
import { measures } from "#shared/measures/index";
import { columnsOf } from "../measures/columns-of.js";
import { LAST_DAY, seededColumns, SEEDED_AS_OF } from "../measures/seeded-columns.js";

const DAY = 86_400;
const columns = seededColumns();
const whole: View = { from: null, to: null, by: [], every: null, where: [], asOf: SEEDED_AS_OF };
const questions = [
  { view: whole, analysis: NO_ANALYSIS },
  { view: whole, analysis: { ...NO_ANALYSIS, compare: "previous" } },
  { view: { ...whole, by: ["program"], every: "quarter" }, analysis: NO_ANALYSIS },
  {
    view: { ...whole, by: ["program"], where: [{ dimension: "program", value: "nowhere" }] },
    analysis: NO_ANALYSIS,
  },
] as const satisfies readonly { view: View; analysis: Analysis }[];

it.each(measures.map((measure) => [measure.id, measure] as const))(
  "%s is written as the same text as the whole result at once, and marked where the data are the demo's",
  (_id, measure) => {
    for (const { view, analysis } of questions) {
      const evaluation = { columns, measure, view, registry };
      const result = analyzeMeasure(evaluation, analysis);
      const read = (isDemo: boolean): string =>
        Buffer.concat(answerParts(answerBytes(evaluation, analysis, isDemo), SEEDED_AS_OF)).toString();
      expect(read(false)).toBe(JSON.stringify(result));
      const groups = result.groups.map((group) => ({ ...group, marks: [...group.marks, "demo" as const] }));
      expect(read(true)).toBe(JSON.stringify({ ...result, groups }));
    }
  },
);

it("a long answer comes in pieces, each with a buffer of its own that can change hands", () => {
  const view: View = { ...whole, by: ["program"], every: "week" };
  for (const measure of measures.slice(0, 4)) {
    const evaluation = { columns, measure, view, registry };
    const { pieces } = answerBytes(evaluation, NO_ANALYSIS, false);
    expect(pieces.length).toBeGreaterThan(1);
    expect(new Set(pieces.map((piece) => piece.buffer)).size).toBe(pieces.length);
    for (const piece of pieces) expect(piece.buffer.byteLength).toBe(piece.length);
    const parts = answerParts(answerBytes(evaluation, NO_ANALYSIS, false), SEEDED_AS_OF);
    expect(Buffer.concat(parts).toString()).toBe(JSON.stringify(analyzeMeasure(evaluation, NO_ANALYSIS)));
  }
});

it("a group that is longer than a piece is one by itself", () => {
  const [measure] = measures.filter(({ id }) => id === "time-to-first-session");
  if (!measure) throw new Error("There is no such measure.");
  const many = columnsOf({
    episodes: Array.from({ length: 2000 }, (_, at) => ({
      inquiredAt: 1000,
      inquiredOn: 0,
      firstSessionAt: 2000 + 7 * at,
    })),
  });
  const evaluation = { columns: many, measure, view: whole, registry };
  const { pieces } = answerBytes(evaluation, NO_ANALYSIS, false);
  expect(pieces.map(({ length }) => length > 65_536)).toEqual([false, true, false]);
  const parts = answerParts(answerBytes(evaluation, NO_ANALYSIS, false), SEEDED_AS_OF);
  expect(Buffer.concat(parts).toString()).toBe(JSON.stringify(analyzeMeasure(evaluation, NO_ANALYSIS)));
});

describe("an answer is the same until it says so, but for its as-of", () => {
  const asked = fc.record({
    asOf: fc.integer({ min: SEEDED_AS_OF - 60 * DAY, max: SEEDED_AS_OF + 2 * DAY }),
    days: fc.option(fc.tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 400 }))),
    by: fc.constantFrom<readonly Dimension[]>([], ["program"], ["population"]),
    every: fc.constantFrom("week", "month", null),
    isCompared: fc.boolean(),
    isMixed: fc.boolean(),
    percent: fc.integer({ min: 0, max: 100 }),
  });

  it.each(measures.map((measure) => [measure.id, measure] as const))("%s", (_id, measure) => {
    let later = 0;
    const run = fc.property(asked, ({ asOf, days, by, every, isCompared, isMixed, percent }) => {
      const [first = 0, second = 0] = days ?? [];
      const view: View = {
        from: days ? LAST_DAY - Math.max(first, second) : null,
        to: days ? LAST_DAY - Math.min(first, second) + 1 : null,
        by,
        every,
        where: [],
        asOf,
      };
      const evaluation = { columns, measure, view, registry };
      const analysis: Analysis = {
        ...NO_ANALYSIS,
        compare: isCompared && every === null ? "previous" : null,
        process: every === "month",
        mix: isMixed && every === null,
      };
      const given = answerBytes(evaluation, analysis, false);
      const last = Math.max(asOf, given.holdsUntil - 1);
      const at = asOf + Math.round((percent / 100) * (last - asOf));
      if (at > asOf) later += 1;
      const again = answerBytes({ ...evaluation, view: { ...view, asOf: at } }, analysis, false);
      expect(Buffer.concat(given.pieces).toString()).toBe(Buffer.concat(again.pieces).toString());
    });
    fc.assert(run, { numRuns: 40 });
    // Who waits is asked for by the second.
    if (measure.id !== "waiting-now") expect(later).toBeGreaterThan(0);
  });

  it("no longer than the quarter of an hour that as-of is in", () => {
    for (const measure of measures) {
      const view = { ...whole, to: LAST_DAY - 300 };
      const { holdsUntil } = answerBytes({ columns, measure, view, registry }, NO_ANALYSIS, false);
      expect(holdsUntil - SEEDED_AS_OF).toBeLessThanOrEqual(900);
    }
  });
});
