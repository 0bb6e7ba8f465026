import { describe, expect, it } from "vitest";
import { instruments as registry } from "#shared/instruments/index";
import { MOST_ROWS } from "#shared/measures/counting/counted-rows";
import { attendance } from "#shared/measures/attendance";
import { UNKNOWN } from "#shared/measures/columns";
import {
  classified,
  type Companion,
  type Dimension,
  type Measure,
  type View,
} from "#shared/measures/definition";
import type { Episode } from "#shared/measures/episode";
import { evaluateMeasure } from "#shared/measures/counting/evaluate";
import { measures } from "#shared/measures/index";
import { seatFill } from "#shared/measures/seat-fill";
import { weeklyDose } from "#shared/measures/weekly-dose";
import { at, columnsOf, on } from "../columns-of.js";
import { seededColumns, SEEDED_AS_OF } from "../seeded-columns.js";

const shown = { id: "hours", title: "Hours", sentence: "Hours." };
const TIMES = 60;
const once = seededColumns();
const often = seededColumns(TIMES);

/** What counts people, rows or seats in a result; everything else is a share, a time or a text. */
const counts = new Set([
  "initialPopulation",
  "pending",
  "numerator",
  "denominator",
  "n",
  "events",
  "competing",
  "censored",
  "withBaseline",
  "withoutLast",
]);
/** Lists of counts by reason. */
const countsByReason = new Set(["excluded", "missing"]);

/** Every count of an answer with the place where it stands; beside a figure and within it too. */
function countsIn(value: unknown, place: string, isCounting = false): Map<string, number> {
  if (typeof value === "number") return isCounting ? new Map([[place, value]]) : new Map();
  if (typeof value !== "object" || value === null) return new Map();
  const found = new Map<string, number>();
  for (const [name, part] of Object.entries(value)) {
    const isCount = counts.has(name) || isCounting;
    for (const [within, n] of countsIn(part, `${place}.${name}`, isCount || countsByReason.has(name))) {
      found.set(within, n);
    }
  }
  return found;
}

function countsOf(columns: typeof once, measure: Measure, by: readonly Dimension[]): Map<string, number> {
  const view = { from: null, to: null, every: null, where: [], by, asOf: SEEDED_AS_OF };
  const { groups } = evaluateMeasure({ columns, measure, view, registry, curves: "none" });
  return new Map(groups.flatMap((group) => [...countsIn(group, JSON.stringify(group.key))]));
}

it("has more episodes in each program than are counted at once", () => {
  for (const program of often.programs) expect(program.length).toBeGreaterThan(MOST_ROWS);
});

describe.each(measures.map((measure) => [measure.id, measure] as const))("%s", (_id, measure) => {
  const finest = measure.grain === "seat" ? "group" : "cohort";
  it.each([[[]], [[finest]], [["program", "payer_class"]]] as [Dimension[]][])(
    "counts sixty of each sixty times, by %j",
    (by) => {
      const wanted = [...countsOf(once, measure, by)].map(([place, n]) => [place, n * TIMES] as const);
      expect(wanted.length).toBeGreaterThan(2);
      expect(new Map(countsOf(often, measure, by))).toEqual(new Map(wanted));
    },
  );
});

