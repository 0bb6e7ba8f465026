import { describe, expect, it } from "vitest";
import { rowNotes } from "../../web/src/words/mark-words.js";

describe("what a row of a table says of its marks", () => {
  const immature = "not all stays could end yet";
  const prorated = "prorated scores";
  const cases = [
    { name: "a mark that one row of several has", rows: [[immature], []], at: 0, said: [immature] },
    { name: "a row without marks among others", rows: [[immature], []], at: 1, said: [] },
    { name: "a mark that every row has stands at the head", rows: [[immature], [immature]], at: 0, said: [] },
    { name: "the only row of a table", rows: [[immature]], at: 0, said: [] },
    {
      name: "one mark that all have beside one of its own",
      rows: [[immature, prorated], [immature]],
      at: 0,
      said: [prorated],
    },
    { name: "an interval is drawn, not said", rows: [["imprecise"], []], at: 0, said: [] },
  ];
  it.each(cases)("$name", ({ rows, at, said }) => {
    expect(rowNotes(rows[at] ?? [], rows)).toEqual(said);
  });
});
