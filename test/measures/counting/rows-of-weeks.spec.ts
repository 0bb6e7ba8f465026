import { describe, expect, it } from "vitest";
import { accessSteps } from "#shared/measures/access-steps";
import { attendance } from "#shared/measures/attendance";
import { completion } from "#shared/measures/completion";
import type { View } from "#shared/measures/definition";
import { needsAttention } from "#shared/measures/needs-attention";
import { retention } from "#shared/measures/retention";
import { weeklyDose } from "#shared/measures/weekly-dose";
import { at, columnsOf, evaluateStated, on, type StatedEpisode } from "../columns-of.js";

const AS_OF = at("2026-06-01T00:00:00Z");
const MONDAYS = ["2026-03-02", "2026-03-09", "2026-03-23", "2026-03-30", "2026-04-06"].map(on);
const [first = 0, second = 0, third = 0, fourth = 0, last = 0] = MONDAYS;

/** A stay with rows in each week; each count is of one stay, week and status alone. */
function stay(payer: string, scale: number): StatedEpisode {
  const weeks = MONDAYS.map((weekOn, place) => ({
    weekOn,
    attendedRows: scale * 2 ** place,
    noShowRows: scale * 32 * 2 ** place,
  }));
  return { admittedOn: first, firstSessionOn: first, payer_class: payer, weeks };
}

const episodes = [stay("medicaid", 1), { ...stay("medicaid", 1), weeks: [] }, stay("commercial", 3)];
const columns = columnsOf({ episodes });

/** Attended and missed rows of the weeks at these places. */
function rowsOf(scale: number, places: readonly number[]): [attended: number, missed: number] {
  const attended = places.reduce((sum, place) => sum + scale * 2 ** place, 0);
  return [attended, attended * 32];
}

function found(view: Partial<View>): Record<string, [attended: number, missed: number]> {
  const asked: View = { from: null, to: null, by: [], every: null, where: [], asOf: AS_OF, ...view };
  const { groups } = evaluateStated(columns, attendance, asked);
  return Object.fromEntries(
    groups.flatMap(({ key, period, result }) => {
      if (result.kind !== "proportion") return [];
      const name = [Object.values(key).join(), period ?? "all"].join(" ").trim();
      return [[name, [result.numerator, result.denominator - result.numerator]]];
    }),
  );
}

const byPayer = { by: ["payer_class"] } as const;
const onlyCommercial = { where: [{ dimension: "payer_class", value: "commercial" }] } as const;

describe("rows of weeks, where episodes are in different groups", () => {
  it.each<{ name: string; view: Partial<View>; expected: ReturnType<typeof found> }>([
    {
      name: "all days",
      view: byPayer,
      expected: { "commercial all": rowsOf(3, [0, 1, 2, 3, 4]), "medicaid all": rowsOf(1, [0, 1, 2, 3, 4]) },
    },
    {
      name: "from a Monday to the day of another",
      view: { ...byPayer, from: second, to: fourth },
      expected: { "commercial all": rowsOf(3, [1, 2]), "medicaid all": rowsOf(1, [1, 2]) },
    },
    {
      name: "from the day after a Monday to the day after another",
      view: { ...byPayer, from: second + 1, to: fourth + 1 },
      expected: { "commercial all": rowsOf(3, [2, 3]), "medicaid all": rowsOf(1, [2, 3]) },
    },
    { name: "days before all weeks", view: { ...byPayer, from: first - 9, to: first }, expected: {} },
    { name: "days behind all weeks", view: { ...byPayer, from: last + 1, to: last + 9 }, expected: {} },
    {
      name: "the last week alone",
      view: { ...byPayer, from: last, to: last + 1 },
      expected: { "commercial all": rowsOf(3, [4]), "medicaid all": rowsOf(1, [4]) },
    },
    { name: "one payer's", view: onlyCommercial, expected: { all: rowsOf(3, [0, 1, 2, 3, 4]) } },
    {
      name: "one payer's by month",
      view: { ...onlyCommercial, every: "month" },
      expected: { "2026-03": rowsOf(3, [0, 1, 2, 3]), "2026-04": rowsOf(3, [4]) },
    },
    {
      name: "one payer's by week, where the weeks without rows have none",
      view: { ...onlyCommercial, every: "week", from: second, to: third + 7 },
      expected: { "2026-W11": rowsOf(3, [1]), "2026-W13": rowsOf(3, [2]) },
    },
  ])("$name", ({ view, expected }) => expect(found(view)).toEqual(expected));

  it("and where they differ in their days alone", () => {
    expect(found({})).toEqual({ all: rowsOf(4, [0, 1, 2, 3, 4]) });
    expect(found({ from: second, to: fourth })).toEqual({ all: rowsOf(4, [1, 2]) });
    expect(found({ every: "month" })).toEqual({
      "2026-03": rowsOf(4, [0, 1, 2, 3]),
      "2026-04": rowsOf(4, [4]),
    });
  });
});

