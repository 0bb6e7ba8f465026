import { parse } from "csv-parse/sync";
import { stringify } from "csv-stringify/sync";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { takeRecords } from "#api/imports/csv-records";

const field = fc.string({ unit: fc.constantFrom("a", "ä", ",", '"', "\n", "\r\n", " ", "1"), maxLength: 6 });
const table = fc.array(fc.array(field, { minLength: 2, maxLength: 4 }), { maxLength: 6 });

test("records read in two pieces are those that csv-parse reads", () => {
  fc.assert(
    fc.property(table, fc.constantFrom("\n", "\r\n"), fc.nat(200), (rows, lineEnd, cut) => {
      const text = stringify(rows, { record_delimiter: lineEnd, quoted_match: /[\r\n]/ });
      const first = takeRecords(text.slice(0, cut), 1, false);
      const second = takeRecords(text.slice(first.consumed), first.nextLine, true);
      const read = [...first.rows, ...second.rows];
      expect(read.map((row) => row.fields)).toEqual(parse(text, { relax_column_count: true }));
      const lineOf = (at: number): number => text.slice(0, at).split("\n").length;
      let at = 0;
      for (const [index, row] of rows.entries()) {
        expect(read[index]?.line).toBe(lineOf(at));
        at += stringify([row], { record_delimiter: lineEnd, quoted_match: /[\r\n]/ }).length;
      }
    }),
    { numRuns: 2000 },
  );
});

test("a stray quotation mark costs its own line only", () => {
  const { rows } = takeRecords('a,b\n"x"y,1\n"c",d\ne"f,2\ng,h', 1, true);
  expect(rows.map((row) => [row.line, row.fields])).toEqual([
    [1, ["a", "b"]],
    [2, null],
    [3, ["c", "d"]],
    [4, null],
    [5, ["g", "h"]],
  ]);
});

test("a quotation mark that is never closed leaves the rest untaken", () => {
  expect(takeRecords('a,b\n"c,d\n', 1, true)).toMatchObject({
    rows: [{ line: 1 }],
    consumed: 4,
    nextLine: 2,
  });
});
