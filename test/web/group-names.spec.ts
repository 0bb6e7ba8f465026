import { describe, expect, it } from "vitest";
import type { DimensionResponse } from "#shared/contract/measures";
import { namesIn } from "../../web/src/words/group-names.js";

const known: readonly DimensionResponse[] = [
  {
    id: "program",
    title: "Program",
    values: [
      { value: "MH-A", title: "Adults, North" },
      { value: "SUD", title: "SUD" },
    ],
  },
  { id: "track", title: "Track", values: [{ value: "mental_health", title: "Mental health" }] },
  { id: "cohort", title: "Cohort", values: [{ value: "MH-A 2026-01", title: "MH-A 2026-01" }] },
];
const names = namesIn(known);

describe("how groups are called", () => {
  it.each([
    // Dimension and value, then alone, beside it, and in a line.
    ["program", "MH-A", "Adults, North", "MH-A", "Adults, North (MH-A)"],
    ["program", "SUD", "SUD", null, "SUD"],
    ["program", "GONE", "GONE", null, "GONE"],
    ["track", "mental_health", "Mental health", null, "Mental health"],
    ["track", "MH-A", "MH-A", null, "MH-A"],
    ["cohort", "MH-A 2026-01", "MH-A 2026-01", "Adults, North", "MH-A 2026-01"],
    ["cohort", "SUD 2026-01", "SUD 2026-01", null, "SUD 2026-01"],
    ["cohort", "Spring group", "Spring group", null, "Spring group"],
    ["cohort", "MH-A", "MH-A", null, "MH-A"],
  ])("%s %s", (dimension, value, ...[title, beside, full]) => {
    expect(names.titleOf(dimension, value)).toBe(title);
    expect(names.besideOf(dimension, value)).toBe(beside);
    expect(names.fullOf(dimension, value)).toBe(full);
  });
  it("stand in the order of their titles", () => {
    expect(["SUD", "MH-A", "ZZ"].sort(names.inOrder("program"))).toEqual(["MH-A", "SUD", "ZZ"]);
    expect(["MH-A", "AAA"].sort(names.inOrder("program"))).toEqual(["AAA", "MH-A"]);
  });
  it("stand for themselves until the dimensions are known", () => {
    const none = namesIn([]);
    expect(none.fullOf("program", "MH-A")).toBe("MH-A");
    expect(none.besideOf("cohort", "MH-A 2026-01")).toBeNull();
  });
});
