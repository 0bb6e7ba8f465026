import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { instruments } from "#shared/instruments/index";
import type { Measure } from "#shared/measures/definition";
import { evaluateMeasure } from "#shared/measures/counting/evaluate";
import {
  defaultGoals,
  goalsOf,
  valueOn,
  valuesIn,
  type DatedValues,
  type Goals,
  type StatedGoal,
} from "#shared/measures/goals";
import { measureById } from "#shared/measures/index";
import { listUnits } from "#shared/measures/counting/list-units";
import { at, columnsOf, momentOf, observe, on, PROGRAM, type StatedProgram } from "./columns-of.js";
import { standOn } from "./stand-on.js";

const AS_OF = at("2026-06-30T12:00:00Z");
const HOUR = 3600;

/** 72 hours from 1 March on; adults 9 to 20 and adolescents 5 to 12 hours from 2 March, a Monday; 3 to 16 weeks from 1 March. */
const changed = goalsOf([
  { goal: "access", population: null, from: "2026-03-01", lowest: null, highest: 72 },
  { goal: "dose", population: "adult", from: "2026-03-02", lowest: 10, highest: 20 },
  { goal: "dose", population: "adolescent", from: "2026-03-02", lowest: 5, highest: 12 },
  { goal: "stay", population: null, from: "2026-03-01", lowest: 3, highest: 16 },
]);

function measureUnder(id: string, goals: Goals): Measure {
  const measure = measureById(id, goals);
  if (!measure) throw new Error(`no ${id}`);
  return measure;
}

/** Class and reason of the only thing that a program counts. */
function classUnder(goals: Goals, id: string, program: StatedProgram): string {
  const measure = measureUnder(id, goals);
  const view = { from: null, to: null, by: [], every: null, where: [], asOf: AS_OF };
  const asked = { columns: columnsOf(program), measure, view, registry: instruments, goals };
  const [unit, ...more] = listUnits(asked, {});
  if (!unit || more.length > 0) throw new Error("not one unit");
  // The figure is counted from what is kept, the list from the rule itself.
  const { result } = evaluateMeasure(asked).groups[0] ?? {};
  if (result?.kind === "proportion") expect(result.numerator).toBe(unit.class === "met" ? 1 : 0);
  if (result?.kind === "shares")
    expect(result.shares.find((share) => share.class === unit.reason)?.numerator).toBe(1);
  return `${unit.class}/${unit.reason}`;
}

describe("the access goal of an inquiry’s day", () => {
  // Midnight in Chicago is 06:00 UTC.
  const before = { inquiredAt: at("2026-03-01T05:59:59Z"), inquiredOn: on("2026-02-28") };
  const since = { inquiredAt: at("2026-03-01T06:00:00Z"), inquiredOn: on("2026-03-01") };
  it.each([
    { name: "the day before, exactly at its goal", inquiry: before, seconds: 48 * HOUR, is: "met/" },
    {
      name: "the day before, one second past",
      inquiry: before,
      seconds: 48 * HOUR + 1,
      is: "not_met/started_late",
    },
    { name: "the day itself, past the earlier goal", inquiry: since, seconds: 48 * HOUR + 1, is: "met/" },
    { name: "the day itself, exactly at its goal", inquiry: since, seconds: 72 * HOUR, is: "met/" },
    {
      name: "the day itself, one second past",
      inquiry: since,
      seconds: 72 * HOUR + 1,
      is: "not_met/started_late",
    },
  ])("$name", ({ inquiry, seconds, is }) => {
    const episode = { ...inquiry, firstSessionAt: inquiry.inquiredAt + seconds };
    expect(classUnder(changed, "access-within-48h", { episodes: [episode] })).toBe(is);
  });

  it.each([
    { hours: 48, day: "2026-02-28", goals: changed, is: "not_met/still_waiting" },
    { hours: 48, day: "2026-03-01", goals: changed, is: "pending/under_48_hours_old" },
    { hours: 71.999, day: "2026-03-01", goals: changed, is: "pending/under_48_hours_old" },
    { hours: 72, day: "2026-03-01", goals: changed, is: "not_met/still_waiting" },
  ])("$hours hours old, of $day: $is", ({ hours, day, goals, is }) => {
    const episode = { inquiredAt: Math.floor(AS_OF - hours * HOUR), inquiredOn: on(day) };
    expect(classUnder(goals, "access-within-48h", { episodes: [episode] })).toBe(is);
  });

  it("decides what stands beside the share", () => {
    const inquiredAt = at("2026-03-02T12:00:00Z");
    const place = (inquiredOn: number) => ({
      episode: standOn({
        inquiredAt,
        inquiredOn,
        assessmentAt: inquiredAt + 60 * HOUR,
        firstSessionOfferedAt: inquiredAt + 72 * HOUR,
        firstSessionAt: inquiredAt + 90 * HOUR,
      }),
      moment: momentOf(AS_OF, undefined, changed),
    });
    const measure = measureUnder("access-within-48h", changed);
    for (const id of ["offered-within-48h", "assessed-within-48h", "within-48h-of-program-time"]) {
      expect(observe(measure, id, place(on("2026-02-28")))).toBe(false);
      expect(observe(measure, id, place(on("2026-03-01")))).toBe(true);
    }
  });

  it("orders who waits by who passes it next, and says what is left of each clock", () => {
    const waits = (hours: number, day: string) => ({ inquiredAt: AS_OF - hours * HOUR, inquiredOn: on(day) });
    const columns = columnsOf({
      episodes: [
        waits(60, "2026-03-01"),
        waits(30, "2026-02-28"),
        waits(40, "2026-03-01"),
        waits(50, "2026-02-28"),
        waits(80, "2026-03-01"),
      ],
    });
    const measure = measureUnder("waiting-now", changed);
    const view = { from: null, to: null, by: [], every: null, where: [], asOf: AS_OF };
    const asked = { columns, measure, view, registry: instruments, goals: changed };
    const rows = listUnits(asked, {});
    expect(rows.map((row) => [row.value, row.details?.["Hours left to the goal"]])).toEqual([
      [60, 12],
      [30, 18],
      [40, 32],
      [80, -8],
      [50, -2],
    ]);
    const past = listUnits(asked, { part: "past-48h", partClass: "met" });
    expect(past.map((row) => row.value)).toEqual([80, 50]);
  });
});

