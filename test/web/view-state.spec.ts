import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dimensions, periodLengths } from "#shared/measures/definition";
import { comparisons } from "#shared/measures/analysis/compare";
import { daysOfPeriod, daysOfSpan, spans } from "../../web/src/view/view-days.js";
import { onGroup, parseView, queryOf, searchOf, type ViewState } from "../../web/src/view/view-state.js";

const TODAY = "2026-06-30";
const read = (search: string): ReturnType<typeof parseView> => parseView(new URLSearchParams(search), TODAY);

const names = fc
  .string({ minLength: 1, maxLength: 12, unit: "grapheme" })
  .filter((text) => text.trim() === text);
const spanned = fc
  .constantFrom(...spans.map((span) => span.id))
  .map((span) => ({ span, ...daysOfSpan(span, TODAY) }));
const ofDays = fc
  .constantFrom(["2026-01-05", "2026-02-01"], ["2025-12-31", null], [null, "2026-03-01"])
  .map(([from, to]) => ({ span: "custom" as const, from: from ?? null, to: to ?? null }));
const views: fc.Arbitrary<ViewState> = fc
  .record({
    days: fc.oneof(spanned, ofDays),
    where: fc.dictionary(fc.constantFrom(...dimensions), names, { maxKeys: 3 }),
    compare: fc.constantFrom(...comparisons),
    by: fc.option(fc.constantFrom(...dimensions)),
    every: fc.constantFrom(...periodLengths),
    instrument: fc.option(names),
    sort: fc.option(fc.constantFrom("n", "-n", "-completion")),
    chosen: fc.uniqueArray(names, { maxLength: 6 }),
  })
  .map(({ days, where, ...rest }) => ({ ...days, where: { ...where }, ...rest }));

describe("a view and its address", () => {
  it("is the same view again when the address is read", () => {
    fc.assert(
      fc.property(views, (view) => {
        expect(read(searchOf(view)).view).toEqual(view);
      }),
    );
  });

  it("writes nothing for the usual view", () => {
    expect(searchOf(read("").view)).toBe("");
  });

  it("stays short and readable with everything set", () => {
    const search = searchOf(
      read(
        "from=2025-07-01&to=2026-07-01&program=NORTH&track=substance_use&site=Riverside&population=older_adult" +
          "&payer_class=Medicare Advantage&compare=year&by=cohort&every=quarter&instrument=PHQ-9&sort=-completion" +
          "&chosen=NORTH 2026-01,NORTH 2026-02,SOUTH 2026-01,SOUTH 2026-02,EAST 2026-01,EAST 2026-02",
      ).view,
    );
    expect(search.length).toBeLessThanOrEqual(400);
    expect(search).toContain("&chosen=NORTH+2026-01,NORTH+2026-02,");
  });
});

describe("an address that can't be understood in part", () => {
  it.each([
    ["an unknown filter", "shoe=9", "“shoe”"],
    ["an id of a person", "enrollment=E-1", "“enrollment”"],
    ["an unknown span", "span=7y", "“7y”"],
    ["no day", "from=2026-13-40", "“2026-13-40” is no day"],
    ["an empty period", "from=2026-02-01&to=2026-02-01", "is empty"],
    ["an end before its beginning", "from=2026-02-01&to=2026-01-01", "is empty"],
    ["span and days", "span=3m&from=2026-01-01&to=2026-02-01", "the days hold"],
    ["an unknown dimension", "by=shoe", "“shoe”"],
    ["an unknown length", "every=hour", "“hour”"],
    ["an unknown comparison", "compare=never", "“never”"],
    ["all time compared", "span=all&compare=year", "Nothing can be compared"],
    ["more than can be compared", "chosen=a,b,c,d,e,f,g", "Only the first 6 of 7"],
  ])("says so of %s, once", (_, search, words) => {
    const { notices } = read(search);
    expect(notices).toHaveLength(1);
    expect(notices[0]).toContain(words);
  });

  it("keeps what it did understand", () => {
    const { view } = read("span=7y&program=NORTH&by=shoe&chosen=a,b");
    expect(view).toMatchObject({ span: "12m", where: { program: "NORTH" }, by: null, chosen: ["a", "b"] });
  });

  it.each(["class=met&offset=100", "tab=2", "", "program="])("says nothing of %s", (search) => {
    expect(read(search).notices).toEqual([]);
  });
});

describe("the days of a view", () => {
  it.each([
    ["12m", TODAY, { from: "2025-07-01", to: "2026-07-01" }],
    ["3m", "2026-01-01", { from: "2025-11-01", to: "2026-02-01" }],
    ["year", TODAY, { from: "2026-01-01", to: "2027-01-01" }],
    ["all", TODAY, { from: null, to: null }],
  ] as const)("of span %s on %s", (span, today, days) => {
    expect(daysOfSpan(span, today)).toEqual(days);
  });

  it("narrow to a period without leaving the view", () => {
    const days = { from: "2026-01-05", to: "2026-03-01" };
    expect(daysOfPeriod(days, "2026-01")).toEqual({ from: "2026-01-05", to: "2026-02-01" });
    expect(daysOfPeriod(days, "2026-Q1")).toEqual(days);
  });
});

describe("what the API is asked", () => {
  const { view } = read("from=2026-01-01&to=2026-02-01&program=NORTH");

  it.each([
    ["the view alone", view, {}, "from=2026-01-01&to=2026-02-01&where=program%3DNORTH"],
    ["cut and judged", read("span=all").view, { every: "month", process: true }, "every=month&process=true"],
    ["one instrument", read("span=all").view, { instrument: "PHQ-9" }, "where=instrument%3DPHQ-9"],
    ["all time, never compared", read("span=all").view, { compare: "year" }, ""],
    ["not judged", read("span=all").view, { process: false }, ""],
  ] as const)("for %s", (...[, asked, options, expected]) => {
    expect(queryOf(asked, options)).toBe(expected);
  });

  it("narrows a view to a group of a figure, instrument included", () => {
    expect(onGroup(view, { program: "SOUTH", track: "mental_health", instrument: "PHQ-9" })).toMatchObject({
      where: { program: "SOUTH", track: "mental_health" },
      instrument: "PHQ-9",
    });
  });
});
