import { describe, expect, it } from "vitest";
import { instruments as registry } from "#shared/instruments/index";
import { accessWithin48h } from "#shared/measures/access-within-48h";
import { analyzeMeasure, isAnalyzed, type Analysis } from "#shared/measures/analysis/analyze";
import type { View } from "#shared/measures/definition";
import { at, columnsOf, on, type StatedEpisode } from "../columns-of.js";

const nothing: Analysis = { compare: null, process: false, funnel: false, mix: false, baselines: [] };

/** Ten inquiries on the 10th of each month of 2025, six of them started in time. */
const inquiries = Array.from(
  { length: 12 },
  (_, month) => `2025-${String(month + 1).padStart(2, "0")}-10`,
).flatMap((day) =>
  Array.from({ length: 10 }, (__, index): StatedEpisode => {
    const inquiredAt = at(`${day}T15:00:00Z`);
    const asked = { inquiredAt, inquiredOn: on(day) };
    return index < 6 ? { ...asked, firstSessionAt: inquiredAt + 3600 } : asked;
  }),
);
const columns = columnsOf(
  { key: { program: "A" }, episodes: inquiries },
  { key: { program: "B" }, episodes: inquiries },
);
const year: View = {
  from: on("2025-01-01"),
  to: on("2026-01-01"),
  by: ["program"],
  every: "month",
  where: [],
  asOf: at("2026-03-01T00:00:00Z"),
};

function analyzed(analysis: Partial<Analysis>, view: Partial<View> = {}) {
  const evaluation = { columns, measure: accessWithin48h, view: { ...year, ...view }, registry };
  return analyzeMeasure(evaluation, { ...nothing, ...analysis });
}

describe("what is wanted beside the figures", () => {
  it.each([
    { name: "nothing", analysis: {}, expected: false },
    { name: "a comparison", analysis: { compare: "year" }, expected: true },
    { name: "process control", analysis: { process: true }, expected: true },
    { name: "a funnel", analysis: { funnel: true }, expected: true },
    { name: "the mix", analysis: { mix: true }, expected: true },
    {
      name: "baselines alone, which judge nothing",
      analysis: { baselines: [{ period: "2025-05", program: null }] },
      expected: false,
    },
  ] as const)("$name: $expected", ({ analysis, expected }) => {
    expect(isAnalyzed({ ...nothing, ...analysis })).toBe(expected);
  });

  it("comes only where it is asked for", () => {
    const plain = analyzed({});
    expect(Object.keys(plain).sort()).toEqual(["asOf", "from", "groups", "measure", "to", "version"]);
    expect(plain.groups.every((group) => !("comparison" in group))).toBe(true);
    const whole = { by: ["program"], every: null } as const;
    expect(analyzed({ funnel: true }, whole).funnel).toMatchObject({ kind: "funnel" });
    expect(analyzed({ mix: true }, whole).mix).toHaveLength(2);
    expect(
      analyzed({ compare: "previous" }, whole).groups.map(({ comparison }) => comparison?.verdict),
    ).toEqual(["too-few", "too-few"]);
  });

  it("is no comparison for all time, which has no time before it", () => {
    const found = analyzed({ compare: "previous" }, { from: null, to: null, every: null });
    expect(found.groups).toHaveLength(2);
    expect(found.groups.every((group) => !("comparison" in group))).toBe(true);
  });
});

describe("baselines that notes have set", () => {
  const [everywhere, ofA, ofB] = [null, "A", "B"].map((program, index) => ({
    period: `2025-0${index + 4}`,
    program,
  }));
  if (!everywhere || !ofA || !ofB) throw new Error("There are three.");
  const baselines = [everywhere, ofA, ofB];

  function begunIn(view: Partial<View>): unknown {
    return (analyzed({ process: true, baselines }, view).process ?? []).map(({ key, chart }) => [
      key["program"] ?? "all",
      chart.kind === "process" ? chart.baselines : chart.reason,
    ]);
  }

  it("hold for every series, or for that of their program", () => {
    expect(begunIn({})).toEqual([
      ["A", ["2025-04", "2025-05"]],
      ["B", ["2025-04", "2025-06"]],
    ]);
  });

  it("of a program hold not for all programs together", () => {
    expect(begunIn({ by: [] })).toEqual([["all", ["2025-04"]]]);
  });

  it("of a program hold where the view is on it alone", () => {
    expect(begunIn({ by: [], where: [{ dimension: "program", value: "B" }] })).toEqual([
      ["all", ["2025-04", "2025-06"]],
    ]);
    const inTrack = { dimension: "track", value: "mental_health" } as const;
    expect(begunIn({ by: [], where: [inTrack] })).toEqual([["all", ["2025-04"]]]);
    expect(begunIn({ by: [], where: [inTrack, { dimension: "program", value: "B" }] })).toEqual([
      ["all", ["2025-04", "2025-06"]],
    ]);
  });
});
