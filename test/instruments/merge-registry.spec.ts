import { describe, expect, it } from "vitest";
import { gad7 } from "#shared/instruments/gad-7";
import { instruments } from "#shared/instruments/index";
import { mergeRegistry, planInstrument, type InstrumentSetting } from "#shared/instruments/merge-registry";

const own: InstrumentSetting = { id: "MOOD-5", title: "Mood", min: 0, max: 20, direction: "lower" };
const items = { count: 5, min: 0, max: 4, pointsPerItem: 1, highestOf: [] };

/** A band at each point from the first to the last. */
function bandsFrom(first: number, last: number): NonNullable<InstrumentSetting["bands"]> {
  return Array.from({ length: last - first + 1 }, (_, index) => ({
    name: `band ${index}`,
    from: first + index,
  }));
}

function effective(...settings: InstrumentSetting[]): ReturnType<typeof mergeRegistry> {
  return mergeRegistry(instruments, settings);
}

function byId(id: string, ...settings: InstrumentSetting[]): ReturnType<typeof mergeRegistry>[number] {
  const found = effective(...settings).find((each) => each.id === id);
  if (!found) throw new Error(`${id} is not in effect`);
  return found;
}

describe("the registry in effect", () => {
  it("is the shipped one, the very objects, without settings", () => {
    const merged = effective();
    expect(merged).toHaveLength(instruments.length);
    expect(merged.every((each, index) => each === instruments[index])).toBe(true);
  });

  it("changes a threshold and nothing else, in its place", () => {
    const merged = effective({ id: "GAD-7", caseness: 10 });
    expect(merged.map((each) => each.id)).toEqual(instruments.map((each) => each.id));
    const { caseness, ...rest } = byId("GAD-7", { id: "GAD-7", caseness: 10 });
    const { caseness: shipped, ...shippedRest } = gad7;
    expect([caseness, shipped]).toEqual([10, 8]);
    expect({ ...rest, sources: [] }).toEqual({ ...shippedRest, sources: [] });
  });

  it("confirms a value by stating it, and cites no paper for a value that is not the paper's", () => {
    const changed = byId("PCL-5", { id: "PCL-5", reliableChange: 15, caseness: 31 });
    expect(changed.toBeConfirmed).toEqual(["loinc", "licence"]);
    expect(changed.sources[0]).toEqual({
      fields: ["caseness", "reliableChange"],
      citation: "Set by the organization.",
      address: null,
    });
    expect(changed.sources.slice(1).flatMap((each) => each.fields)).toEqual(["items", "range"]);
  });

  it("takes a threshold away with null", () => {
    expect(byId("WSAS", { id: "WSAS", reliableChange: null }).reliableChange).toBeNull();
  });

  it("adds an organization's own after the shipped ones, by id", () => {
    const merged = effective({ ...own, id: "Z" }, own);
    expect(merged.slice(-2).map((each) => each.id)).toEqual(["MOOD-5", "Z"]);
    expect(byId("MOOD-5", own)).toMatchObject({
      caseness: null,
      reliableChange: null,
      bands: [],
      items: null,
      use: "outcome",
      missingItems: { allowed: 0 },
    });
  });

  it("takes the later of two settings of one id, and of two ids that are spelled alike", () => {
    expect(byId("GAD-7", { id: "GAD-7", caseness: 9 }, { id: "GAD-7", caseness: 10 }).caseness).toBe(10);
    const merged = effective({ ...own, id: "mood 5" }, own);
    expect(merged.slice(instruments.length).map((each) => each.id)).toEqual(["MOOD-5"]);
  });

  it("leaves the shipped definition where a setting can't stand", () => {
    expect(byId("GAD-7", { id: "GAD-7", caseness: 22 })).toBe(gad7);
    expect(effective({ id: "MOOD-5" })).toHaveLength(instruments.length);
  });
});

describe("a definition that stands, at the edges", () => {
  it.each<{ name: string; setting: InstrumentSetting }>([
    { name: "caseness at max", setting: { ...own, caseness: 20 } },
    { name: "caseness at min", setting: { ...own, caseness: 0 } },
    { name: "remission at caseness", setting: { ...own, caseness: 10, remission: 10 } },
    {
      name: "remission at caseness, higher is better",
      setting: { ...own, direction: "higher", caseness: 10, remission: 10 },
    },
    { name: "a reliable change as wide as the range", setting: { ...own, reliableChange: 20 } },
    { name: "response of the whole baseline", setting: { ...own, response: 1 } },
    { name: "one band", setting: { ...own, bands: [{ name: "any", from: 0 }] } },
    {
      name: "a band that begins at max",
      setting: {
        ...own,
        bands: [
          { name: "low", from: 0 },
          { name: "top", from: 20 },
        ],
      },
    },
    { name: "as many bands as there may be", setting: { ...own, bands: bandsFrom(0, 19) } },
    { name: "items that make the range", setting: { ...own, items } },
    {
      name: "all items but one may be missing",
      setting: { ...own, items, missingItems: { allowed: 4, counts: "mean" } },
    },
    { name: "answers from 1", setting: { ...own, min: 5, items: { ...items, min: 1 } } },
    {
      name: "of two items the higher",
      setting: { ...own, max: 16, items: { ...items, highestOf: [[1, 5]] } },
    },
    {
      name: "a safety item at the last item's top",
      setting: { ...own, items, safetyItems: [{ item: 5, atLeast: 4, sentence: "…", loinc: null }] },
    },
  ])("$name", ({ setting }) => {
    expect(planInstrument(instruments, setting)).toMatchObject({ kind: "instrument" });
  });
});

