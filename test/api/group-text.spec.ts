import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { groupText } from "#api/facts/group-text";
import { measures } from "#shared/measures/index";
import { proportionResult } from "#shared/measures/counting/figure-results";
import type { GroupResult, Result } from "#shared/measures/result";

const nobody: GroupResult = {
  key: {},
  period: null,
  initialPopulation: 0,
  excluded: {},
  pending: 0,
  missing: {},
  result: { kind: "none", reason: "Nobody." },
  beside: {},
  bounds: null,
  marks: [],
};

/** Intervals that no formula gives: what is kept of true ones must not stand in for them. */
const shares = (denominator: number): Result => ({
  kind: "shares",
  denominator,
  shares: [
    { class: 'mild "so called"', numerator: 1, estimate: 1 / denominator, lower: 0, upper: 1 },
    { class: "severe", numerator: 0, estimate: 0, lower: 0, upper: 0.1 },
  ],
});

const parts: Result = {
  kind: "shares",
  denominator: 3.5,
  shares: [{ class: "payer", numerator: 1, estimate: 1 / 3.5, lower: null, upper: null }],
  unit: "hours",
  reason: "Parts.",
};

const list: Result = {
  kind: "list",
  items: [
    { id: "improved", result: proportionResult(3, 9), bounds: { lower: 0.3, upper: 0.4, unknown: 1 } },
    { id: "worse", result: shares(200) },
    { id: "hours", result: { kind: "insufficient", reason: 'No "hours".' } },
  ],
};

describe("a group is written as JSON.stringify writes it", () => {
  it.each<{ name: string; group: Partial<GroupResult> }>([
    { name: "nobody", group: {} },
    { name: "a key with quotation marks and a backslash", group: { key: { payer_class: 'A "b" \\ ü' } } },
    { name: "a period", group: { period: "2026-W07" } },
    {
      name: "reasons",
      group: { excluded: { duplicate: 1, repeat: 20 }, missing: { no_last: 3 }, pending: 4 },
    },
    { name: "bounds", group: { bounds: { lower: 1 / 3, upper: 1 } } },
    { name: "one mark", group: { marks: ["few"] } },
    { name: "marks", group: { marks: ["unfinished", "immature", "imprecise", "prorated", "demo"] } },
    { name: "shares of few people", group: { result: shares(9) } },
    { name: "shares of many", group: { result: shares(128) } },
    { name: "parts of an amount", group: { result: parts } },
    { name: "a list", group: { result: list } },
    {
      name: "what stands beside",
      group: { beside: { "sent-at-all": proportionResult(0, 4), owners: parts } },
    },
    {
      name: "a figure that is written whole",
      group: { result: { kind: "rate", unit: "per week", events: 3, amount: 0.5, estimate: 6 } },
    },
  ])("$name", ({ group }) => {
    const whole = { ...nobody, ...group };
    expect(groupText(whole, JSON.stringify(whole.key))).toBe(JSON.stringify(whole));
    expect(groupText(whole, JSON.stringify(whole.key))).toBe(JSON.stringify(whole));
  });

  it.each([
    ["the true one first", [proportionResult(1, 9), { ...proportionResult(1, 9), lower: 0, upper: 1 }]],
    ["the true one last", [{ ...proportionResult(2, 9), lower: 0 }, proportionResult(2, 9)]],
    ["only the upper end differs", [proportionResult(3, 9), { ...proportionResult(3, 9), upper: 1 }]],
  ])("and so are the same counts with another interval: %s", (_name, results) => {
    for (const result of results) {
      const group = { ...nobody, result };
      expect(groupText(group, JSON.stringify(group.key))).toBe(JSON.stringify(group));
    }
  });

  it("and so is every share, however few it is of, and whatever was written before", () => {
    const counts = fc
      .integer({ min: 0, max: 140 })
      .chain((denominator) => fc.tuple(fc.integer({ min: 0, max: denominator }), fc.constant(denominator)));
    fc.assert(
      fc.property(fc.array(counts, { minLength: 1, maxLength: 40 }), (all) => {
        for (const [numerator, denominator] of all) {
          const group = { ...nobody, result: proportionResult(numerator, denominator) };
          expect(groupText(group, JSON.stringify(group.key))).toBe(JSON.stringify(group));
        }
      }),
    );
  });
});

it.each(measures.map((measure) => [measure.id, measure] as const))(
  "codes and ids of %s stand in JSON as they are",
  (_id, measure) => {
    const named = [
      ...measure.companions,
      ...(measure.kind === "list" ? measure.items : []),
      ...(measure.kind === "time-to-event" && measure.competing ? [measure.competing] : []),
    ];
    const codes = [...measure.exclusions, ...measure.missing].map(({ code }) => code);
    const found = [...named.map(({ id }) => id), ...codes];
    expect(found.filter((text) => !/^[\w-]+$/.test(text))).toEqual([]);
  },
);
