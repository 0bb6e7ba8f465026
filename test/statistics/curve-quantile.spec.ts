import { expect, it } from "vitest";
import { placeReaching, quantileOf } from "#shared/statistics/curve-quantile";

it("finds the first place at which rising shares are p, to the tolerance by which two shares are the same", () => {
  const shares = [0.1, 0.25, 0.25, 0.5, 0.5 + 1e-9, 0.9];
  const found = [0, 0.1, 0.2, 0.25, 0.4, 0.5, 0.6, 0.9, 0.95].map((p) => placeReaching(shares, p));
  expect(found).toEqual([0, 0, 1, 1, 3, 3, 5, 5, 6]);
  expect(placeReaching([], 0.5)).toBe(0);
});

it.each([
  { name: "all reached", times: { estimate: 3, lower: 1, upper: 9 }, reason: undefined },
  { name: "no upper end", times: { estimate: 3, lower: 1, upper: null }, reason: "not reached" },
  { name: "no lower end", times: { estimate: 3, lower: null, upper: 9 }, reason: "not reached" },
  { name: "no estimate", times: { estimate: null, lower: 1, upper: null }, reason: "not reached" },
])("says beside a null that it is not reached: $name", ({ times, reason }) => {
  expect(quantileOf(times)).toEqual(reason === undefined ? times : { ...times, reason });
});
