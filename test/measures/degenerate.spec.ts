import { describe, expect, it } from "vitest";
import { measureResponse } from "#shared/contract/measures";
import { instruments } from "#shared/instruments/index";
import type { EpisodeColumns } from "#shared/measures/columns";
import type { Measure, View } from "#shared/measures/definition";
import { measures } from "#shared/measures/index";
import { listUnits } from "#shared/measures/counting/list-units";
import type { MeasureResult, Result } from "#shared/measures/result";
import { evaluateStated, on } from "./columns-of.js";
import { AS_OF, degenerateColumns, TODAY } from "./degenerate-columns.js";

/* Every registered measure over data that has nothing, too little, or no spread. */

const everything: View = { from: null, to: null, by: [], every: null, where: [], asOf: AS_OF };
const views: Readonly<Record<string, View>> = {
  everything,
  "by program, group and month": { ...everything, by: ["program", "group"], every: "month" },
  "by quarter, from a day to a day": {
    ...everything,
    every: "quarter",
    from: on("2025-12-01"),
    to: TODAY + 1,
  },
  "a span without anything": { ...everything, from: on("2020-01-01"), to: on("2020-02-01") },
};

/** Paths of numbers that JSON can't write. */
function unwritable(value: unknown, path = "$"): string[] {
  if (typeof value === "number") return Number.isFinite(value) ? [] : [`${path} = ${value}`];
  if (value === undefined) return [`${path} = undefined`];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, each]) => unwritable(each, `${path}.${name}`));
}

/** What is wrong with a figure: one that states a number of nobody. */
function outOfNothing(result: Result, path: string): string[] {
  const unless = (holds: boolean, what: string): string[] => (holds ? [] : [`${path}: ${what}`]);
  switch (result.kind) {
    case "proportion":
      return [
        ...unless(result.denominator > 0, "a proportion of nobody"),
        ...unless(
          result.estimate === result.numerator / result.denominator,
          "a share that isn't the counts'",
        ),
        ...unless(result.lower <= result.estimate && result.estimate <= result.upper, "outside its interval"),
      ];
    case "shares": {
      const sum = result.shares.reduce((total, share) => total + share.numerator, 0);
      return [
        ...unless(result.denominator > 0, "shares of nothing"),
        ...unless(Math.abs(sum - result.denominator) < 1e-6, "shares that don't add up"),
      ];
    }
    case "duration":
      return [
        ...unless(result.n > 0, "a duration of nobody"),
        ...unless(result.lowerQuartile >= 0, "a negative duration"),
        ...(result.steps ?? []).flatMap((step) => [
          ...unless((step.n === 0) === (step.median === null), `step ${step.id} of nobody`),
          ...unless((step.shareOfWait ?? 0) <= 1 + 1e-9, `step ${step.id} longer than the wait`),
        ]),
      ];
    case "mean":
    case "mean-change":
      return [
        ...unless(result.n > 0, "a mean of nobody"),
        ...unless(result.lower !== null || result.reason !== undefined, "no interval and no reason"),
      ];
    case "rate":
      return unless(result.amount > 0, "a rate over no time");
    case "time-to-event":
      return [
        ...unless(result.n > 0, "a curve of nobody"),
        ...unless(
          result.n === result.events + result.competing + result.censored,
          "counts that don't add up",
        ),
        ...unless(
          result.median.estimate !== null || result.median.reason !== undefined,
          "no median and no reason",
        ),
      ];
    case "trajectory":
      return unless(
        result.points.every((point) => point.n > 0),
        "a point of nobody",
      );
    case "list":
      return result.items.flatMap((item) => outOfNothing(item.result, `${path}.${item.id}`));
    case "insufficient":
    case "none":
      return unless(result.reason.length > 0, "no reason");
  }
}

function faultsOf(result: MeasureResult): string[] {
  return result.groups.flatMap((group) => {
    const path = `${result.measure} ${JSON.stringify(group.key)} ${group.period ?? ""}`;
    const figures = [...Object.entries(group.beside), ["result", group.result] as const];
    const found = figures.flatMap(([id, figure]) => outOfNothing(figure, `${path} ${id}`));
    if (group.initialPopulation > 0) return found;
    const isEmpty = group.result.kind === "none" && figures.length === 1 && group.bounds === null;
    return isEmpty ? found : [...found, `${path}: a figure of an empty population`];
  });
}

function unitsBehind(measure: Measure, columns: EpisodeColumns, view: View): ReturnType<typeof listUnits> {
  return listUnits({ columns, measure, view, registry: instruments }, {});
}

describe.each(measures.map((measure) => ({ id: measure.id, measure })))("$id", ({ measure }) => {
  it.each(Object.entries(degenerateColumns))("over %s", (_, columns) => {
    for (const view of Object.values(views)) {
      const result = evaluateStated(columns, measure, view);
      expect(result.groups.length > 0 || view.by.length > 0 || view.every !== null).toBe(true);
      expect(unwritable(result)).toEqual([]);
      expect(faultsOf(result)).toEqual([]);
      // A null where a number has to be is refused by the contract.
      expect(measureResponse.safeParse(JSON.parse(JSON.stringify(result))).error?.issues ?? []).toEqual([]);
      const units = unitsBehind(measure, columns, view);
      expect(unwritable(units)).toEqual([]);
      expect(units).toHaveLength(result.groups.reduce((sum, group) => sum + group.initialPopulation, 0));
    }
  });
});

it("every measure explains each code that it gives", () => {
  for (const measure of measures) {
    const excluded = new Set(measure.exclusions.map((each) => each.code));
    const missing = new Set(measure.missing.map((each) => each.code));
    for (const columns of Object.values(degenerateColumns)) {
      for (const unit of unitsBehind(measure, columns, everything)) {
        if (unit.class === "excluded")
          expect(excluded, `${measure.id} ${unit.reason}`).toContain(unit.reason);
        if (unit.class === "missing") expect(missing, `${measure.id} ${unit.reason}`).toContain(unit.reason);
      }
    }
  }
});

it("finds what it looks for", () => {
  expect(unwritable({ a: [1, Number.NaN], b: { c: Infinity } })).toEqual(["$.a.1 = NaN", "$.b.c = Infinity"]);
  const rate: Result = { kind: "rate", unit: "scores per person-month", events: 0, amount: 0, estimate: 0 };
  expect(outOfNothing({ kind: "list", items: [{ id: "x", result: rate }] }, "$")).toEqual([
    "$.x: a rate over no time",
  ]);
});
