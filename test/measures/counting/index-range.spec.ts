import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { instruments as registry } from "#shared/instruments/index";
import { evaluateMeasure } from "#shared/measures/counting/evaluate";
import { measures } from "#shared/measures/index";
import type { GroupResult } from "#shared/measures/result";
import { periodBounds } from "#shared/calendar";
import type { IndexDate, Measure } from "#shared/measures/definition";
import { indexRange } from "#shared/measures/counting/index-range";
import { columnsOf, type StatedEpisode, type StatedSession } from "../columns-of.js";
import { LAST_DAY, seededColumns, SEEDED_AS_OF } from "../seeded-columns.js";

const columns = seededColumns();
const LAST_MONDAY = LAST_DAY - 6;

/** The weeks of a measure by program, of all days or of those of a run of weeks. */
function weeksOf(
  measureAt: number,
  days: { from: number | null; to: number | null },
): readonly GroupResult[] {
  const measure = measures[measureAt];
  if (!measure) throw new Error("no measure");
  const view = { ...days, by: ["program"] as const, every: "week" as const, where: [], asOf: SEEDED_AS_OF };
  return evaluateMeasure({ columns, measure, view, registry }).groups;
}

it.each(measures.map(({ id }, at) => [id, at] as const))(
  "%s counts the same in a run of weeks as in those weeks of everything",
  (_id, at) => {
    const everything = weeksOf(at, { from: null, to: null });
    fc.assert(
      fc.property(fc.nat(60), fc.nat(30), (before, length) => {
        const from = LAST_MONDAY - 7 * before;
        const to = from + 7 * (length + 1);
        const found = weeksOf(at, { from, to }).filter((group) => group.initialPopulation > 0);
        const wanted = everything.filter(({ period, initialPopulation }) => {
          const monday = periodBounds(period ?? "").from;
          return initialPopulation > 0 && monday >= from && monday < to;
        });
        expect(found).toEqual(wanted);
      }),
      { numRuns: 10 },
    );
  },
);

/** Days are plain numbers here; the three inquiries of most cases are those of days 100, 105 and 110. */
interface Case {
  readonly name: string;
  readonly indexDate: IndexDate;
  readonly grain?: Measure["grain"];
  readonly episodes?: readonly StatedEpisode[];
  readonly sessions?: readonly StatedSession[];
  readonly from?: number;
  readonly to?: number;
  readonly range: { readonly from: number; readonly to: number };
}

function threeInquiries(...more: readonly StatedEpisode[]): readonly StatedEpisode[] {
  return [100, 105, 110].map((inquiredOn, index) => ({ inquiredOn, ...more[index] }));
}
const one = { firstSessionOn: 101, dischargedOn: 119 };
const two = { firstSessionOn: 107, dischargedOn: 125 };
const three = { firstSessionOn: 112, dischargedOn: 130 };