describe("a definition that can't stand says why", () => {
  it.each<{ says: string; setting: InstrumentSetting }>([
    { says: "PHQ-9 ships with the product, and its max", setting: { id: "PHQ-9", max: 30 } },
    {
      says: "its items, min, direction can't",
      setting: { id: "PHQ-9", items: null, min: 0, direction: "lower" },
    },
    { says: "needs title, max, direction too", setting: { id: "MOOD-5", min: 0 } },
    { says: "spelled like PHQ-9", setting: { ...own, id: "phq 9" } },
    { says: "It has no total", setting: { ...own, id: "BAM" } },
    { says: "It has no total", setting: { ...own, id: "bam-iop" } },
    { says: "min must be less than max", setting: { ...own, max: 0 } },
    { says: "caseness is 21, outside 0 to 20", setting: { ...own, caseness: 21 } },
    { says: "caseness is -1", setting: { ...own, caseness: -1 } },
    { says: "caseness is 28, outside 0 to 27", setting: { id: "PHQ-9", caseness: 28 } },
    { says: "not both", setting: { ...own, caseness: 3, casenessBySex: { female: 3, male: 4 } } },
    { says: "casenessBySex.male is 21", setting: { ...own, casenessBySex: { female: 3, male: 21 } } },
    { says: "remission is 21", setting: { ...own, remission: 21 } },
    { says: "remission must not be above caseness", setting: { id: "PHQ-9", remission: 11 } },
    { says: "remission must not be below caseness", setting: { id: "WHO-5", remission: 49 } },
    { says: "reliableChange is 0", setting: { ...own, reliableChange: 0 } },
    { says: "reliableChange is 20.01", setting: { ...own, reliableChange: 20.01 } },
    { says: "response is 0", setting: { ...own, response: 0 } },
    { says: "response is 1.01", setting: { ...own, response: 1.01 } },
    { says: "first band must begin at min", setting: { ...own, bands: [{ name: "low", from: 1 }] } },
    { says: "there are 21 bands: state at most 20", setting: { ...own, bands: bandsFrom(0, 20) } },
    {
      says: "rising order",
      setting: {
        ...own,
        bands: [
          { name: "a", from: 0 },
          { name: "b", from: 0 },
        ],
      },
    },
    {
      says: '"b" begins at 21',
      setting: {
        ...own,
        bands: [
          { name: "a", from: 0 },
          { name: "b", from: 21 },
        ],
      },
    },
    { says: "items give totals from 0 to 15", setting: { ...own, items: { ...items, max: 3 } } },
    { says: "items give totals from 0 to 16", setting: { ...own, items: { ...items, highestOf: [[1, 5]] } } },
    { says: "after the last", setting: { ...own, items: { ...items, highestOf: [[1, 6]] } } },
    {
      says: "names an item twice",
      setting: {
        ...own,
        items: {
          ...items,
          highestOf: [
            [1, 2],
            [2, 3],
          ],
        },
      },
    },
    { says: "at most 100 items", setting: { ...own, items: { ...items, count: 101 } } },
    { says: "items.min must be less", setting: { ...own, items: { ...items, max: 0 } } },
    { says: "largest answer of a feed is 999", setting: { ...own, items: { ...items, max: 1000 } } },
    { says: "at most two decimals", setting: { ...own, items: { ...items, pointsPerItem: 0.125 } } },
    {
      says: "must be less than the 5",
      setting: { ...own, items, missingItems: { allowed: 5, counts: "mean" } },
    },
    {
      says: "counts zero",
      setting: { ...own, min: 5, items: { ...items, min: 1 }, missingItems: { allowed: 1, counts: "zero" } },
    },
    { says: "items is null", setting: { ...own, missingItems: { allowed: 1, counts: "mean" } } },
    {
      says: "items is null",
      setting: { ...own, safetyItems: [{ item: 1, atLeast: 1, sentence: "…", loinc: null }] },
    },
    {
      says: "item 6, but there are 5",
      setting: { ...own, items, safetyItems: [{ item: 6, atLeast: 1, sentence: "…", loinc: null }] },
    },
    {
      says: "atLeast of item 5 is 5",
      setting: { ...own, items, safetyItems: [{ item: 5, atLeast: 5, sentence: "…", loinc: null }] },
    },
    {
      says: "safetyItems names 2 items, but one is looked at",
      setting: {
        ...own,
        items,
        safetyItems: [4, 5].map((item) => ({ item, atLeast: 4, sentence: "…", loinc: null })),
      },
    },
    { says: "useSentence must say why", setting: { ...own, use: "intakeOnly" } },
    { says: "use says outcome", setting: { ...own, useSentence: "It looks back a year." } },
  ])("$says", ({ says, setting }) => {
    const plan = planInstrument(instruments, setting);
    expect(plan.kind === "refused" && plan.problems.join(" ")).toContain(says);
  });
});
