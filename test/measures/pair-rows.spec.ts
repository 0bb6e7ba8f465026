import { describe, expect, it } from "vitest";
import { pairRowsOf } from "#shared/measures/pair-rows";
import { columnsOf, on } from "./columns-of.js";

const FIRST = on("2020-01-01");

/** Daily scores in one instrument, from the first day on. */
function daily(n: number, instrument: string) {
  return Array.from({ length: n }, (_, place) => ({ instrument, takenOn: FIRST + place, total: 10 }));
}

describe("pairs as places among the scores of an episode", () => {
  const cases = [
    { name: "no scores", scores: 0, startsAt: 0, baseline: -1, last: -1 },
    { name: "the first score, and none far enough after it", scores: 1, startsAt: 0, baseline: 0, last: -1 },
    { name: "the last place that a byte holds", scores: 255, startsAt: 240, baseline: 240, last: 254 },
    { name: "one score more than a byte counts", scores: 256, startsAt: 241, baseline: 241, last: 255 },
    { name: "more than a byte holds", scores: 300, startsAt: 280, baseline: 280, last: 299 },
    { name: "more than two bytes hold", scores: 65_536, startsAt: 65_500, baseline: 65_500, last: 65_535 },
  ];
  it.each(cases)("$name", ({ scores, startsAt, baseline, last }) => {
    const { programs, instruments } = columnsOf({
      episodes: [
        { scores: daily(3, "GAD-7"), firstSessionOn: FIRST },
        { scores: daily(scores, "PHQ-9"), firstSessionOn: FIRST + startsAt },
      ],
    });
    const [program] = programs;
    if (!program) throw new Error("There is no program.");
    const first = 3;
    const found = { from: 0, to: 0, baselineRow: 0, lastRow: 0 };
    pairRowsOf(program, instruments.indexOf("PHQ-9")).read(1, found);
    expect(found).toEqual({
      from: first,
      to: first + scores,
      baselineRow: baseline < 0 ? -1 : first + baseline,
      lastRow: last < 0 ? -1 : first + last,
    });
  });
});
