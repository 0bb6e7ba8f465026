import { describe, expect, it } from "vitest";
import { accessSteps } from "#shared/measures/access-steps";
import type { Measure, View } from "#shared/measures/definition";
import { measures } from "#shared/measures/index";
import { lengthOfStay } from "#shared/measures/length-of-stay";
import { listUnits } from "#shared/measures/counting/list-units";
import { audit } from "#shared/instruments/audit";
import { instruments } from "#shared/instruments/index";
import type { EpisodeColumns } from "#shared/measures/columns";
import type { GroupResult } from "#shared/measures/result";
import { retention } from "#shared/measures/retention";
import { symptomChange } from "#shared/measures/symptom-change";
import { timeToFirstSession } from "#shared/measures/time-to-first-session";
import { timeToImprovement } from "#shared/measures/time-to-improvement";
import { at, columnsOf, evaluateStated, on, type StatedEpisode } from "./columns-of.js";
import { AS_OF, degenerateColumns } from "./degenerate-columns.js";

/* A question that nobody fits is answered with the reason, never with a figure; what fits is still counted. */

const everything: View = { from: null, to: null, by: [], every: null, where: [], asOf: AS_OF };
const crowd = degenerateColumns["all kinds together, in two programs"] ?? columnsOf();
const isOfPairs = (measure: Measure): boolean => measure.grain === "pair";

/** A dimension by which the measure can be filtered, with a value that nobody of the crowd has. */
function unheldValue(measure: Measure): View["where"] {
  return [{ dimension: measure.grain === "seat" ? "group" : "payer_class", value: "Nobody's" }];
}

interface Question {
  readonly name: string;
  readonly asks: (measure: Measure) => boolean;
  readonly columns: EpisodeColumns;
  readonly viewOf: (measure: Measure) => View;
}

const always = (): boolean => true;
const unasked: readonly Question[] = [
  { name: "no program", asks: always, columns: columnsOf(), viewOf: () => everything },
  { name: "no episode", asks: always, columns: columnsOf({ episodes: [] }), viewOf: () => everything },
  {
    name: "a program that there is not",
    asks: always,
    columns: crowd,
    viewOf: () => ({ ...everything, where: [{ dimension: "program", value: "XX-0" }] }),
  },
  {
    name: "a value that nobody has",
    asks: always,
    columns: crowd,
    viewOf: (measure) => ({ ...everything, where: unheldValue(measure) }),
  },
  {
    name: "an instrument nobody used",
    asks: isOfPairs,
    columns: crowd,
    viewOf: () => ({ ...everything, where: [{ dimension: "instrument", value: "GAD-7" }] }),
  },
  {
    name: "a span long before the first day",
    asks: always,
    columns: crowd,
    viewOf: () => ({ ...everything, from: on("2020-01-01"), to: on("2020-02-01") }),
  },
];

/** What a group of nobody looks like, whatever the measure. */
const ofNobody = {
  initialPopulation: 0,
  pending: 0,
  excluded: {},
  missing: {},
  result: { kind: "none" },
  beside: {},
  bounds: null,
} as const;

describe.each(measures.map((measure) => ({ id: measure.id, measure })))("$id", ({ measure }) => {
  it.each(unasked.filter((each) => each.asks(measure)))("over $name", ({ columns, viewOf }) => {
    const view = viewOf(measure);
    const { groups } = evaluateStated(columns, measure, view);
    expect(groups).toHaveLength(1);
    expect(groups[0]).toMatchObject({ key: {}, period: null, ...ofNobody });
    expect(reasonOf(groups[0])).toMatch(/\w/);
    expect(listUnits({ columns, measure, view, registry: instruments }, {})).toEqual([]);
    // By a dimension there is no group to name.
    expect(evaluateStated(columns, measure, { ...view, by: ["program"] }).groups).toEqual([]);
  });

  it("over months without anybody between two with somebody", () => {
    const { groups } = evaluateStated(farApart(measure), measure, { ...everything, every: "month" });
    const counted = groups.filter((group) => group.initialPopulation > 0).map((group) => group.period ?? "");
    expect(counted[0]).toBe("2025-01");
    expect(counted.at(-1)?.slice(0, 4)).toBe("2026");
    const between = groups.filter((group) => group.period !== null && group.period.startsWith("2025-0"));
    const silent = between.filter((group) => (group.period ?? "") >= "2025-05");
    expect(silent.map((group) => group.period)).toEqual([
      "2025-05",
      "2025-06",
      "2025-07",
      "2025-08",
      "2025-09",
    ]);
    for (const group of silent) expect(group).toMatchObject(ofNobody);
  });
});

