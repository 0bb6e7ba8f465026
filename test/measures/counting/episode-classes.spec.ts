import { describe, expect, it } from "vitest";
import { instruments as registry } from "#shared/instruments/index";
import { classesOfEpisode, type EpisodePlace } from "#shared/measures/counting/episode-classes";
import { defaultGoals } from "#shared/measures/goals";
import { measures } from "#shared/measures/index";
import { columnsOf, on } from "../columns-of.js";
import { AS_OF, endedOn, FIRST_DAY, scored } from "../symptom-stays.js";

const stay = endedOn(40, {
  dischargeReason: "completed",
  scores: [...scored("GAD-7", [0, 16], [28, 12]), ...scored("PHQ-9", [0, 18], [28, 7])],
  weeks: [
    { weekOn: FIRST_DAY, attendedRows: 3, attendedMinutes: 540 },
    { weekOn: FIRST_DAY + 7, attendedRows: 3, attendedMinutes: 540 },
  ],
});
const columns = columnsOf(
  { key: { program: "SU-B" }, episodes: [endedOn(40), stay] },
  { key: { program: "MH-A" }, episodes: [stay] },
);

function classesAt(place: Partial<EpisodePlace>) {
  const whole = { programCode: "MH-A", episodeNo: 1, asOf: AS_OF, ...place };
  return classesOfEpisode(columns, whole, { measures, registry, goals: defaultGoals });
}

/** The measure's classes of the episode, each with its instrument where it has one. */
function ofMeasure(id: string, place: Partial<EpisodePlace> = {}): string[] {
  return classesAt(place)
    .filter(({ measure }) => measure === id)
    .map(({ instrument, class: name, reason }) => [instrument, name, reason].filter(Boolean).join(" "));
}

describe("what every measure says of one episode", () => {
  it("names each pair's instrument, and none where whole stays are counted", () => {
    expect(ofMeasure("reliable-improvement")).toEqual(["GAD-7 met", "PHQ-9 met"]);
    expect(ofMeasure("completion")).toEqual(["met"]);
    expect(classesAt({}).find(({ measure }) => measure === "completion")).toMatchObject({
      instrument: null,
      indexOn: on("2025-03-03"),
      unit: "days",
    });
  });

  it("tells of each judged week, and of no attendance row nor seat", () => {
    expect(ofMeasure("weekly-dose").length).toBeGreaterThan(1);
    expect([...ofMeasure("attendance"), ...ofMeasure("seat-fill")]).toEqual([]);
  });

  it("leaves out measures that it is no part of", () => {
    expect(ofMeasure("needs-attention")).toEqual([]);
    expect(classesAt({}).some((each) => each.class === "outside")).toBe(false);
  });

  it("is of the program and the number that were asked for", () => {
    // The other stay of that program has no scores, and misses what the program uses.
    expect(ofMeasure("reliable-improvement", { programCode: "SU-B", episodeNo: 1 })).toEqual([
      "GAD-7 missing no_baseline",
      "PHQ-9 missing no_baseline",
    ]);
    expect(ofMeasure("reliable-improvement", { programCode: "SU-B", episodeNo: 2 })).toEqual([
      "GAD-7 met",
      "PHQ-9 met",
    ]);
  });

  it.each([{ programCode: "MH-Z" }, { episodeNo: 2 }, { episodeNo: -1 }])("is nothing of %o", (place) => {
    expect(classesAt(place)).toEqual([]);
  });
});
