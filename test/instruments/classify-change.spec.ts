import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { isResponse, reliableChangeOf, type ReliableChange } from "#shared/instruments/classify-change";
import { isBelowRemission, isCase } from "#shared/instruments/classify-score";
import { core10 } from "#shared/instruments/core-10";
import { gad7 } from "#shared/instruments/gad-7";
import { instruments } from "#shared/instruments/index";
import type { Instrument } from "#shared/instruments/instrument";
import { ors } from "#shared/instruments/outcome-rating-scale";
import { pacs } from "#shared/instruments/pacs";
import { pcl5 } from "#shared/instruments/pcl-5";
import { phq9 } from "#shared/instruments/phq-9";
import { who5 } from "#shared/instruments/who-5";
import { wsas } from "#shared/instruments/wsas";

const pairOfTwo = z.object({
  phq_first: z.number(),
  phq_last: z.number(),
  gad_first: z.number(),
  gad_last: z.number(),
  case_first: z.boolean(),
  case_last: z.boolean(),
  reliable_improvement: z.boolean(),
  reliable_deterioration: z.boolean(),
  recovery: z.boolean(),
  reliable_recovery: z.boolean(),
});
const single = z.object({
  first: z.number(),
  last: z.number(),
  caseness: z.number(),
  reliable: z.number(),
  direction: z.enum(["lower", "higher"]),
  class: z.string(),
  recovery: z.boolean(),
  reliable_recovery: z.boolean(),
});
const responded = z.object({
  first: z.number(),
  last: z.number(),
  response_50pct: z.boolean(),
  remission_lt5: z.boolean(),
  eligible_baseline_ge10: z.boolean(),
});
const golden = z
  .object({
    nhs_two_measures: z.object({ rows: z.array(pairOfTwo) }),
    single_measure: z.array(single),
    response_remission: z.object({ rows: z.array(responded) }),
  })
  .parse(JSON.parse(readFileSync(new URL("../golden/rci.json", import.meta.url), "utf8")));

/** Cases with the instrument's id beside them, for the test's name. */
function named<Row extends readonly [Instrument, ...unknown[]]>(rows: Row[]): { id: string; row: Row }[] {
  return rows.map((row) => ({ id: row[0].id, row }));
}

type ChangeCase = [of: Instrument, first: number, last: number, expected: ReliableChange];

describe("reliable change", () => {
  it.each(
    named<ChangeCase>([
      [phq9, 16, 10, "improved"],
      [phq9, 16, 11, "unchanged"],
      [phq9, 10, 16, "worse"],
      [phq9, 10, 15, "unchanged"],
      [phq9, 10, 10, "unchanged"],
      [phq9, 10.13, 4.13, "improved"],
      [phq9, 10.13, 4.14, "unchanged"],
      [phq9, 4.13, 10.13, "worse"],
      [gad7, 12, 8, "improved"],
      [gad7, 12, 9, "unchanged"],
      [gad7, 8, 12, "worse"],
      [pcl5, 45, 35, "improved"],
      [pcl5, 45, 36, "unchanged"],
      [core10, 20, 14, "improved"],
      [core10, 20, 15, "unchanged"],
      [wsas, 20, 12, "improved"],
      [wsas, 20, 13, "unchanged"],
      [who5, 40, 50, "improved"],
      [who5, 40, 48, "unchanged"],
      [who5, 50, 40, "worse"],
      [ors, 20, 26.6, "improved"],
      [ors, 20, 26.59, "unchanged"],
      [ors, 26.6, 20, "worse"],
      [pacs, 30, 0, "none"],
    ]),
  )("$id from $row.1 to $row.2: $row.3", ({ row: [of, first, last, expected] }) => {
    expect(reliableChangeOf(of, { first, last })).toBe(expected);
  });

  it("is worse one way whenever it is improved the other way", () => {
    const anyPair = fc.constantFrom(...instruments).chain((of) => {
      const score = fc.integer({ min: of.min * 100, max: of.max * 100 }).map((value) => value / 100);
      return fc.record({ of: fc.constant(of), first: score, last: score });
    });
    fc.assert(
      fc.property(anyPair, ({ of, first, last }) => {
        const there = reliableChangeOf(of, { first, last });
        const back = reliableChangeOf(of, { first: last, last: first });
        const mirrored = { improved: "worse", worse: "improved", unchanged: "unchanged", none: "none" };
        expect(back).toBe(mirrored[there]);
        expect(there === "none").toBe(of.reliableChange === null);
      }),
    );
  });
});

