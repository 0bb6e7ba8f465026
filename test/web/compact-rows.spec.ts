import { describe, expect, it } from "vitest";
import type { MeasureTextResponse } from "#shared/contract/measures";
import type { ResultResponse } from "#shared/contract/results";
import { compactRows } from "../../web/src/answers/compact-rows.js";
import {
  sampleFigure,
  sampleGroup,
  sampleMeasure,
  sampleProportion,
} from "../../web/src/gallery/sample-figures.js";
import { leadingGroup } from "../../web/src/answers/parts-of-result.js";

const part = (id: string, title: string): MeasureTextResponse["items"][number] => ({
  id,
  title,
  kind: "proportion",
  sentence: "",
  classes: [],
});

const shares: Extract<ResultResponse, { kind: "shares" }> = {
  kind: "shares",
  denominator: 100,
  shares: [
    { class: "under_band", numerator: 20, estimate: 0.2, lower: 0.1, upper: 0.3 },
    { class: "within", numerator: 80, estimate: 0.8, lower: 0.7, upper: 0.9 },
  ],
};

describe("any measure in a small card", () => {
  const one = (result: ResultResponse, measure = sampleMeasure()) =>
    compactRows(measure, sampleFigure([sampleGroup(result)]));

  it("has one line for a single figure, opened as the measure's own rows", () => {
    const [row] = one(sampleProportion(60, 100));
    expect(row).toMatchObject({ label: "", value: "60.0%", rows: {} });
    expect(row?.detail).toMatch(/ · 60 of 100$/);
  });
  it("keeps to words where there are few", () => {
    expect(one(sampleProportion(3, 7))[0]).toMatchObject({ value: "3 of 7", detail: "too few for a rate" });
    expect(one(sampleProportion(1, 3))[0]).toMatchObject({ value: "Too few to show" });
    expect(one({ kind: "none", reason: "Nobody." })[0]).toMatchObject({
      value: "No figure",
      detail: "Nobody.",
    });
  });
  it("has a line for each instrument, its rows narrowed by the key", () => {
    const groups = ["PHQ-9", "GAD-7"].map((instrument) =>
      sampleGroup(sampleProportion(60, 100), { key: { instrument } }),
    );
    const rows = compactRows(sampleMeasure(), sampleFigure(groups));
    expect(rows.map((row) => [row.label, row.rows])).toEqual([
      ["PHQ-9", { key: "instrument=PHQ-9" }],
      ["GAD-7", { key: "instrument=GAD-7" }],
    ]);
  });
  it("has a line for each item of a list, by its title, opened as that part", () => {
    const measure = sampleMeasure({ kind: "list", items: [part("past-48h", "Past 48 hours")] });
    const rows = one(
      { kind: "list", items: [{ id: "past-48h", result: { kind: "none", reason: "" } }] },
      measure,
    );
    expect(rows[0]).toMatchObject({ label: "Past 48 hours", rows: { part: "past-48h" } });
  });
  it("shows of an item of shares the most frequent class", () => {
    const rows = one(
      { kind: "list", items: [{ id: "owner", result: shares }] },
      sampleMeasure({ items: [part("owner", "Whose turn")] }),
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      label: "Whose turn: most often within",
      value: "80.0%",
      rows: { part: "owner", partClass: "within" },
    });
  });
  it("has a line for each class of shares, opened as that class", () => {
    expect(one(shares).map((row) => [row.label, row.value, row.rows])).toEqual([
      ["Under band", "20.0%", { class: "counted", reason: "under_band" }],
      ["Within", "80.0%", { class: "counted", reason: "within" }],
    ]);
  });
  it("opens no rows for parts of an amount", () => {
    expect(one({ ...shares, unit: "hours" })[0]?.rows).toBeNull();
  });
  it("has a line for each step of a time, but those too few took, and one for all", () => {
    const times = { lowerQuartile: 1, upperQuartile: 9, p90: 20 };
    const steps = [
      { id: "known", from: "a", to: "b", n: 30, median: 3.5, shareOfWait: 0.27, ...times },
      { id: "few", from: "b", to: "c", n: 9, median: 4, shareOfWait: 0.1, ...times },
      { id: "none", from: "c", to: "d", n: 30, median: null, shareOfWait: null, ...times },
      { id: "last", from: "d", to: "e", n: 10, median: 2, shareOfWait: 0.5, ...times },
      { id: "beside", from: "a", to: "c", n: 10, median: 5, shareOfWait: 0.6, ...times },
    ];
    const whole = { unit: "hours", n: 40, median: 20, lowerQuartile: 6, upperQuartile: 44, p90: 76 } as const;
    const measure = sampleMeasure({ steps: [{ id: "known", title: "Inquiry to assessment" }] });
    const rows = one({ kind: "duration", ...whole, steps }, measure);
    expect(rows.map(({ label, value, detail, rows: behind }) => [label, value, detail, behind])).toEqual([
      ["In all", "20 h", "median · middle half 6 h – 44 h · n 40", {}],
      ["Inquiry to assessment", "3.5 h", "median · 27.0% of the wait · n\u00a030", { part: "known" }],
      ["Last", "2 h", "median · 50.0% of the wait · n\u00a010", { part: "last" }],
      ["Beside", "5 h", "median · n\u00a010", { part: "beside" }],
    ]);
  });
});

describe("the group that leads", () => {
  const group = (instrument: string, all: number) =>
    sampleGroup(sampleProportion(1, all), { key: { instrument } });
  it.each([
    [null, "WHO-5"],
    ["PHQ-9", "PHQ-9"],
    ["gone", "WHO-5"],
  ])("with %s chosen is %s", (chosen, found) => {
    expect(leadingGroup([group("PHQ-9", 20), group("WHO-5", 30)], chosen)?.key["instrument"]).toBe(found);
  });
});
