import { describe, expect, it } from "vitest";
import { instruments as registry } from "#shared/instruments/index";
import { listUnits } from "#shared/measures/counting/list-units";
import type { Measure, View } from "#shared/measures/definition";
import { reliableImprovement } from "#shared/measures/reliable-improvement";
import type { ListedUnit } from "#shared/measures/result";
import { seatFill } from "#shared/measures/seat-fill";
import { weeklyDose } from "#shared/measures/weekly-dose";
import { columnsOf, on, type StatedProgram } from "../columns-of.js";
import { AS_OF, endedOn, FIRST_DAY, open, scored } from "../symptom-stays.js";

const DAY = 86_400;

function listed(measure: Measure, view: Partial<View>, ...programs: readonly StatedProgram[]): ListedUnit[] {
  const whole: View = { from: null, to: null, by: [], every: null, where: [], asOf: AS_OF, ...view };
  return listUnits({ columns: columnsOf(...programs), measure, view: whole, registry }, {});
}

describe("seats that a view lists", () => {
  const session = (day: string, group: string, attendedSeats: number) => {
    return { startsAt: on(day) * DAY + 54_000, startsOn: on(day), capacity: 3, attendedSeats, group };
  };
  const program = {
    episodes: [],
    sessions: [
      session("2025-05-30", "evening", 0),
      session("2025-06-02", "morning", 2),
      { ...session("2025-06-02", "evening", 3), capacity: 3 },
      { ...session("2025-06-03", "morning", 1), isCancelled: true },
      { ...session("2025-06-03", "evening", 1), capacity: 0 },
    ],
  };
  const found = (view: Partial<View>): string[] =>
    listed(seatFill, view, program).map(
      ({ indexOn, class: name }) => `${indexOn - on("2025-06-01")} ${name}`,
    );

  it.each<{ name: string; view: Partial<View>; expected: string[] }>([
    {
      name: "all: filled ones first, empty ones, cancelled ones as left out; none of a session without capacity",
      view: {},
      expected: [
        ...["-2 not_met", "-2 not_met", "-2 not_met"],
        ...["1 met", "1 met", "1 not_met", "1 met", "1 met", "1 met"],
        ...["2 excluded", "2 excluded", "2 excluded"],
      ],
    },
    {
      name: "of one group",
      view: { where: [{ dimension: "group", value: "morning" }] },
      expected: ["1 met", "1 met", "1 not_met", "2 excluded", "2 excluded", "2 excluded"],
    },
    {
      name: "of days",
      view: { from: on("2025-05-30"), to: on("2025-06-02") },
      expected: ["-2 not_met", "-2 not_met", "-2 not_met"],
    },
    { name: "of no day", view: { from: on("2025-06-04") }, expected: [] },
  ])("$name", ({ view, expected }) => {
    expect(found(view)).toEqual(expected);
  });
});

describe("pairs that a view lists", () => {
  // The first stay names the instruments in another order than that of their letters.
  const phq = endedOn(40, { scores: scored("PHQ-9", [0, 18], [28, 7]) });
  const both = endedOn(40, {
    scores: [...scored("GAD-7", [0, 16], [28, 12]), ...scored("PHQ-9", [0, 18], [28, 18])],
  });
  const names = (view: Partial<View>): (string | null)[] =>
    listed(reliableImprovement, view, { episodes: [phq, both] }).map(
      ({ episodeNo, instrument, class: name }) => `${episodeNo} ${instrument} ${name}`,
    );
  it("are one of each instrument that the program uses, in order of letters", () => {
    expect(names({})).toEqual(["1 GAD-7 missing", "1 PHQ-9 met", "2 GAD-7 met", "2 PHQ-9 not_met"]);
  });
  it("are of the instrument that is asked for", () => {
    const where = [
      { dimension: "sex", value: "unknown" },
      { dimension: "instrument", value: "PHQ-9" },
    ] as const;
    expect(names({ where })).toEqual(["1 PHQ-9 met", "2 PHQ-9 not_met"]);
    expect(names({ where: [{ dimension: "instrument", value: "PCL-5" }] })).toEqual([]);
  });
  it("are none of people without an admission", () => {
    const asked = { inquiredAt: 0, inquiredOn: FIRST_DAY };
    expect(listed(reliableImprovement, {}, { episodes: [phq, asked] })).toHaveLength(1);
  });
});

describe("judged weeks that a view lists", () => {
  const weeks = [0, 7, 14, 28].map((day) => ({
    weekOn: FIRST_DAY + day,
    attendedMinutes: 600,
    attendedRows: 3,
  }));
  const found = (view: Partial<View>, stay = endedOn(38, { weeks })): string[] =>
    listed(weeklyDose, view, { episodes: [stay] }).map(
      ({ indexOn, value }) => `${(indexOn - FIRST_DAY) / 7}: ${value}`,
    );
  it("are whole ones between the first session's and discharge's, those without rows as none", () => {
    expect(found({})).toEqual(["1: 10", "2: 10", "3: 0", "4: 10"]);
  });
  it.each([
    { from: 7, to: 21, expected: ["1: 10", "2: 10"] },
    { from: 8, to: 22, expected: ["2: 10", "3: 0"] },
    { from: 29, to: 70, expected: [] },
    { from: -70, to: 7, expected: [] },
  ])("from day $from to day $to", ({ from, to, expected }) => {
    expect(found({ from: FIRST_DAY + from, to: FIRST_DAY + to })).toEqual(expected);
  });
  it("go on to the week of as-of while the stay is open", () => {
    const openStay = { ...open, weeks };
    expect(found({ to: FIRST_DAY + 70 }, openStay).slice(-2)).toEqual(["8: 0", "9: 0"]);
  });
  it("never take up the rows of the next stay", () => {
    const next = endedOn(38, { weeks: [{ weekOn: FIRST_DAY + 21, attendedMinutes: 300, attendedRows: 2 }] });
    const [first] = [endedOn(38, { weeks: weeks.slice(0, 2) })];
    const values = listed(weeklyDose, {}, { episodes: [first ?? {}, next] }).map(
      ({ episodeNo, indexOn, value }) => `${episodeNo}/${(indexOn - FIRST_DAY) / 7}: ${value}`,
    );
    expect(values.toSorted()).toEqual([
      ...["1/1: 10", "1/2: 0", "1/3: 0", "1/4: 0"],
      ...["2/1: 0", "2/2: 0", "2/3: 5", "2/4: 0"],
    ]);
  });
});
