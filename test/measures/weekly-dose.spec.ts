import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { instruments } from "#shared/instruments/index";
import { evaluateMeasure } from "#shared/measures/counting/evaluate";
import { doseBandOf, goalsOf, type StatedGoal } from "#shared/measures/goals";
import { weeklyDose } from "#shared/measures/weekly-dose";
import { at, columnsOf, on, type StatedEpisode } from "./columns-of.js";
import { groupOf, unitsOf } from "./stand-on.js";

// A Wednesday: the week of as-of begins on Monday 30 March.
const AS_OF = at("2026-04-01T18:00:00Z");
const FIRST = on("2026-03-04");
const [week0, week1, week2, week3] = ["2026-03-02", "2026-03-09", "2026-03-16", "2026-03-23"].map(on);
const stay: StatedEpisode = {
  admittedOn: FIRST,
  firstSessionOn: FIRST,
  firstSessionAt: at("2026-03-04T15:00:00Z"),
};

type Weeks = NonNullable<StatedEpisode["weeks"]>;

/** The classes of the judged weeks of one stay, by week. */
function classesOf(episode: StatedEpisode, population = "adult"): string[] {
  return unitsOf(weeklyDose, AS_OF, { key: { population }, episodes: [episode] }).map((unit) => unit.reason);
}

describe("one judged week", () => {
  const discharged = { ...stay, dischargedOn: on("2026-03-17") };
  it.each([
    { name: "9 h of an adult", minutes: 540, population: "adult", expected: "within" },
    { name: "a minute less", minutes: 539, population: "adult", expected: "under" },
    { name: "15 h of an adult", minutes: 900, population: "adult", expected: "within" },
    { name: "a minute more", minutes: 901, population: "adult", expected: "over" },
    { name: "9 h of an older adult", minutes: 540, population: "older_adult", expected: "within" },
    { name: "a minute less of an older adult", minutes: 539, population: "older_adult", expected: "under" },
    { name: "6 h of an adolescent", minutes: 360, population: "adolescent", expected: "within" },
    { name: "a minute less of an adolescent", minutes: 359, population: "adolescent", expected: "under" },
    { name: "15 h of an adolescent", minutes: 900, population: "adolescent", expected: "within" },
    { name: "a minute more of an adolescent", minutes: 901, population: "adolescent", expected: "over" },
    { name: "6 h of a child", minutes: 360, population: "child", expected: "within" },
    { name: "a minute less of a child", minutes: 359, population: "child", expected: "under" },
    { name: "nothing attended", minutes: 0, population: "adult", expected: "under" },
  ])("$name is $expected", ({ minutes, population, expected }) => {
    const weeks: Weeks = [{ weekOn: week1 ?? 0, attendedMinutes: minutes, scheduledMinutes: 900 }];
    expect(classesOf({ ...discharged, weeks }, population)).toEqual([expected]);
  });

  it("has the band of its own population, where each has another", () => {
    const populations = ["child", "adolescent", "adult", "older_adult"] as const;
    const stated = populations.map((population, place): StatedGoal => ({
      goal: "dose",
      population,
      from: null,
      lowest: 1 + place,
      highest: 9,
    }));
    const bands = populations.map((population) => doseBandOf(goalsOf(stated), population)[0].value.lowest);
    expect(bands).toEqual([1, 2, 3, 4]);
    expect(doseBandOf(goalsOf(stated), "unheard of")[0].value.lowest).toBe(3);
  });

  it("is left out where the program cancelled a session of it, whatever was attended", () => {
    const weeks: Weeks = [{ weekOn: week1 ?? 0, attendedMinutes: 600, cancelledRows: 1 }];
    expect(classesOf({ ...discharged, weeks })).toEqual(["program_cancelled"]);
  });
});