describe("what is counted by status, kind or week is what asking for each gives", () => {
  const stay = {
    inquiredOn: on("2026-01-01"),
    admittedOn: on("2026-01-05"),
    firstSessionOn: on("2026-01-06"),
    dischargedOn: on("2026-02-20"),
  };
  /** Of five full weeks the second has no rows at all, and the fourth a cancelled session. */
  const gaps = columnsOf({
    episodes: [
      {
        ...stay,
        payer_class: "Zeta",
        cohort: "C1",
        weeks: [
          { weekOn: on("2026-01-12"), attendedMinutes: 600, scheduledMinutes: 720, attendedRows: 3 },
          {
            weekOn: on("2026-01-26"),
            attendedMinutes: 300,
            scheduledMinutes: 720,
            attendedRows: 2,
            noShowRows: 2,
          },
          { weekOn: on("2026-02-02"), attendedMinutes: 600, scheduledMinutes: 720, cancelledRows: 1 },
          {
            weekOn: on("2026-02-09"),
            attendedMinutes: 960,
            scheduledMinutes: 960,
            attendedRows: 5,
            excusedRows: 1,
          },
        ],
      },
      {
        ...stay,
        payer_class: "SS-Kasse",
        cohort: "C2",
        weeks: [{ weekOn: on("2026-01-12"), attendedMinutes: 600, attendedRows: 3 }],
      },
    ],
  });
  /** Two people with the same weeks, some of more rows and minutes than weeks have. */
  const crowded = [
    { weekOn: on("2026-01-12"), attendedMinutes: 600, attendedRows: 16 },
    { weekOn: on("2026-01-19"), attendedMinutes: 20_000, scheduledMinutes: 20_000, attendedRows: 15 },
    { weekOn: on("2026-01-26"), attendedMinutes: 600, scheduledMinutes: 20_000, noShowRows: 15 },
    { weekOn: on("2026-02-02"), attendedMinutes: 600, attendedRows: 1 },
  ];
  const alike = columnsOf({
    episodes: [
      { ...stay, payer_class: "Zeta", cohort: "C1", weeks: crowded },
      { ...stay, payer_class: "SS-Kasse", cohort: "C2", weeks: crowded },
    ],
  });
  const views: readonly (readonly [string, Partial<View>])[] = [
    ["everything", {}],
    ["by cohort", { by: ["cohort"] }],
    ["by month", { every: "month" }],
    ["of one payer", { where: [{ dimension: "payer_class", value: "Zeta" }] }],
    ["of some weeks", { from: on("2026-01-19"), to: on("2026-02-09") }],
  ];
  const asked = ({ isByStatus: _status, isByWeek: _week, ...measure }: Measure): Measure => measure;
  describe.each([attendance, weeklyDose, seatFill].map((each) => [each.id, each] as const))(
    "%s",
    (_id, measure) => {
      it.each(views)("%s", (_name, part) => {
        const view: View = {
          from: null,
          to: null,
          every: null,
          where: [],
          by: [],
          asOf: SEEDED_AS_OF,
          ...part,
        };
        for (const [columns, asOf] of [
          [once, SEEDED_AS_OF],
          [gaps, at("2026-04-01T12:00:00Z")],
          [alike, at("2026-04-01T12:00:00Z")],
        ] as const) {
          const evaluation = { columns, view: { ...view, asOf }, registry };
          expect(evaluateMeasure({ ...evaluation, measure })).toEqual(
            evaluateMeasure({ ...evaluation, measure: asked(measure) }),
          );
        }
      });
    },
  );

  describe.each<[string, Measure, { isSpokenOf: (of: Episode) => boolean; cuts: Dimension[][] }]>([
    [
      "rows",
      attendance,
      { isSpokenOf: ({ week }) => week.status !== "attended", cuts: [[], ["cohort"], ["program"]] },
    ],
    ["seats", seatFill, { isSpokenOf: ({ seats }) => !seats.areFilled, cuts: [[], ["group"]] }],
  ])("%s of which a measure does not speak are left out", (_name, measure, { isSpokenOf, cuts }) => {
    const silent: Measure = {
      ...measure,
      companions: [],
      classify: (episode, moment) =>
        isSpokenOf(episode) ? measure.classify(episode, moment) : classified("outside"),
    };
    it.each(cuts.map((by) => [by]))("by %j", (by) => {
      const view: View = { from: null, to: null, every: null, where: [], by, asOf: SEEDED_AS_OF };
      const found = evaluateMeasure({ columns: once, measure: silent, view, registry });
      expect(found).toEqual(evaluateMeasure({ columns: once, measure: asked(silent), view, registry }));
      const all = evaluateMeasure({ columns: once, measure, view, registry });
      const peopleOf = ({ groups }: typeof all) =>
        groups.reduce((sum, each) => sum + each.initialPopulation, 0);
      expect(peopleOf(found)).toBeGreaterThan(0);
      expect(peopleOf(found)).toBeLessThan(peopleOf(all));
    });

    it("and a group that has no others has no figure", () => {
      const startsOn = on("2026-01-12");
      const session = { startsAt: at("2026-01-12T15:00:00Z"), startsOn, capacity: 8 };
      const columns = columnsOf({
        episodes: [
          { ...stay, cohort: "some", weeks: [{ weekOn: startsOn, attendedRows: 2, noShowRows: 1 }] },
          { ...stay, cohort: "none", weeks: [{ weekOn: startsOn, attendedRows: 3 }] },
        ],
        sessions: [
          { ...session, group: "some", attendedSeats: 5 },
          { ...session, group: "none", attendedSeats: 8 },
        ],
      });
      const view: View = {
        from: null,
        to: null,
        every: null,
        where: [],
        by: cuts[1] ?? [],
        asOf: SEEDED_AS_OF,
      };
      for (const each of [silent, asked(silent)]) {
        const { groups } = evaluateMeasure({ columns, measure: each, view, registry });
        expect(groups.map(({ key }) => Object.values(key))).toEqual([["some"]]);
      }
    });
  });

  it.each(["counted", "all"] as const)(
    "what is counted so has no part that looks at each row: %s",
    (over) => {
      const hours: Companion = { ...shown, kind: "duration", unit: "hours", over, observe: () => 1 };
      const measure: Measure = { ...attendance, companions: [hours] };
      const view: View = { from: null, to: null, every: null, where: [], by: [], asOf: SEEDED_AS_OF };
      expect(() => evaluateMeasure({ columns: once, measure, view, registry })).toThrow(
        "attendance has parts that look at each row.",
      );
    },
  );

  it("a stay that goes on has more weeks a week later", () => {
    const columns = columnsOf({ episodes: [{ ...stay, dischargedOn: UNKNOWN }] });
    const weeksAsOf = (asOf: string): number | undefined => {
      const view: View = { from: null, to: null, every: null, where: [], by: [], asOf: at(asOf) };
      return evaluateMeasure({ columns, measure: weeklyDose, view, registry }).groups[0]?.initialPopulation;
    };
    expect(weeksAsOf("2026-02-01T12:00:00Z")).toBe(2);
    expect(weeksAsOf("2026-02-02T12:00:00Z")).toBe(3);
    expect(weeksAsOf("2026-02-01T12:00:00Z")).toBe(2);
  });

  it("a full week without rows counts no hours", () => {
    const view: View = {
      from: null,
      to: null,
      every: null,
      where: [],
      by: [],
      asOf: at("2026-04-01T12:00:00Z"),
    };
    const [group] = evaluateMeasure({ columns: gaps, measure: weeklyDose, view, registry }).groups;
    // Of the first stay two weeks under, one within, one over, one left out; of the second four under and one within.
    expect(group?.excluded).toEqual({ program_cancelled: 1 });
    expect(group?.result).toMatchObject({ shares: [{ numerator: 6 }, { numerator: 2 }, { numerator: 1 }] });
  });
});
