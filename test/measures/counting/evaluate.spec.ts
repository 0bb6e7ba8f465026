import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { accessWithin48h } from "#shared/measures/access-within-48h";
import { completion } from "#shared/measures/completion";
import type { View } from "#shared/measures/definition";
import { listPage, listUnits } from "#shared/measures/counting/list-units";
import { instruments } from "#shared/instruments/index";
import { measures } from "#shared/measures/index";
import { timeToFirstSession } from "#shared/measures/time-to-first-session";
import { at, columnsOf, on, type StatedEpisode, evaluateStated } from "../columns-of.js";

const AS_OF = at("2025-06-15T12:00:00Z");
const everything: View = { from: null, to: null, by: [], every: null, where: [], asOf: AS_OF };

function inquiry(date: string, hoursToStart: number | null, more: StatedEpisode = {}): StatedEpisode {
  const inquiredAt = at(`${date}T15:00:00Z`);
  const start = hoursToStart === null ? {} : { firstSessionAt: inquiredAt + hoursToStart * 3600 };
  return { inquiredAt, inquiredOn: on(date), ...start, ...more };
}

const columns = columnsOf(
  {
    key: { program: "A", site: "North" },
    episodes: [
      inquiry("2025-01-10", 24, { payer_class: "Public" }),
      inquiry("2025-01-11", 60, { payer_class: "Private" }),
      inquiry("2025-03-01", null, { payer_class: "Private" }),
      inquiry("2025-03-02", 30, { closedReason: "", isRepeat: true }),
    ],
  },
  {
    key: { program: "B", site: "North" },
    episodes: [inquiry("2025-01-10", 12), inquiry("2025-06-14", 1)],
  },
);