describe("the dose band of a week’s Monday", () => {
  const stay = {
    firstSessionAt: at("2026-02-10T15:00:00Z"),
    firstSessionOn: on("2026-02-10"),
    admittedOn: on("2026-02-10"),
  };
  const weekOf = (monday: string, minutes: number, population = "adult"): StatedProgram => ({
    key: { population },
    episodes: [
      {
        ...stay,
        // The only full week lies between those of the first session and of the discharge.
        firstSessionOn: on(monday) - 5,
        dischargedOn: on(monday) + 8,
        endedAt: (on(monday) + 9) * 86_400,
        weeks: [{ weekOn: on(monday), attendedMinutes: minutes, attendedRows: 1 }],
      },
    ],
  });
  it.each([
    { name: "the week before, 16 hours", week: weekOf("2026-02-23", 16 * 60), is: "counted/over" },
    {
      name: "the week whose Monday is the day, 16 hours",
      week: weekOf("2026-03-02", 16 * 60),
      is: "counted/within",
    },
    { name: "the week before, 9 hours", week: weekOf("2026-02-23", 9 * 60), is: "counted/within" },
    { name: "the week of the day, 9 hours", week: weekOf("2026-03-02", 9 * 60), is: "counted/under" },
    {
      name: "an adolescent’s week before, 5 hours",
      week: weekOf("2026-02-23", 5 * 60, "adolescent"),
      is: "counted/under",
    },
    {
      name: "an adolescent’s week since, 5 hours",
      week: weekOf("2026-03-02", 5 * 60, "adolescent"),
      is: "counted/within",
    },
    {
      name: "an adolescent’s week since, a minute over",
      week: weekOf("2026-03-02", 12 * 60 + 1, "adolescent"),
      is: "counted/over",
    },
    {
      name: "an older adult’s week since, 16 hours",
      week: weekOf("2026-03-02", 16 * 60, "older_adult"),
      is: "counted/over",
    },
  ])("$name", ({ week, is }) => expect(classUnder(changed, "weekly-dose", week)).toBe(is));

  it.each([
    { admittedOn: "2026-03-01", reached: true },
    { admittedOn: "2026-03-02", reached: false },
  ])("of a whole stay is that of $admittedOn: $reached", ({ admittedOn, reached }) => {
    const episode = standOn({ admittedOn: on(admittedOn), plannedWeeks: 4, attendedMinutes: 4 * 9 * 60 });
    const place = { episode, moment: momentOf(AS_OF, undefined, changed) };
    expect(observe(measureUnder("completion", changed), "dose-reached", place)).toBe(reached);
  });
});