it("a week that begins with a month stands in that month, in whatever group", () => {
  const weekOn = ["2026-05-25", "2026-06-01", "2026-06-08"].map(on);
  const weeks = weekOn.map((day, place) => ({ weekOn: day, attendedRows: 2 ** place }));
  const view: View = { from: null, to: null, every: "month", where: [], asOf: AS_OF, by: ["payer_class"] };
  const { groups } = evaluateStated(
    columnsOf({ episodes: [{ ...stay("medicaid", 1), weeks }] }),
    attendance,
    view,
  );
  expect(groups.map(({ period, initialPopulation }) => [period, initialPopulation])).toEqual([
    ["2026-05", 1],
    ["2026-06", 6],
  ]);
});

it("rows of one week alone are found in its days, however long after the inquiry", () => {
  const late: StatedEpisode = {
    inquiredOn: first - 200,
    weeks: [{ weekOn: last, attendedRows: 3 }],
  };
  const early: StatedEpisode = { inquiredOn: first, weeks: [{ weekOn: first, attendedRows: 1 }] };
  const view: View = { from: last, to: last + 7, every: null, where: [], asOf: AS_OF, by: ["payer_class"] };
  const { groups } = evaluateStated(columnsOf({ episodes: [late, early] }), attendance, view);
  expect(groups.map(({ initialPopulation }) => initialPopulation)).toEqual([3]);
});

it("a group whose weeks have no rows has no figure", () => {
  const empty: StatedEpisode = stay("self_pay", 0);
  const view: View = {
    from: null,
    to: null,
    every: null,
    where: [],
    asOf: AS_OF,
    by: ["payer_class"],
  };
  const { groups } = evaluateStated(columnsOf({ episodes: [...episodes, empty] }), attendance, view);
  expect(groups.map(({ key }) => key["payer_class"])).toEqual(["commercial", "medicaid"]);
});

it("weeks of a dose stand in their months, in whatever group", () => {
  const view: View = { from: null, to: null, every: "month", where: [], asOf: AS_OF, by: ["payer_class"] };
  const all = [stay("medicaid", 1), stay("commercial", 3)].map((one) => ({ ...one, dischargedOn: last + 7 }));
  const { groups } = evaluateStated(columnsOf({ episodes: all }), weeklyDose, view);
  expect(
    groups.map(({ key, period, initialPopulation }) => [key["payer_class"], period, initialPopulation]),
  ).toEqual([
    ["commercial", "2026-03", 4],
    ["commercial", "2026-04", 1],
    ["medicaid", "2026-03", 4],
    ["medicaid", "2026-04", 1],
  ]);
});

describe("a group of people whom the measure does not speak of has no figure", () => {
  const view: View = { from: null, to: null, every: null, where: [], asOf: AS_OF, by: ["payer_class"] };

  it("needs-attention: the only one has ended", () => {
    const stays: StatedEpisode = {
      admittedOn: first,
      firstSessionAt: at("2026-03-03T15:00:00Z"),
      firstSessionOn: first + 1,
      payer_class: "medicaid",
    };
    const ended = {
      ...stays,
      dischargedOn: second,
      endedAt: at("2026-03-09T15:00:00Z"),
      payer_class: "commercial",
    };
    const { groups } = evaluateStated(columnsOf({ episodes: [stays, ended] }), needsAttention, view);
    expect(groups.map(({ key }) => key["payer_class"])).toEqual(["medicaid"]);
  });

  it.each([completion, accessSteps, retention])("$id", (measure) => {
    const asked = { inquiredAt: at("2026-03-02T15:00:00Z"), inquiredOn: first };
    const started = {
      ...asked,
      admittedOn: first,
      firstSessionAt: at("2026-03-03T15:00:00Z"),
      firstSessionOn: first + 1,
    };
    const spoken: StatedEpisode = { ...started, payer_class: "medicaid" };
    // Without an inquiry nobody waits, without an admission nobody stays.
    const { inquiredAt: _, ...unasked } = started;
    const outside: StatedEpisode = {
      ...(measure === accessSteps ? unasked : asked),
      payer_class: "commercial",
    };
    const { groups } = evaluateStated(columnsOf({ episodes: [spoken, outside] }), measure, view);
    expect(groups.map(({ key }) => key["payer_class"])).toEqual(["medicaid"]);
  });
});
