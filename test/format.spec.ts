import { expect, it } from "vitest";
import { formatPercent, formatPoints } from "#shared/format";

it("the same share is the same text, whichever way it was reached", () => {
  const [counted, fromCurve] = [77 / 80, 0.9624999999999999];
  expect([formatPercent(counted), formatPercent(fromCurve)]).toEqual(["96.3%", "96.3%"]);
  expect(formatPoints(-0.0624999999999999)).toBe("−6.3 points");
});