describe("the stay band of the day of admission", () => {
  const stayFrom = (admittedOn: string, days: number) => ({
    admittedOn: on(admittedOn),
    firstSessionAt: at("2026-02-10T15:00:00Z"),
    dischargedOn: on(admittedOn) + days,
    endedAt: (on(admittedOn) + days + 1) * 86_400,
  });
  it.each([
    { admitted: "2026-02-28", days: 14, band: "2_to_12_weeks" },
    { admitted: "2026-02-28", days: 85, band: "over_12_weeks" },
    { admitted: "2026-03-01", days: 20, band: "under_2_weeks" },
    { admitted: "2026-03-01", days: 21, band: "2_to_12_weeks" },
    { admitted: "2026-03-01", days: 112, band: "2_to_12_weeks" },
    { admitted: "2026-03-01", days: 113, band: "over_12_weeks" },
  ])("$days days from $admitted", ({ admitted, days, band }) => {
    const place = { episode: standOn(stayFrom(admitted, days)), moment: momentOf(AS_OF, undefined, changed) };
    expect(observe(measureUnder("length-of-stay", changed), "bands", place)).toBe(band);
  });

  it.each([
    { admitted: "2026-02-28", isYoung: false },
    { admitted: "2026-03-01", isYoung: true },
  ])("says whether a stay from $admitted without planned weeks is over", ({ admitted, isYoung }) => {
    // 12 weeks from 28 February end on 23 May, 16 weeks from 1 March on 21 June.
    const moment = momentOf(at("2026-06-10T12:00:00Z"), undefined, changed);
    for (const id of ["completion", "retention", "length-of-stay"]) {
      expect(measureUnder(id, changed).isImmature?.(standOn({ admittedOn: on(admitted) }), moment)).toBe(
        isYoung,
      );
    }
  });
});

describe("the value that holds on a day", () => {
  const dated: DatedValues<string> = [
    { from: null, value: "first" },
    { from: 10, value: "second" },
    { from: 20, value: "third" },
  ];
  it.each([
    [-5, "first"],
    [9, "first"],
    [10, "second"],
    [19, "second"],
    [20, "third"],
    [99_999, "third"],
  ])("%i", (day, value) => expect(valueOn(dated, day)).toBe(value));

  it.each([
    { from: null, to: null, values: ["first", "second", "third"] },
    { from: 10, to: 20, values: ["second"] },
    { from: 9, to: 21, values: ["first", "second", "third"] },
    { from: 20, to: null, values: ["third"] },
    { from: null, to: 10, values: ["first"] },
    { from: 19, to: 20, values: ["second"] },
  ])("in $from to $to", ({ from, to, values }) => {
    expect(valuesIn(dated, { from, to }).map((each) => each.value)).toEqual(values);
  });

  it("in a span is what holds on some day of it", () => {
    const days = fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { maxLength: 5 });
    const span = fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 20 }));
    fc.assert(
      fc.property(days, span, (starts, [from, length]) => {
        const later = starts.toSorted((a, b) => a - b).map((day) => ({ from: day, value: day }));
        const all: DatedValues<number> = [{ from: null, value: 0 }, ...later];
        const held = Array.from({ length }, (_, place) => valueOn(all, from + place));
        expect(valuesIn(all, { from, to: from + length }).map(({ value }) => value)).toEqual([
          ...new Set(held),
        ]);
      }),
    );
  });
});

describe("goals of what is stated", () => {
  const access = (highest: number, from: string | null): StatedGoal => ({
    goal: "access",
    population: null,
    from,
    lowest: null,
    highest,
  });

  it("are the product’s where nothing is", () => {
    expect(defaultGoals.access).toEqual([{ from: null, value: 48 }]);
    expect(defaultGoals.stay).toEqual([{ from: null, value: { lowest: 2, highest: 12 } }]);
    expect(Object.values(defaultGoals.dose).map(([{ value }]) => value.lowest)).toEqual([6, 6, 9, 9]);
  });

  it("come in the order of their days, whatever the order of the rows", () => {
    const days = [access(60, "2026-07-01"), access(24, null), access(72, "2026-01-01")];
    expect(goalsOf(days).access).toEqual([
      { from: null, value: 24 },
      { from: on("2026-01-01"), value: 72 },
      { from: on("2026-07-01"), value: 60 },
    ]);
  });

  it("leave out what only repeats the value before it", () => {
    expect(goalsOf([access(48, "2026-01-01"), access(72, "2026-02-01")]).access).toHaveLength(2);
  });

  it("of a program’s population only", () => {
    expect(PROGRAM.population).toBe("adult");
    expect(changed.dose.child).toEqual(defaultGoals.dose.child);
  });
});
