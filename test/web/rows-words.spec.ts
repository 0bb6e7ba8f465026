import { describe, expect, it } from "vitest";
import type { GroupResponse } from "#shared/contract/measures";
import type { ResultResponse } from "#shared/contract/results";
import { describeMeasure } from "#api/measures/describe-measure";
import { measures } from "#shared/measures/index";
import { noteFootnote, notesFor } from "../../web/src/words/note-words.js";
import { savedAddress } from "../../web/src/view/saved-address.js";
import { codeRowsOf, isFound } from "../../web/src/pages/definitions/code-rows.js";
import {
  bandsWords,
  casenessWords,
  missingItemsWords,
  remissionWords,
} from "../../web/src/pages/definitions/instrument-words.js";
import { expectedCount, unitWords } from "../../web/src/pages/rows/expected-count.js";
import {
  narrowedGroups,
  narrowedWords,
  pairsOf,
  readNarrowing,
  writtenNarrowing,
} from "../../web/src/pages/rows/narrowing.js";
import { namesIn } from "../../web/src/words/group-names.js";
import { detailWords } from "../../web/src/pages/rows/row-columns.js";

const programs = {
  id: "program",
  title: "Program",
  values: [{ value: "MH-A", title: "Adults, North" }],
} as const;
const names = namesIn([{ ...programs, values: [...programs.values] }]);

function group(result: ResultResponse, more: Partial<GroupResponse> = {}): GroupResponse {
  return {
    key: {},
    period: null,
    initialPopulation: 100,
    excluded: { moved: 3, repeat: 2 },
    pending: 10,
    missing: { no_reason: 5 },
    result,
    beside: {},
    bounds: null,
    marks: [],
    ...more,
  };
}

const proportion: ResultResponse = {
  kind: "proportion",
  numerator: 50,
  denominator: 80,
  estimate: 0.625,
  lower: 0.5,
  upper: 0.7,
  level: 0.95,
  method: "wilson",
};
const shares: ResultResponse = {
  kind: "shares",
  denominator: 80,
  shares: [{ class: "under", numerator: 30, estimate: 0.375, lower: null, upper: null }],
};
const duration: ResultResponse = {
  kind: "duration",
  unit: "hours",
  n: 60,
  median: 1,
  lowerQuartile: 1,
  upperQuartile: 1,
  p90: 1,
};
const list: ResultResponse = {
  kind: "list",
  items: [{ id: "any", result: { ...proportion, numerator: 60, denominator: 80 } }],
};
const plainList: ResultResponse = { kind: "list", items: [{ id: "step", result: shares }] };

describe("how many rows the figure itself counts", () => {
  it.each([
    { name: "everybody", result: proportion, wanted: {}, count: 100 },
    { name: "met", result: proportion, wanted: { class: "met" }, count: 50 },
    { name: "met or not", result: proportion, wanted: { class: "met,not_met" }, count: 80 },
    {
      name: "met or not, one reason",
      result: proportion,
      wanted: { class: "met,not_met", reason: "x" },
      count: null,
    },
    { name: "not met", result: proportion, wanted: { class: "not_met" }, count: 30 },
    {
      name: "a reason of not met",
      result: proportion,
      wanted: { class: "not_met", reason: "other" },
      count: null,
    },
    { name: "left out", result: proportion, wanted: { class: "excluded" }, count: 5 },
    {
      name: "left out as moved",
      result: proportion,
      wanted: { class: "excluded", reason: "moved" },
      count: 3,
    },
    {
      name: "a reason that nobody has",
      result: proportion,
      wanted: { class: "missing", reason: "x" },
      count: 0,
    },
    { name: "pending", result: proportion, wanted: { class: "pending" }, count: 10 },
    { name: "one of the shares", result: shares, wanted: { class: "counted", reason: "under" }, count: 30 },
    { name: "waits that ended", result: duration, wanted: { class: "counted" }, count: 60 },
    { name: "waits that never will", result: duration, wanted: { class: "not_met" }, count: 20 },
    { name: "on a list", result: list, wanted: { class: "met" }, count: 60 },
    { name: "looked at, not on a list", result: list, wanted: { class: "not_met" }, count: 20 },
    { name: "counted in a list of figures", result: plainList, wanted: { class: "counted" }, count: 80 },
    { name: "a part of a list", result: plainList, wanted: { part: "step", partClass: "under" }, count: 30 },
    { name: "a part that isn't there", result: plainList, wanted: { part: "other" }, count: null },
    {
      name: "no figure",
      result: { kind: "insufficient" as const, reason: "nobody" },
      wanted: { class: "met" },
      count: null,
    },
  ])("$name: $count", ({ result, wanted, count }) => {
    const asked = { class: "", reason: "", part: "", partClass: "", ...wanted };
    expect(expectedCount([group(result)], asked)).toBe(count);
  });

  it("adds groups up, as of several instruments", () => {
    const asked = { class: "met", reason: "", part: "", partClass: "" };
    expect(expectedCount([group(proportion), group(proportion)], asked)).toBe(100);
    expect(expectedCount([], asked)).toBe(0);
  });

  it.each([
    ["episode", 1, false, "person"],
    ["pair", 3, false, "people, each instrument by itself"],
    ["pair", 3, true, "people"],
    ["seat", 2, false, "seats"],
  ] as const)("names %s ×%i", (...[grain, count, isOne, words]) =>
    expect(unitWords(grain, count, isOne)).toBe(words),
  );
});

