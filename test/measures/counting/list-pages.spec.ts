import { describe, expect, it } from "vitest";
import { instruments as registry } from "#shared/instruments/index";
import { accessWithin48h } from "#shared/measures/access-within-48h";
import { attendance } from "#shared/measures/attendance";
import { completion } from "#shared/measures/completion";
import { needsAttention } from "#shared/measures/needs-attention";
import { seatFill } from "#shared/measures/seat-fill";
import { listPage } from "#shared/measures/counting/list-units";
import type { Measure } from "#shared/measures/definition";
import type { ListFilter, ListedUnit } from "#shared/measures/result";
import { at, columnsOf, on, type StatedEpisode } from "../columns-of.js";
import { AS_OF, DAY, asked, listed } from "./stated-lists.js";

describe("the order of a list", () => {
  it("is the measure's own, then by program, day and number", () => {
    const stay = (more: StatedEpisode): StatedEpisode => ({
      admittedOn: on("2026-05-04"),
      firstSessionOn: on("2026-05-04"),
      firstSessionAt: at("2026-05-04T17:00:00Z"),
      ...more,
    });
    const episodes = [
      stay({}),
      stay({ noShowsInARow: 3 }),
      stay({ noShowsInARow: 2 }),
      stay({ noShowsInARow: 3 }),
    ];
    const found = listed({ measure: needsAttention, filter: {} }, { episodes });
    const values = found.map(({ value }) => value ?? 0);
    expect(values).toEqual(values.toSorted((a, b) => b - a));
    expect(new Set(values).size).toBeGreaterThan(1);
    const most = found.filter(({ value }) => value === values[0]).map(({ episodeNo }) => episodeNo);
    expect(most).toEqual(most.toSorted((a, b) => (a ?? 0) - (b ?? 0)));
  });
});

describe("the stay behind a row", () => {
  it.each([
    {
      name: "admitted",
      episode: { admittedOn: on("2026-04-02"), cohort: "MH-A 2026-04" },
      admittedOn: on("2026-04-02"),
      cohort: "MH-A 2026-04",
    },
    { name: "not admitted as of then", episode: {}, admittedOn: null, cohort: null },
  ])("$name", ({ episode, admittedOn, cohort }) => {
    const [unit] = listed({ measure: accessWithin48h, filter: {} }, { episodes: [asked(1, episode)] });
    expect(unit).toMatchObject({ admittedOn, cohort });
  });
  it("is nobody's where seats are listed", () => {
    const session = { startsAt: AS_OF - DAY, startsOn: on("2026-05-31"), capacity: 1, attendedSeats: 1 };
    const [seat] = listed(
      { measure: seatFill, filter: {} },
      { episodes: [asked(1, { cohort: "x" })], sessions: [session] },
    );
    expect(seat).toMatchObject({ episodeNo: null, admittedOn: null, cohort: null });
  });
});

describe("a page and its counts", () => {
  const weeks = [{ weekOn: on("2026-04-06"), attendedRows: 3, noShowRows: 1, excusedRows: 1 }];
  const stay = { admittedOn: on("2026-04-06"), firstSessionOn: on("2026-04-06"), weeks };
  const page = (measure: Measure, filter: ListFilter, place: { offset: number; limit: number }) => {
    const columns = columnsOf({
      episodes: [stay, { ...stay, weeks: [{ weekOn: on("2026-04-06"), attendedRows: 1 }] }],
    });
    const view = { from: null, to: null, by: [], every: null, where: [], asOf: AS_OF };
    return listPage({ columns, measure, view, registry }, filter, place);
  };
  const entries = ({ units }: { readonly units: readonly ListedUnit[] }): string[] =>
    units.map(({ episodeNo, reason }) => `${episodeNo} ${reason}`);

  it("counts every row of a week, whatever class is asked for, in order of letters", () => {
    const { total, counts } = page(attendance, { classes: ["not_met"] }, { offset: 0, limit: 10 });
    expect(total).toBe(2);
    expect(counts).toEqual([
      { class: "met", reason: "attended", n: 4 },
      { class: "not_met", reason: "excused", n: 1 },
      { class: "not_met", reason: "no_show", n: 1 },
    ]);
  });

  it.each([
    { offset: 0, limit: 2, expected: ["1 attended", "1 attended"] },
    { offset: 2, limit: 2, expected: ["1 attended", "1 excused"] },
    { offset: 3, limit: 1, expected: ["1 excused"] },
    { offset: 4, limit: 9, expected: ["1 no_show", "2 attended"] },
    { offset: 6, limit: 9, expected: [] },
    { offset: 0, limit: 0, expected: [] },
  ])("from $offset on, $limit rows", ({ expected, ...place }) => {
    expect(entries(page(attendance, {}, place))).toEqual(expected);
  });

  it("a seat is nobody's, a stay is one's", () => {
    const session = {
      startsAt: AS_OF - DAY,
      startsOn: on("2026-05-31"),
      capacity: 3,
      attendedSeats: 2,
      group: "morning",
    };
    const seats = listed({ measure: seatFill, filter: {} }, { episodes: [], sessions: [session] });
    expect(seats.map(({ episodeNo, class: name }) => [episodeNo, name])).toEqual([
      [null, "met"],
      [null, "met"],
      [null, "not_met"],
    ]);
    const [stayed] = listed({ measure: completion, filter: {} }, { episodes: [stay] });
    expect(stayed).toMatchObject({
      episodeNo: 1,
      instrument: null,
      indexOn: on("2026-04-06"),
      details: null,
    });
  });
});
