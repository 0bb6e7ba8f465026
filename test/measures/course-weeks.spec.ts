import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { listUnits } from "#shared/measures/counting/list-units";
import { symptomChange } from "#shared/measures/symptom-change";
import { columnsOf, evaluateStated, type StatedEpisode } from "./columns-of.js";
import { instruments } from "#shared/instruments/index";
import { endedOn, everything, scored } from "./symptom-stays.js";

/** How many rows each class of the course has, by its week. */
function rowsIn(episodes: readonly StatedEpisode[], partClass?: string): number {
  const evaluation = {
    columns: columnsOf({ episodes }),
    measure: symptomChange,
    view: everything,
    registry: instruments,
  };
  return listUnits(evaluation, { part: "trajectory", ...(partClass === undefined ? {} : { partClass }) })
    .length;
}

/** What the course itself counts, by week. */
function countsIn(episodes: readonly StatedEpisode[]): ReadonlyMap<number, number> {
  const { groups } = evaluateStated(columnsOf({ episodes }), symptomChange, everything);
  const course = groups.find((group) => group.initialPopulation > 0)?.beside["trajectory"];
  return new Map(course?.kind === "trajectory" ? course.points.map(({ week, n }) => [week, n]) : []);
}

const weekly = endedOn(40, { scores: scored("PHQ-9", [0, 18], [7, 15], [8, 14], [21, 9]) });

describe("the rows of a week of the course", () => {
  it("are of those who were scored in it, the last day of a week included", () => {
    expect(["0", "1", "2", "3", "4"].map((week) => rowsIn([weekly], week))).toEqual([1, 1, 1, 1, 0]);
  });

  it("are everybody of the course where no week is named, and nobody where it is none", () => {
    const noLast = endedOn(40, { scores: scored("PHQ-9", [0, 18]) });
    expect(rowsIn([weekly, noLast])).toBe(1);
    expect(["-1", "15", "1.5", "", "met"].map((week) => rowsIn([weekly], week))).toEqual([0, 0, 0, 0, 0]);
  });

  it("are as many as the course counts, whatever was scored", () => {
    const score = fc.tuple(fc.integer({ min: -7, max: 120 }), fc.integer({ min: 0, max: 27 }));
    const stay = fc.record({
      length: fc.integer({ min: 0, max: 110 }),
      scores: fc.array(score, { maxLength: 9 }),
    });
    fc.assert(
      fc.property(fc.array(stay, { minLength: 1, maxLength: 5 }), (stays) => {
        const episodes = stays.map(({ length, scores }) => {
          const byDay = new Map(scores);
          return endedOn(length, { scores: scored("PHQ-9", ...[...byDay].sort(([a], [b]) => a - b)) });
        });
        const counted = countsIn(episodes);
        for (let week = 0; week <= 16; week += 1) {
          expect(rowsIn(episodes, String(week)), `week ${week}`).toBe(counted.get(week) ?? 0);
        }
      }),
    );
  });
});
