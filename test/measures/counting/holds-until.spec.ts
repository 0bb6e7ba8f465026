import { describe, expect, it } from "vitest";
import { HoldsUntil } from "#shared/measures/counting/holds-until";

describe("until when a figure holds", () => {
  it.each([
    { name: "nothing was read: the quarter of an hour", asOf: 1800, noted: [], until: 2700 },
    { name: "a second before its end", asOf: 2699, noted: [], until: 2700 },
    { name: "at its end begins the next", asOf: 2700, noted: [], until: 3600 },
    { name: "what was read holds longer", asOf: 1800, noted: [9000], until: 2700 },
    { name: "what was read holds shorter", asOf: 1800, noted: [2000], until: 2000 },
    { name: "the shortest of what was read", asOf: 1800, noted: [2500, 2000, 2400], until: 2000 },
    { name: "for no other second", asOf: 1800, noted: [-Infinity, 2000], until: -Infinity },
  ])("$name", ({ asOf, noted, until }) => {
    const holds = new HoldsUntil(asOf);
    for (const each of noted) holds.note(each);
    expect(holds.instant).toBe(until);
  });
});
