import { describe, expect, it } from "vitest";
import { instruments } from "#shared/instruments/index";
import { baselineMix } from "#shared/measures/analysis/baseline-mix";
import { completion } from "#shared/measures/completion";
import { at, columnsOf } from "../columns-of.js";
import { FIRST_DAY, MILD, mixOf, SEVERE, stay, stays } from "./mix-stays.js";

describe("the bands of a mix", () => {
  const people = {
    A: [
      ...stays(1, "completed", null),
      ...stays(2, "completed", SEVERE),
      ...stays(3, "completed", MILD),
      ...stays(1, "completed", 12),
    ],
  };
  const rising = instruments.map((each) =>
    each.id === "PHQ-9" ? { ...each, direction: "higher" as const } : each,
  );

  it("stand in order of severity, people without one last", () => {
    const [group] = mixOf(completion, people);
    expect(group?.bands.map(({ band, place, n }) => [band, place, n])).toEqual([
      ["mild", 1, 3],
      ["moderate", 2, 1],
      ["severe", 4, 2],
      ["no known band", null, 1],
    ]);
  });

  it("begin with the highest scores where more is better", () => {
    const [group] = mixOf(completion, people, rising);
    expect(group?.bands.map(({ band, place }) => [band, place])).toEqual([
      ["severe", 0],
      ["moderate", 2],
      ["mild", 3],
      ["no known band", null],
    ]);
  });

  it("of a name that two instruments have, has the greater of their places", () => {
    const scores = [{ instrument: "GAD-7", takenOn: FIRST_DAY, total: 20 }];
    const columns = columnsOf(
      { key: { program: "A" }, episodes: [{ ...stay, dischargeReason: "completed", scores }] },
      { key: { program: "B" }, episodes: stays(1, "completed", SEVERE) },
    );
    const view = { from: null, to: null, by: [], every: null, where: [], asOf: at("2025-12-01T00:00:00Z") };
    const [group] = baselineMix({ columns, measure: completion, view, registry: instruments });
    expect(group?.bands).toEqual([{ band: "severe", place: 4, n: 2, estimate: 1 }]);
  });
});