describe("response", () => {
  it.each(
    named<[of: Instrument, first: number, last: number, expected: boolean | null]>([
      [phq9, 20, 10, true],
      [phq9, 20, 10.01, false],
      [phq9, 0, 0, false],
      [phq9, 1, 0, true],
      [phq9, 10, 20, false],
      [who5, 20, 100, null],
      [{ ...who5, response: 0.5 }, 20, 60, true],
      [{ ...who5, response: 0.5 }, 20, 59, false],
      [{ ...who5, response: 0.5 }, 100, 100, false],
      [{ ...phq9, response: 0.3 }, 10, 7, true],
      [{ ...phq9, response: 0.3 }, 10, 7.01, false],
      [{ ...phq9, min: 9, max: 36 }, 29, 19, true],
      [{ ...phq9, min: 9, max: 36 }, 29, 20, false],
    ]),
  )("$id from $row.1 to $row.2: $row.3", ({ row: [of, first, last, expected] }) => {
    expect(isResponse(of, { first, last })).toBe(expected);
  });
});

/** A total of whole answers: their sum, and of how many parts of all; the whole score is sum · of / answered. */
interface Answered {
  readonly sum: number;
  readonly answered: number;
  readonly of: number;
}

/** Every total that an instrument's answers can give. */
function totalsOf({ items, missingItems }: Instrument): Answered[] {
  if (!items || missingItems.counts === "zero") return [];
  const of = items.count;
  const answered = Array.from({ length: missingItems.allowed + 1 }, (_, missing) => of - missing);
  return answered.flatMap((count) =>
    Array.from({ length: count * items.max + 1 }, (_, sum) => ({ sum, answered: count, of })),
  );
}

describe("half of the baseline is half of what the answers give, not of the rounded total", () => {
  it.each([phq9, gad7].map((of) => ({ id: of.id, of })))("$id", ({ of }) => {
    const totals = totalsOf(of);
    expect(totals.length).toBeGreaterThan(40);
    const stored = totals.map(
      ({ sum, answered, of: parts }) => Math.round((sum * parts * 100) / answered) / 100,
    );
    for (const [at, first] of totals.entries()) {
      for (const [other, last] of totals.entries()) {
        // last ≤ first / 2 in whole numbers: 2 · sum · n/m against sum · n/m.
        const isHalf = 2 * last.sum * first.answered <= first.sum * last.answered;
        const pair = {
          first: stored[at] ?? 0,
          last: stored[other] ?? 0,
          isProrated: first.answered < first.of || last.answered < last.of,
        };
        if (isResponse(of, pair) === (first.sum > 0 && isHalf)) continue;
        expect({ ...pair, isHalf }).toBe("judged by its answers");
      }
    }
  });

  it("leaves typed totals to the hundredth", () => {
    expect(isResponse(phq9, { first: 10.01, last: 5.01 })).toBe(false);
    expect(isResponse(phq9, { first: 11.25, last: 5.63 })).toBe(false);
    expect(isResponse(phq9, { first: 11.25, last: 5.63, isProrated: true })).toBe(true);
    expect(isResponse(phq9, { first: 11.25, last: 5.64, isProrated: true })).toBe(false);
  });
});

describe("the reference truth tables", () => {
  it("has rows to compare with", () => {
    expect(golden.nhs_two_measures.rows).toHaveLength(24);
    expect(golden.single_measure.length).toBeGreaterThanOrEqual(9);
    expect(golden.response_remission.rows.length).toBeGreaterThanOrEqual(9);
  });

  it.each(golden.nhs_two_measures.rows)(
    "PHQ-9 $phq_first → $phq_last with GAD-7 $gad_first → $gad_last",
    (row) => {
      const pairs = [
        { of: phq9, first: row.phq_first, last: row.phq_last },
        { of: gad7, first: row.gad_first, last: row.gad_last },
      ];
      const changes = pairs.map(({ of, ...pair }) => reliableChangeOf(of, pair));
      expect(pairs.some(({ of, first }) => isCase(of, first))).toBe(row.case_first);
      expect(pairs.some(({ of, last }) => isCase(of, last))).toBe(row.case_last);
      expect(changes.includes("improved") && !changes.includes("worse")).toBe(row.reliable_improvement);
      expect(changes.includes("worse") && !changes.includes("improved")).toBe(row.reliable_deterioration);
    },
  );

  it.each(golden.single_measure)("$direction is better, $first → $last: $class", (row) => {
    const of = {
      ...(row.direction === "lower" ? pcl5 : who5),
      caseness: row.caseness,
      reliableChange: row.reliable,
    };
    const change = reliableChangeOf(of, row);
    const words = {
      improved: "reliable_improvement",
      worse: "reliable_deterioration",
      unchanged: "no_reliable_change",
      none: "none",
    };
    expect(words[change]).toBe(row.class);
    const recovered = isCase(of, row.first) === true && isCase(of, row.last) === false;
    expect(recovered).toBe(row.recovery);
    expect(recovered && change === "improved").toBe(row.reliable_recovery);
  });

  it.each(golden.response_remission.rows)("PHQ-9 $first → $last", (row) => {
    expect(isResponse(phq9, row)).toBe(row.response_50pct);
    expect(isCase(phq9, row.first)).toBe(row.eligible_baseline_ge10);
    expect(isBelowRemission(phq9, row.last) && isCase(phq9, row.first)).toBe(row.remission_lt5);
  });
});
