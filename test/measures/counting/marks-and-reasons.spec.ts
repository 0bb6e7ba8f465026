import { describe, expect, it } from "vitest";
import { instruments as registry } from "#shared/instruments/index";
import { completion } from "#shared/measures/completion";
import { evaluateMeasure } from "#shared/measures/counting/evaluate";
import type { Dimension } from "#shared/measures/definition";
import { measures } from "#shared/measures/index";
import { seatFill } from "#shared/measures/seat-fill";
import { symptomChange } from "#shared/measures/symptom-change";
import { waitingNow } from "#shared/measures/waiting-now";
import { weeklyDose } from "#shared/measures/weekly-dose";
import { at, columnsOf, evaluateStated, on, type StatedEpisode } from "../columns-of.js";
import { seededColumns, SEEDED_AS_OF } from "../seeded-columns.js";
import { groupOf } from "../stand-on.js";
import { paired } from "../symptom-stays.js";

const AS_OF = at("2026-06-01T17:00:00Z");

/** A stay of the first weeks of a year that has ended for that reason, and could end as planned. */
function ended(reason: string, more: StatedEpisode = {}): StatedEpisode {
  return {
    admittedOn: on("2026-01-05"),
    firstSessionOn: on("2026-01-05"),
    firstSessionAt: at("2026-01-05T17:00:00Z"),
    plannedWeeks: 6,
    plannedEndAt: at("2026-02-16T06:00:00Z"),
    dischargedOn: on("2026-02-10"),
    endedAt: at("2026-02-11T06:00:00Z"),
    dischargeReason: reason,
    ...more,
  };
}

function times<Thing>(n: number, thing: Thing): Thing[] {
  return Array.from({ length: n }, () => thing);
}

describe("the marks of few", () => {
  it.each([
    { n: 1, marks: ["few"] },
    { n: 9, marks: ["few"] },
    { n: 10, marks: ["imprecise"] },
    { n: 29, marks: ["imprecise"] },
    { n: 30, marks: [] },
  ])("$n people", ({ n, marks }) => {
    expect(groupOf(completion, AS_OF, { episodes: times(n, ended("completed")) }).marks).toEqual(marks);
  });
  it("are of who is counted: nobody is not few", () => {
    const group = groupOf(completion, AS_OF, { episodes: times(3, ended("moved")) });
    expect([group.marks, group.initialPopulation]).toEqual([[], 3]);
  });
});

describe("why people are left out", () => {
  it("is told in order of letters, of all who are left out for one reason", () => {
    const young = { plannedWeeks: 30, plannedEndAt: at("2026-08-03T05:00:00Z") };
    const { excluded, missing, marks } = groupOf(completion, AS_OF, {
      episodes: [
        ...times(2, ended("transferred_lower")),
        ...times(3, ended("moved")),
        // The same reason of a stay that could still go on: one reason, though another kind of row.
        ended("moved", young),
        ended("administrative"),
        ...times(2, ended("")),
        ended("", young),
        ...times(30, ended("completed")),
      ],
    });
    expect(Object.entries(excluded)).toEqual([
      ["administrative", 1],
      ["moved", 4],
      ["transferred_lower", 2],
    ]);
    expect(missing).toEqual({ no_reason: 3 });
    expect(marks).toEqual(["immature"]);
  });
});

describe("bounds", () => {
  it("stand beside shares, and beside no mean", () => {
    expect(groupOf(completion, AS_OF, { episodes: [ended("completed"), ended("")] }).bounds).toEqual({
      lower: 0.5,
      upper: 1,
    });
    expect(groupOf(symptomChange, AS_OF, { episodes: [paired("PHQ-9", 18, 7)] }).bounds).toBeNull();
  });
  it("stand beside no share of a list that leaves nobody open", () => {
    const waits = { inquiredAt: AS_OF - 3600, inquiredOn: on("2026-06-01") };
    const { result } = groupOf(waitingNow, AS_OF, { episodes: [waits] });
    if (result.kind !== "list") throw new Error(result.kind);
    expect(result.items.map(({ id }) => id)).toContain("past-48h");
    expect(result.items.filter((item) => "bounds" in item)).toEqual([]);
  });
});