const cases: readonly Case[] = [
  {
    name: "all of them without days",
    indexDate: "inquiry",
    episodes: threeInquiries(),
    range: { from: 0, to: 3 },
  },
  {
    name: "from a day on, that day too",
    indexDate: "inquiry",
    episodes: threeInquiries(),
    from: 105,
    range: { from: 1, to: 3 },
  },
  {
    name: "up to a day, that day not",
    indexDate: "inquiry",
    episodes: threeInquiries(),
    to: 110,
    range: { from: 0, to: 2 },
  },
  {
    name: "none before the first",
    indexDate: "inquiry",
    episodes: threeInquiries(),
    to: 100,
    range: { from: 0, to: 0 },
  },
  {
    name: "none after the last",
    indexDate: "inquiry",
    episodes: threeInquiries(),
    from: 111,
    range: { from: 3, to: 3 },
  },
  {
    name: "earlier inquiries as far as an admission comes after one",
    indexDate: "admission",
    episodes: threeInquiries({ admittedOn: 102 }, { admittedOn: 109 }, { admittedOn: 112 }),
    from: 109,
    to: 110,
    range: { from: 1, to: 2 },
  },
  {
    name: "later inquiries as far as an admission comes before one",
    indexDate: "admission",
    episodes: threeInquiries({ admittedOn: 100 }, { admittedOn: 105 }, { admittedOn: 103 }),
    from: 103,
    to: 104,
    range: { from: 1, to: 3 },
  },
  {
    name: "nobody more where an admission is not known",
    indexDate: "admission",
    episodes: threeInquiries({ admittedOn: 100 }, {}, { admittedOn: 110 }),
    from: 101,
    to: 106,
    range: { from: 1, to: 2 },
  },
  {
    name: "an admission without an inquiry on its own day",
    indexDate: "admission",
    episodes: [
      { inquiredOn: 100, admittedOn: 100 },
      { admittedOn: 104 },
      { inquiredOn: 106, admittedOn: 106 },
    ],
    from: 101,
    to: 106,
    range: { from: 1, to: 2 },
  },
  {
    name: "by first session, whatever the admission",
    indexDate: "first-session",
    episodes: threeInquiries({ admittedOn: 100, firstSessionOn: 103 }, { firstSessionOn: 105 }, {}),
    from: 104,
    to: 106,
    range: { from: 1, to: 2 },
  },
  {
    name: "by week, from the discharge that comes last",
    indexDate: "week",
    episodes: threeInquiries(one, two, three),
    from: 126,
    range: { from: 2, to: 3 },
  },
  {
    name: "by week, up to the Monday before an inquiry",
    indexDate: "week",
    episodes: threeInquiries(one, { ...two, weeks: [{ weekOn: 102 }, { weekOn: 109 }] }, three),
    to: 109,
    range: { from: 0, to: 3 },
  },
  {
    name: "by week, from the last week with rows after a discharge",
    indexDate: "week",
    episodes: threeInquiries(one, { ...two, weeks: [{ weekOn: 105 }, { weekOn: 140 }] }, three),
    from: 141,
    range: { from: 2, to: 3 },
  },
  {
    name: "by week, only weeks of one's own",
    indexDate: "week",
    episodes: threeInquiries({ ...one, weeks: [{ weekOn: 100 }] }, {}, { weeks: [{ weekOn: 110 }] }),
    from: 126,
    range: { from: 2, to: 3 },
  },
  {
    name: "by week, no week of a neighbour where one has none",
    indexDate: "week",
    episodes: threeInquiries({ ...one, weeks: [{ weekOn: 100 }] }, {}, { weeks: [{ weekOn: 125 }] }),
    from: 125,
    range: { from: 2, to: 3 },
  },
  {
    name: "by inquiry, whatever comes after it",
    indexDate: "inquiry",
    episodes: threeInquiries({
      admittedOn: 140,
      firstSessionOn: 150,
      dischargedOn: 160,
      weeks: [{ weekOn: 90 }, { weekOn: 157 }],
    }),
    from: 111,
    range: { from: 3, to: 3 },
  },
  {
    name: "by admission, whatever comes after it",
    indexDate: "admission",
    episodes: threeInquiries({ admittedOn: 101, firstSessionOn: 150, dischargedOn: 160 }),
    from: 112,
    range: { from: 3, to: 3 },
  },
  {
    name: "person-weeks of everyone where the first stay goes on",
    indexDate: "week",
    grain: "person-week",
    episodes: threeInquiries({ firstSessionOn: 101 }, two, three),
    from: 900,
    range: { from: 0, to: 3 },
  },
  {
    name: "person-weeks of everyone from the first stay on that goes on",
    indexDate: "week",
    grain: "person-week",
    episodes: threeInquiries(one, { firstSessionOn: 106 }, three),
    from: 900,
    range: { from: 1, to: 3 },
  },
  {
    name: "no person-week for who never started",
    indexDate: "week",
    grain: "person-week",
    episodes: threeInquiries(one, {}, three),
    from: 900,
    range: { from: 3, to: 3 },
  },
  {
    name: "person-weeks of who goes on only as far as they are in view",
    indexDate: "week",
    grain: "person-week",
    episodes: threeInquiries(one, two, { firstSessionOn: 111 }),
    from: 100,
    to: 105,
    range: { from: 0, to: 1 },
  },
  {
    name: "by session, from its day up to another",
    indexDate: "session",
    sessions: [100, 101, 102, 103].map((startsOn) => ({ startsAt: startsOn * 86_400, startsOn })),
    from: 101,
    to: 103,
    range: { from: 1, to: 3 },
  },
  {
    name: "by session, all of them without days",
    indexDate: "session",
    sessions: [100, 101].map((startsOn) => ({ startsAt: startsOn * 86_400, startsOn })),
    range: { from: 0, to: 2 },
  },
];

describe("rows that can be in view", () => {
  it.each(cases)(
    "are $name",
    ({ indexDate, grain = "episode", episodes = [], sessions = [], from, to, range }) => {
      const [program] = columnsOf({ episodes, sessions }).programs;
      if (!program) throw new Error("no program");
      const view = { from: from ?? null, to: to ?? null };
      expect(indexRange(program, { indexDate, grain }, view)).toEqual(range);
      expect(indexRange(program, { indexDate, grain }, view), "asked again").toEqual(range);
    },
  );
});