describe("evaluateMeasure", () => {
  it("gives one group without options", () => {
    const { groups } = evaluateStated(columns, accessWithin48h, everything);
    expect(groups).toHaveLength(1);
    expect(groups[0]).toMatchObject({
      key: {},
      period: null,
      initialPopulation: 6,
      excluded: { repeat: 1 },
      pending: 1,
      missing: {},
      result: { kind: "proportion", numerator: 2, denominator: 4, estimate: 0.5 },
      bounds: { lower: 0.5, upper: 0.5 },
      marks: ["few"],
    });
  });

  it("merges programs that share a site, and keeps them apart by program", () => {
    const bySite = evaluateStated(columns, accessWithin48h, { ...everything, by: ["site"] });
    expect(bySite.groups.map((group) => [group.key, group.initialPopulation])).toEqual([
      [{ site: "North" }, 6],
    ]);
    const byProgram = evaluateStated(columns, accessWithin48h, { ...everything, by: ["program"] });
    expect(byProgram.groups.map((group) => [group.key, group.initialPopulation])).toEqual([
      [{ program: "A" }, 4],
      [{ program: "B" }, 2],
    ]);
  });

  it("lists empty periods as none, and marks the one that is not over", () => {
    const { groups } = evaluateStated(columns, accessWithin48h, { ...everything, every: "month" });
    expect(groups.map((group) => group.period)).toEqual([
      "2025-01",
      "2025-02",
      "2025-03",
      "2025-04",
      "2025-05",
      "2025-06",
    ]);
    expect(groups[1]).toMatchObject({ initialPopulation: 0, result: { kind: "none" }, bounds: null });
    expect(groups[5]?.marks).toContain("unfinished");
    expect(groups[5]?.result).toMatchObject({ kind: "insufficient" });
    expect(groups[4]?.marks).not.toContain("unfinished");
  });

  it.each([
    {
      name: "from before the data on",
      from: "2024-11-15",
      to: null,
      first: "2024-11",
      last: "2025-06",
      n: 8,
    },
    {
      name: "up to the middle of them",
      from: null,
      to: "2025-06-01",
      first: "2025-01",
      last: "2025-05",
      n: 5,
    },
    {
      name: "where there is nobody",
      from: "2025-04-01",
      to: "2025-05-02",
      first: "2025-04",
      last: "2025-05",
      n: 2,
    },
    {
      name: "never beyond today",
      from: "2025-05-01",
      to: "2025-12-01",
      first: "2025-05",
      last: "2025-06",
      n: 2,
    },
  ] as const)(
    "lists every period of the view, empty ones at its ends included: $name",
    ({ from, to, first, last, n }) => {
      const days = { from: from === null ? null : on(from), to: to === null ? null : on(to) };
      const { groups } = evaluateStated(columns, accessWithin48h, { ...everything, ...days, every: "month" });
      const periods = groups.map((group) => group.period);
      expect([periods[0], periods.at(-1), periods.length]).toEqual([first, last, n]);
    },
  );

  it("lists the periods of every group that has anybody, and of no other", () => {
    const view: View = {
      ...everything,
      by: ["program"],
      every: "month",
      from: on("2025-05-01"),
      to: on("2025-07-01"),
    };
    const { groups } = evaluateStated(columns, accessWithin48h, view);
    expect(groups.map(({ key, period }) => [key["program"], period])).toEqual([
      ["B", "2025-05"],
      ["B", "2025-06"],
    ]);
  });

  it("lists no period where no day bounds them and nobody is there, and none of nobody's group", () => {
    const nobody = columnsOf({ episodes: [] });
    const view: View = { ...everything, every: "month" };
    expect(evaluateStated(nobody, accessWithin48h, view).groups).toEqual([]);
    const march = { ...view, from: on("2025-03-01"), to: on("2025-04-01") };
    const { groups } = evaluateStated(nobody, accessWithin48h, march);
    expect(groups).toMatchObject([{ key: {}, period: "2025-03", result: { kind: "none" } }]);
    expect(evaluateStated(nobody, accessWithin48h, { ...march, by: ["program"] }).groups).toEqual([]);
  });

  it.each([
    { name: "half ahead", days: ["2025-06-10", "2025-07-01"], isMarked: true },
    { name: "over", days: ["2025-01-01", "2025-02-01"], isMarked: false },
    { name: "ending with today", days: ["2025-01-01", "2025-06-16"], isMarked: false },
  ] as const)("marks each figure of a chosen period that is not over: $name", ({ days, isMarked }) => {
    const view = { ...everything, from: on(days[0]), to: on(days[1]) };
    const marksOf = (by: View["by"]): readonly boolean[] =>
      evaluateStated(columns, accessWithin48h, { ...view, by }).groups.map(({ marks }) =>
        marks.includes("unfinished"),
      );
    expect(marksOf([])).toEqual([isMarked]);
    expect(new Set(marksOf(["program"]))).toEqual(new Set([isMarked]));
  });

  it("counts from inclusive to exclusive", () => {
    const view = { ...everything, from: on("2025-01-10"), to: on("2025-01-11") };
    expect(evaluateStated(columns, accessWithin48h, view).groups[0]?.initialPopulation).toBe(2);
  });

  it("groups and filters by a dimension that differs inside a program", () => {
    const byPayer = evaluateStated(columns, accessWithin48h, { ...everything, by: ["payer_class"] });
    expect(byPayer.groups.map((group) => [group.key["payer_class"], group.initialPopulation])).toEqual([
      ["Private", 2],
      ["Public", 1],
      ["unknown", 3],
    ]);
    const where = [{ dimension: "payer_class", value: "unknown" }] as const;
    expect(
      evaluateStated(columns, accessWithin48h, { ...everything, where }).groups[0]?.initialPopulation,
    ).toBe(3);
  });

  it("answers a filter that matches nothing with none, not with 0%", () => {
    const where = [{ dimension: "program", value: "Z" }] as const;
    const { groups } = evaluateStated(columns, accessWithin48h, { ...everything, where });
    expect(groups).toEqual([
      expect.objectContaining({ result: { kind: "none", reason: expect.any(String) as string } }),
    ]);
  });

  it("shows both curves, and censors those who wait", () => {
    const [group] = evaluateStated(columns, timeToFirstSession, everything).groups;
    expect(group?.result).toMatchObject({
      kind: "time-to-event",
      unit: "hours",
      n: 5,
      events: 4,
      competing: 0,
      censored: 1,
    });
    expect(group?.beside["closing-without-start"]).toMatchObject({ events: 0, curve: [] });
  });

  it("bounds a rate by what is missing", () => {
    const stay = {
      admittedOn: on("2025-01-10"),
      firstSessionAt: at("2025-01-10T15:00:00Z"),
      endedAt: at("2025-02-10T06:00:00Z"),
      dischargedOn: on("2025-02-09"),
      plannedEndAt: at("2025-03-07T06:00:00Z"),
    };
    const stays = columnsOf({
      episodes: [
        { ...stay, dischargeReason: "completed" },
        { ...stay, dischargeReason: "other" },
        stay,
        stay,
      ],
    });
    const [group] = evaluateStated(stays, completion, everything).groups;
    expect(group).toMatchObject({
      missing: { no_reason: 2 },
      bounds: { lower: 0.25, upper: 0.75 },
      result: { estimate: 0.5 },
    });
  });
});

