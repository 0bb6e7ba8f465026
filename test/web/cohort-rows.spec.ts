import { describe, expect, it } from "vitest";
import type { GroupResponse, MeasureResponse } from "#shared/contract/measures";
import { measures } from "#shared/measures/index";
import { orderedBands } from "../../web/src/answers/severity-bands.js";
import {
  cohortFigures,
  joinCohorts,
  shareAsProportion,
  shownResult,
  type CohortFigure,
} from "../../web/src/answers/cohort-rows.js";
import { occurringInstruments } from "../../web/src/asking/occurring-instruments.js";
import { group, proportion, shares } from "./sample-groups.js";

function figureOf(id: CohortFigure["id"]): CohortFigure {
  const found = cohortFigures.find((figure) => figure.id === id);
  if (!found) throw new Error(`No column is called ${id}.`);
  return found;
}

function answer(groups: readonly GroupResponse[]): MeasureResponse {
  return {
    measure: "m",
    version: 1,
    asOf: "2026-06-30T00:00:00Z",
    from: null,
    to: null,
    groups: [...groups],
  };
}

const admitted = (program: string, initialPopulation: number, pending = 0): GroupResponse =>
  group(proportion(10, 20), { key: { program }, initialPopulation, pending });

it.each(cohortFigures)(
  "$title is of a measure that the registry has, from which the page takes its grain",
  (figure) => {
    expect(measures.map((each) => each.id)).toContain(figure.measure);
  },
);

describe("the rows of the cohort table", () => {
  const figures = {
    completion: answer([admitted("B", 25, 5), admitted("A", 30), admitted("EMPTY", 0)]),
    attendance: answer([
      group(proportion(90, 100), { key: { program: "A" } }),
      group(proportion(9, 10), { key: { program: "ONLY-ATTENDED" } }),
    ]),
    dose: answer([group(shares({ under: 10, within: 30 }), { key: { program: "B" } })]),
  };
  const names: Readonly<Record<string, string>> = { A: "Zulu", B: "Alpha" };
  const rows = joinCohorts({ by: "program", figures, nameOf: (value) => names[value] ?? value });
  it("are those with people admitted, in the order of their names", () => {
    expect(rows.map((row) => [row.value, row.admitted, row.stillIn])).toEqual([
      ["B", 25, 5],
      ["A", 30, 0],
    ]);
  });
  it("hold each figure of their own, and none of another", () => {
    const [b, a] = rows;
    const [attendance, dose] = [figureOf("attendance"), figureOf("dose")];
    expect(shownResult(attendance, a?.groups.attendance)).toMatchObject({ numerator: 90, denominator: 100 });
    expect(shownResult(attendance, b?.groups.attendance)).toBeUndefined();
    expect(shownResult(dose, b?.groups.dose)).toMatchObject({
      kind: "proportion",
      numerator: 30,
      denominator: 40,
      estimate: 0.75,
    });
  });
});

describe("one class of shares as a proportion", () => {
  it("keeps the class's own interval, and leaves other kinds as they are", () => {
    const whole = shares({ under: 10, within: 30 });
    expect(shareAsProportion(whole, "within")).toEqual(proportion(30, 40));
    expect(shareAsProportion(whole, "over")).toMatchObject({ kind: "none" });
    expect(shareAsProportion(proportion(1, 2), "within")).toEqual(proportion(1, 2));
  });
});

describe("orders", () => {
  it("bands go from mild to severe by their places, those of two instruments by the greater, people without one last", () => {
    const mix = (...bands: readonly (readonly [band: string, place: number | null])[]) => ({
      bands: bands.map(([band, place]) => ({ band, place, n: 1, estimate: 0.5 })),
    });
    const found = orderedBands([
      mix(["calm", 0], ["severe", 3], ["no known band", null]),
      mix(["a storm", 1], ["worse", 2]),
      mix(["severe", 4], ["very bad", 3]),
    ]);
    expect(found).toEqual([
      { name: "calm", place: 0 },
      { name: "a storm", place: 1 },
      { name: "worse", place: 2 },
      { name: "very bad", place: 3 },
      { name: "severe", place: 4 },
      { name: "no known band", place: null },
    ]);
    expect(orderedBands([])).toEqual([]);
  });
  it("instruments go by their judged stays, then by name; those without a stay don't occur", () => {
    const due = (instrument: string, judged: number, initialPopulation = judged) =>
      group(proportion(0, judged), { key: { instrument }, initialPopulation });
    const figure = answer([due("GAD-7", 40), due("PHQ-9", 40), due("WHO-5", 50), due("PCL-5", 0, 0)]);
    expect(occurringInstruments(figure).map((one) => one.id)).toEqual(["WHO-5", "GAD-7", "PHQ-9"]);
    expect(occurringInstruments(undefined)).toEqual([]);
  });
});
