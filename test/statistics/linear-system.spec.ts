import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { solveLinear } from "#shared/statistics/linear-system";

describe("linear equations", () => {
  it.each([
    { name: "none", matrix: [], right: [], solution: [] },
    { name: "one", matrix: [[4]], right: [6], solution: [1.5] },
    {
      name: "the example",
      matrix: [
        [2, 1],
        [1, 3],
      ],
      right: [3, 5],
      solution: [0.8, 1.4],
    },
    {
      name: "a first pivot of 0",
      matrix: [
        [0, 1],
        [1, 0],
      ],
      right: [3, 5],
      solution: [5, 3],
    },
    {
      name: "a pivot that becomes 0",
      matrix: [
        [1, 2, 1],
        [2, 4, 0],
        [0, 1, 1],
      ],
      right: [4, 6, 2],
      solution: [1, 1, 1],
    },
  ])("$name", ({ matrix, right, solution }) => {
    const found = solveLinear(matrix, right);
    expect(found).toHaveLength(solution.length);
    for (const [index, value] of solution.entries()) expect(found?.[index]).toBeCloseTo(value, 12);
  });

  it.each([
    { name: "zero", matrix: [[0]] },
    {
      name: "twice the same",
      matrix: [
        [1, 2],
        [2, 4],
      ],
    },
    {
      name: "the same but for the last bit",
      matrix: [
        [1, 2],
        [2, 4 + 1e-12],
      ],
    },
  ])("has no solution for $name", ({ matrix }) =>
    expect(
      solveLinear(
        matrix,
        matrix.map(() => 1),
      ),
    ).toBeNull(),
  );

  it("solves what is nearly singular but is not", () =>
    expect(
      solveLinear(
        [
          [1, 2],
          [2, 4 + 1e-9],
        ],
        [1, 1],
      ),
    ).not.toBeNull());

  it("gives numbers that fulfil the equations", () => {
    const number = fc.integer({ min: -9, max: 9 });
    const three = fc.tuple(number, number, number);
    fc.assert(
      fc.property(fc.tuple(three, three, three), three, (matrix, right) => {
        const found = solveLinear(matrix, right);
        fc.pre(found !== null);
        for (const [row, line] of matrix.entries()) {
          const left = line.reduce((sum, value, column) => sum + value * (found?.[column] ?? NaN), 0);
          expect(left).toBeCloseTo(right[row] ?? NaN, 6);
        }
      }),
    );
  });
});