describe("the rows behind a figure", () => {
  const stated = fc.record({
    day: fc.integer({ min: 0, max: 160 }),
    wait: fc.option(fc.integer({ min: 0, max: 100 })),
    repeat: fc.boolean(),
    payer: fc.constantFrom("", "Public", "Private"),
    reason: fc.constantFrom("", "declined", "not_eligible"),
  });

  it("are as many as the figure counts, in every class, group and period", () => {
    fc.assert(
      fc.property(fc.array(stated, { maxLength: 60 }), (rows) => {
        const episodes = rows.map(({ day, wait, repeat, payer, reason }) => {
          const inquiredAt = at("2025-01-01T15:00:00Z") + day * 86_400;
          const ending =
            wait === null
              ? reason === ""
                ? {}
                : { closedAt: inquiredAt + 60, closedReason: reason }
              : { firstSessionAt: inquiredAt + wait * 3600 };
          return {
            inquiredAt,
            inquiredOn: on("2025-01-01") + day,
            isRepeat: repeat,
            payer_class: payer,
            ...ending,
          };
        });
        const random = columnsOf({ episodes });
        const view: View = { ...everything, by: ["payer_class"], every: "month" };
        for (const measure of measures) {
          for (const group of evaluateStated(random, measure, view).groups) {
            const where = { period: group.period ?? "", key: group.key };
            const evaluation = { columns: random, measure, view, registry: instruments };
            const count = (name: string): number =>
              listUnits(evaluation, { ...where, classes: [name] }).length;
            expect(listUnits(evaluation, where)).toHaveLength(group.initialPopulation);
            const { counts } = listPage(
              evaluation,
              { ...where, classes: ["pending"] },
              { offset: 0, limit: 0 },
            );
            expect(counts.reduce((sum, each) => sum + each.n, 0)).toBe(group.initialPopulation);
            for (const { class: name, reason, n } of counts) {
              expect(listUnits(evaluation, { ...where, classes: [name], reason })).toHaveLength(n);
            }
            expect(count("pending")).toBe(group.pending);
            const excluded = Object.values(group.excluded).reduce((total, each) => total + each, 0);
            expect(count("excluded")).toBe(excluded);
            if (group.result.kind === "proportion") {
              expect(count("met")).toBe(group.result.numerator);
              const inN = listUnits(evaluation, { ...where, classes: ["met", "not_met"] });
              expect(inN).toHaveLength(group.result.denominator);
              expect(count("met") + count("not_met")).toBe(group.result.denominator);
            }
            if (group.result.kind === "time-to-event") expect(count("event")).toBe(group.result.events);
          }
        }
      }),
    );
  });
});

it("gives groups in the order of their values, also where one begins with another", () => {
  const sites = ["A B", "A", "B", "A-1"];
  const keyed = sites.map((site) => ({
    key: { program: `P ${site}`, site },
    episodes: [inquiry("2025-01-10", 24)],
  }));
  const { groups } = evaluateStated(columnsOf(...keyed), accessWithin48h, { ...everything, by: ["site"] });
  expect(groups.map(({ key }) => key["site"])).toEqual(["A", "A B", "A-1", "B"]);
});