describe("how a view narrows", () => {
  const programs = [
    {
      key: { program: "A", population: "adult", site: "North", track: "mental_health" },
      episodes: [ended("completed", { sex: "female" }), ended("moved", { sex: "male" })],
      sessions: [
        {
          startsAt: AS_OF - 86_400,
          startsOn: on("2026-05-31"),
          group: "morning",
          capacity: 4,
          attendedSeats: 3,
        },
        {
          startsAt: AS_OF - 7200,
          startsOn: on("2026-06-01"),
          group: "evening",
          capacity: 4,
          attendedSeats: 1,
        },
      ],
    },
    {
      key: { program: "B", population: "child", site: "South", track: "substance_use" },
      episodes: [ended("completed"), ended("completed", { sex: "female" })],
    },
  ] as const;
  const viewOf = (more: object) => ({
    from: null,
    to: null,
    by: [],
    every: null,
    where: [],
    asOf: AS_OF,
    ...more,
  });
  const populations = (more: object, measure: typeof completion = completion): number[] =>
    evaluateStated(columnsOf(...programs), measure, viewOf(more)).groups.map(
      (group) => group.initialPopulation,
    );

  it.each<{ by: Dimension; groups: Readonly<Record<string, number>> }>([
    { by: "population", groups: { adult: 2, child: 2 } },
    { by: "site", groups: { North: 2, South: 2 } },
    { by: "track", groups: { mental_health: 2, substance_use: 2 } },
    { by: "program", groups: { A: 2, B: 2 } },
    { by: "sex", groups: { female: 2, male: 1, unknown: 1 } },
  ])("groups by $by", ({ by, groups }) => {
    const found = evaluateStated(columnsOf(...programs), completion, viewOf({ by: [by] })).groups;
    expect(
      Object.fromEntries(found.map(({ key, initialPopulation }) => [key[by], initialPopulation])),
    ).toEqual(groups);
  });

  it.each([
    { where: [{ dimension: "population", value: "child" }], expected: [2] },
    { where: [{ dimension: "population", value: "adolescent" }], expected: [0] },
    { where: [{ dimension: "sex", value: "female" }], expected: [2] },
    { where: [{ dimension: "sex", value: "unknown" }], expected: [1] },
    { where: [{ dimension: "sex", value: "x" }], expected: [0] },
    {
      where: [
        { dimension: "sex", value: "female" },
        { dimension: "program", value: "A" },
      ],
      expected: [1],
    },
    // Stays are of no instrument, so one that is asked for narrows none.
    { where: [{ dimension: "instrument", value: "PHQ-9" }], expected: [4] },
  ])("where $where", ({ where, expected }) => {
    expect(populations({ where })).toEqual(expected);
  });

  it.each([
    { more: { where: [{ dimension: "group", value: "morning" }] }, seats: 4 },
    { more: { where: [{ dimension: "group", value: "evening" }] }, seats: 4 },
    { more: { where: [{ dimension: "group", value: "noon" }] }, seats: 0 },
    { more: { from: on("2026-06-01") }, seats: 4 },
    { more: { to: on("2026-06-01") }, seats: 4 },
    { more: { to: on("2026-05-31") }, seats: 0 },
    { more: {}, seats: 8 },
  ])("seats with $more", ({ more, seats }) => {
    expect(populations(more, seatFill)).toEqual([seats]);
  });
});

describe("periods", () => {
  it("hold their first day and not the one behind their last, in whatever order days come", () => {
    const days = ["2026-02-01", "2026-01-31", "2026-03-01", "2026-02-28", "2026-01-01", "2026-02-01"];
    const episodes = days.map((day) => ended("completed", { admittedOn: on(day) }));
    const view = { from: null, to: null, by: [], every: "month", where: [], asOf: AS_OF } as const;
    const { groups } = evaluateStated(columnsOf({ episodes }), completion, view);
    expect(groups.map(({ period, initialPopulation }) => [period, initialPopulation])).toEqual([
      ["2026-01", 2],
      ["2026-02", 3],
      ["2026-03", 1],
    ]);
  });
});

describe("hours of weeks", () => {
  it("leave out what is not observed, beside the classes of all", () => {
    const weeks = [7, 14, 21].map((day, place) => ({
      weekOn: on("2026-01-05") + day,
      attendedMinutes: [0, 540, 600][place] ?? 0,
      scheduledMinutes: 600,
      attendedRows: place === 0 ? 0 : 3,
    }));
    const group = groupOf(weeklyDose, AS_OF, { episodes: [ended("completed", { weeks })] });
    expect(group.beside["attended-hours"]).toMatchObject({ kind: "duration", n: 4, median: 4.5, p90: 9.7 });
    expect(group.beside["scheduled-hours"]).toMatchObject({ n: 4, median: 10 });
  });
});

describe("what missing outcomes could change is told of shares alone", () => {
  const view = { from: null, to: null, by: [], every: null, where: [], asOf: SEEDED_AS_OF };
  it.each(measures.map((measure) => [measure.id, measure] as const))("%s", (_id, measure) => {
    const { groups } = evaluateMeasure({ columns: seededColumns(), measure, view, registry });
    expect(groups.length).toBeGreaterThan(0);
    for (const { bounds, result } of groups) {
      expect(bounds !== null).toBe(measure.kind === "proportion" && result.kind === "proportion");
    }
  });
});