describe("what rows are narrowed to", () => {
  it("keeps a comma within a value, and knows what is no period", () => {
    expect(pairsOf("cohort=A, B,program=C=D")).toEqual([
      ["cohort", "A, B"],
      ["program", "C=D"],
    ]);
    const read = readNarrowing(new URLSearchParams("class=met&period=2026-13&key=nothing"));
    expect(read.notices).toHaveLength(2);
    expect(writtenNarrowing(read.narrowing)).toEqual({ class: "met" });
  });
  it("finds its groups and says them", () => {
    const { narrowing } = readNarrowing(new URLSearchParams("period=2026-01&key=program=MH-A"));
    const groups = [
      group(proportion, { key: { program: "MH-A" }, period: "2026-01" }),
      group(proportion, { key: { program: "MH-A" }, period: "2026-02" }),
      group(proportion, { key: { program: "MH-B" }, period: "2026-01" }),
    ];
    expect(narrowedGroups(groups, narrowing)).toEqual([groups[0]]);
    expect(narrowedWords(narrowing, names)).toBe("Jan 2026, program Adults, North (MH-A)");
  });
  it.each([
    [null, "–"],
    [-3.26, "−3.3"],
    [12, "12"],
    ["2026-01-31", "31 Jan 2026"],
    ["first_session", "first session"],
    ["GAD-7 15 to 7", "GAD-7 15 to 7"],
    [["GAD-7 worse", "no_score"], "GAD-7 worse; no score"],
    [[], "–"],
  ])("writes the detail %s as %s", (value, words) => expect(detailWords(value)).toBe(words));
});

describe("instruments in words", () => {
  const scale = { min: 0, max: 27, direction: "lower" as const };
  it.each([
    [
      {
        ...scale,
        bands: [
          { name: "none", from: 0 },
          { name: "some", from: 5 },
        ],
      },
      "none 0–4, some 5–27",
    ],
    [
      {
        ...scale,
        bands: [
          { name: "low", from: 0 },
          { name: "one", from: 26 },
          { name: "top", from: 27 },
        ],
      },
      "low 0–25, one 26, top 27",
    ],
    [
      {
        ...scale,
        bands: [
          { name: "low", from: 0 },
          { name: "high", from: 12.5 },
        ],
      },
      "low from 0 to below 12.5, high 12.5–27",
    ],
    [{ ...scale, bands: [] }, "No published bands"],
  ])("writes bands %#", (instrument, words) => expect(bandsWords(instrument)).toBe(words));
  it("reads cuts by the direction of the scale", () => {
    expect(casenessWords({ caseness: 10, casenessBySex: null, direction: "lower" })).toBe("10 or more");
    expect(casenessWords({ caseness: 50, casenessBySex: null, direction: "higher" })).toBe("50 or less");
    expect(casenessWords({ caseness: null, casenessBySex: { female: 3, male: 4 }, direction: "lower" })).toBe(
      "Women 3 or more, men 4 or more",
    );
    expect(remissionWords({ remission: 5, direction: "lower" })).toBe("Last score below 5");
  });
  it("says what missing items do", () => {
    const items = { count: 9, min: 0, max: 3, pointsPerItem: 1, highestOf: [] };
    expect(missingItemsWords({ items, missingItems: { allowed: 0, counts: "mean" } })).toBe(
      "No score when an item is missing",
    );
    expect(missingItemsWords({ items, missingItems: { allowed: 1, counts: "zero" } })).toContain(
      "they count as zero",
    );
  });
});

it("finds entries by all words in any order and case", () => {
  expect(isFound("Session FIRST", ["First session", "within 48 hours"])).toBe(true);
  expect(isFound("first completion", ["First session"])).toBe(false);
  expect(isFound(" ", ["anything"])).toBe(true);
});

it("gives every code of the feeds a sentence", () => {
  const rows = codeRowsOf(measures.map(describeMeasure));
  expect(rows.filter((row) => / feed$/.test(row.usedBy)).length).toBeGreaterThan(20);
  expect(rows.filter((row) => row.kind === "Reason").length).toBeGreaterThan(20);
  expect(rows.filter((row) => row.sentence === "")).toEqual([]);
  expect(codeRowsOf([]).filter((row) => row.sentence === "").length).toBeGreaterThan(10);
});

const note = { author: "R", text: "x", writtenAt: "2026-01-01T00:00:00Z", startsBaseline: false };
it("shows the notes of a measure and a program, the latest first", () => {
  const notes = [
    { ...note, id: 1, on: "2026-01-01", measure: null, program: null },
    { ...note, id: 2, on: "2026-03-01", measure: "completion", program: null },
    { ...note, id: 3, on: "2026-02-01", measure: "access", program: "MH-A", startsBaseline: true },
    { ...note, id: 4, on: "2026-02-01", measure: "access", program: "MH-B" },
  ];
  expect(notesFor(notes, { measure: "access" }).map((each) => each.id)).toEqual([4, 3, 1]);
  expect(notesFor(notes, { measure: "access", program: "MH-A" }).map((each) => each.id)).toEqual([3, 1]);
  expect(notes.slice(0, 3).map(noteFootnote)).toEqual([
    "R · all programs · all measures",
    "R · all programs",
    "R · MH-A · new baseline from here",
  ]);
});

it.each([
  ["/access", "?span=24m", "/access?span=24m"],
  ["/cohort/cohort/MH-A%202026-01", "", "/cohort/cohort/MH-A%202026-01"],
  ["/cohorts", "?chosen=O'Neill (A)", "/cohorts?chosen=O%27Neill%20%28A%29"],
])("saves %s%s as %s", (pathname, search, address) => expect(savedAddress(pathname, search)).toBe(address));
