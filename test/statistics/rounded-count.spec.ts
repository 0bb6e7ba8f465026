import { describe, expect, it } from "vitest";
import * as z from "zod";
import { roundedCount } from "#shared/statistics/rounded-count";
import { readGolden } from "../support/golden.js";

const { examples } = readGolden(
  "suppression.json",
  z.object({
    nhs_rounding: z.object({ examples: z.record(z.string(), z.union([z.number(), z.literal("*")])) }),
  }),
).nhs_rounding;

describe("rounded count", () => {
  it("has reference values to compare with", () => expect(Object.keys(examples)).toHaveLength(11));

  it.each(Object.entries(examples))("of %s is the reference's %s", (count, published) =>
    expect(roundedCount(Number(count))).toBe(published === "*" ? null : published),
  );

  it("matches the example of its description", () => {
    expect(roundedCount(22)).toBe(20);
    expect(roundedCount(23)).toBe(25);
  });

  it("is never further than two from the count", () => {
    for (let count = 5; count < 500; count += 1) {
      expect(Math.abs((roundedCount(count) ?? NaN) - count)).toBeLessThanOrEqual(2);
      expect((roundedCount(count) ?? NaN) % 5).toBe(0);
    }
  });
});
