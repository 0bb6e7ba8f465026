/** A pivot this much smaller than the greatest number of the matrix counts as zero. */
const SINGULAR = 1e-12;

/**
 * Solves a small system of linear equations, matrix · x = right, by elimination with the greatest pivot first.
 *
 * Takes a square matrix as rows and as many numbers on the right; gives as many numbers, or null where the matrix is
 * singular. No equations give no numbers.
 * Source: Golub and Van Loan 2013, algorithm 3.4.1.
 * Example: [[2, 1], [1, 3]] and [3, 5] give [0.8, 1.4].
 */
export function solveLinear(
  matrix: readonly (readonly number[])[],
  right: readonly number[],
): number[] | null {
  const size = right.length;
  const rows = matrix.map((row, index) => [...row, right[index] ?? 0]);
  const greatest = Math.max(0, ...matrix.flat().map(Math.abs));
  for (let column = 0; column < size; column += 1) {
    const at = (row: readonly number[]): number => Math.abs(row[column] ?? 0);
    const rest = rows.splice(column).toSorted((one, other) => at(other) - at(one));
    rows.push(...rest);
    const pivot = rows[column] ?? [];
    if (at(pivot) <= SINGULAR * greatest) return null;
    for (let row = column + 1; row < size; row += 1) {
      const factor = (rows[row]?.[column] ?? 0) / (pivot[column] ?? 1);
      rows[row] = (rows[row] ?? []).map((value, index) => value - factor * (pivot[index] ?? 0));
    }
  }
  const solution = Array<number>(size).fill(0);
  for (let row = size - 1; row >= 0; row -= 1) {
    const line = rows[row] ?? [];
    let value = line[size] ?? 0;
    for (let column = row + 1; column < size; column += 1)
      value -= (line[column] ?? 0) * (solution[column] ?? 0);
    solution[row] = value / (line[row] ?? 1);
  }
  return solution;
}