describe("which weeks are judged", () => {
  const full = [week0, week1, week2, week3, on("2026-03-30")].map((weekOn = 0) => ({
    weekOn,
    attendedMinutes: 600,
  }));
  it.each([
    { name: "an open stay: up to the week of as-of", episode: { ...stay, weeks: full }, judged: 3 },
    {
      name: "discharged on a Sunday",
      episode: { ...stay, weeks: full, dischargedOn: on("2026-03-22") },
      judged: 1,
    },
    {
      name: "discharged on the Monday after",
      episode: { ...stay, weeks: full, dischargedOn: on("2026-03-23") },
      judged: 2,
    },
    {
      name: "discharged in the week of the first session",
      episode: { ...stay, weeks: full, dischargedOn: on("2026-03-06") },
      judged: 0,
    },
    {
      name: "discharged the week after",
      episode: { ...stay, weeks: full, dischargedOn: on("2026-03-10") },
      judged: 0,
    },
    { name: "never started", episode: { admittedOn: FIRST, weeks: full }, judged: 0 },
  ])("$name: $judged", ({ episode, judged }) => {
    expect(classesOf(episode)).toHaveLength(judged);
  });

  it("counts a judged week without rows as 0 hours", () => {
    const weeks: Weeks = [
      { weekOn: week1 ?? 0, attendedMinutes: 600 },
      { weekOn: week3 ?? 0, attendedMinutes: 960 },
    ];
    const units = unitsOf(weeklyDose, AS_OF, { episodes: [{ ...stay, weeks }] });
    expect(units.map((unit) => [unit.reason, unit.value])).toEqual([
      ["within", 10],
      ["under", 0],
      ["over", 16],
    ]);
    expect(units.map((unit) => unit.indexOn)).toEqual([week1, week2, week3]);
  });
});

it("shares one whole, with attended and scheduled hours beside", () => {
  const weeks: Weeks = [
    { weekOn: week1 ?? 0, attendedMinutes: 600, scheduledMinutes: 720 },
    { weekOn: week2 ?? 0, attendedMinutes: 300, scheduledMinutes: 720 },
    { weekOn: week3 ?? 0, attendedMinutes: 600, cancelledRows: 2, scheduledMinutes: 360 },
  ];
  expect(groupOf(weeklyDose, AS_OF, { episodes: [{ ...stay, weeks }] })).toMatchObject({
    initialPopulation: 3,
    excluded: { program_cancelled: 1 },
    result: {
      kind: "shares",
      denominator: 2,
      shares: [
        { class: "under", numerator: 1, estimate: 0.5 },
        { class: "within", numerator: 1, estimate: 0.5 },
        { class: "over", numerator: 0, estimate: 0 },
      ],
    },
    beside: { "attended-hours": { n: 2, median: 7.5 }, "scheduled-hours": { n: 2, median: 12 } },
  });
});

describe("hours of the whole, which are counted, and of a program, which are put in order", () => {
  const minutes = fc.integer({ min: 0, max: 12_000 });
  const weeks = fc
    .record({ first: minutes, second: minutes, scheduled: minutes, hasThird: fc.boolean() })
    .map(({ first, second, scheduled, hasThird }): Weeks => [
      { weekOn: week1 ?? 0, attendedMinutes: first, scheduledMinutes: scheduled },
      { weekOn: week2 ?? 0, attendedMinutes: second, scheduledMinutes: 720 },
      // Without it the week stands in no row, and counts 0 hours.
      ...(hasThird ? [{ weekOn: week3 ?? 0, attendedMinutes: 600, scheduledMinutes: 1 }] : []),
    ]);

  it("are the same to the last digit", () => {
    fc.assert(
      fc.property(fc.array(weeks, { minLength: 1, maxLength: 40 }), (stays) => {
        const columns = columnsOf({ episodes: stays.map((each) => ({ ...stay, weeks: each })) });
        const [whole, program] = ([[], ["program"]] as const).map((by) => {
          const view = { from: null, to: null, by, every: null, where: [], asOf: AS_OF };
          return evaluateMeasure({ columns, measure: weeklyDose, view, registry: instruments }).groups[0];
        });
        expect(whole?.beside["attended-hours"]).toMatchObject({ n: stays.length * 3 });
        expect(whole?.beside).toEqual(program?.beside);
      }),
    );
  });
});