describe("an instrument that describes intake is refused as an outcome", () => {
  const where = [{ dimension: "instrument", value: "AUDIT" }] as const;
  it.each(measures.filter(isOfPairs))("of $id, and the answer says why", (measure) => {
    const { groups } = evaluateStated(crowd, measure, { ...everything, where });
    expect(reasonOf(groups[0])).toBe(audit.useSentence);
  });

  it("is named by no group beside the others", () => {
    const columns = columnsOf({
      episodes: threeFrom("2025-01-15").map((episode) => ({
        ...episode,
        scores: [...(episode.scores ?? []), { instrument: "AUDIT", takenOn: on("2025-01-16"), total: 9 }],
      })),
    });
    const { groups } = evaluateStated(columns, symptomChange, everything);
    expect(groups.map(({ key }) => key["instrument"])).toEqual(["PHQ-9"]);
  });
});

const unreached = { estimate: null, lower: null, upper: null, reason: "not reached" };

/** Curves of which everybody is censored, with how many. */
const censored = [
  { measure: timeToFirstSession, over: "everybody waits", n: 12 },
  { measure: retention, over: "everybody still in treatment", n: 12 },
  { measure: lengthOfStay, over: "everybody still in treatment", n: 12 },
  { measure: timeToImprovement, over: "one person enrolled with scores", n: 1 },
];

it.each(censored)("$measure.id states a curve without a point where $over", ({ measure, over, n }) => {
  const columns = degenerateColumns[over] ?? columnsOf();
  expect(evaluateStated(columns, measure, everything).groups[0]?.result).toMatchObject({
    kind: "time-to-event",
    n,
    events: 0,
    censored: n,
    median: unreached,
  });
});

it("a step of people of whom nobody has waited yet is no share of a wait, and says so", () => {
  const asked = { inquiredAt: at("2025-01-15T15:00:00Z"), inquiredOn: on("2025-01-15") };
  const waiting = { ...asked, assessmentAt: asked.inquiredAt + 7200 };
  const came = { ...asked, firstSessionAt: asked.inquiredAt, firstSessionOn: asked.inquiredOn };
  const { groups } = evaluateStated(columnsOf({ episodes: [waiting, came] }), accessSteps, everything);
  const [result] = groups.map((group) => group.result);
  expect(result?.kind === "duration" ? result.steps?.[0] : null).toMatchObject({
    n: 1,
    median: 2,
    shareOfWait: null,
    reason: "No wait is counted that it could be a share of.",
  });
});

function reasonOf(group: GroupResult | undefined): string {
  return group?.result.kind === "none" ? group.result.reason : "";
}

/** Somebody who waits, somebody in treatment and somebody who completed, all of one day. */
function threeFrom(day: string): StatedEpisode[] {
  const inquiredOn = on(day);
  const inquiredAt = at(`${day}T15:00:00Z`);
  const monday = inquiredOn - ((inquiredOn + 3) % 7);
  const stay: StatedEpisode = {
    inquiredAt,
    inquiredOn,
    assessmentAt: inquiredAt + 3600,
    admittedOn: inquiredOn,
    firstSessionAt: inquiredAt + 86_400,
    firstSessionOn: inquiredOn + 1,
    plannedWeeks: 6,
    plannedEndAt: inquiredAt + 42 * 86_400,
    noShowsInARow: 2,
    weeks: [0, 7, 14].map((days) => ({ weekOn: monday + days, attendedMinutes: 540, attendedRows: 3 })),
    scores: [0, 20].map((days) => ({
      instrument: "PHQ-9",
      takenOn: inquiredOn + days,
      total: 15 - days / 4,
    })),
  };
  return [
    { inquiredAt, inquiredOn },
    stay,
    {
      ...stay,
      dischargedOn: inquiredOn + 28,
      endedAt: inquiredAt + 29 * 86_400,
      dischargeReason: "completed",
    },
  ];
}

/** Two days fifteen months apart. An open stay has a judged week in every month, so weeks are asked of the others. */
function farApart(measure: Measure): EpisodeColumns {
  const isAsked = (episode: StatedEpisode): boolean =>
    measure.grain !== "person-week" || episode.dischargedOn !== undefined;
  const days = ["2025-01-15", "2026-04-15"];
  return columnsOf({
    episodes: days.flatMap(threeFrom).filter(isAsked),
    sessions: days.map((day) => ({
      startsAt: at(`${day}T15:00:00Z`),
      startsOn: on(day),
      capacity: 8,
      attendedSeats: 4,
    })),
  });
}
