import { describe, expect, it } from "vitest";
import { TupleReader } from "#api/facts/copy-binary";
import { mergeRows, rowsOfWeeks, weekColumns, WeeksBuilder } from "#api/facts/detail-blocks";
import { weekCounts, type WeekColumns } from "#shared/measures/columns";

/** A reader on the fields of one tuple. */
function readerOn(fields: readonly number[]): TupleReader {
  const bytes = Buffer.alloc(fields.length * 8);
  for (const [at, field] of fields.entries()) {
    bytes.writeInt32BE(4, at * 8);
    bytes.writeInt32BE(field, at * 8 + 4);
  }
  const reader = new TupleReader();
  reader.reset(bytes, 0);
  return reader;
}

/** Weeks of one episode each, all on one Monday, with these scheduled minutes. */
function weeksOf(minutes: readonly number[], expected = minutes.length): WeekColumns {
  const builder = new WeeksBuilder(expected);
  for (const [episode, scheduled] of minutes.entries()) {
    builder.add(readerOn([episode, 20_000, scheduled, ...weekCounts.slice(1).map(() => 1)]));
  }
  return weekColumns(builder.finish(Int32Array.from(minutes.keys())));
}

describe("rows of weeks as columns", () => {
  const cases = [
    { name: "no rows", minutes: [], bytes: 1 },
    { name: "numbers that a byte holds", minutes: [0, 255], bytes: 1 },
    { name: "one that it doesn't", minutes: [7, 256, 65_535, 9], bytes: 2 },
    { name: "one that two bytes don't hold", minutes: [7, 300, 65_536, 9], bytes: 4 },
    { name: "one below nought", minutes: [7, -1, 9], bytes: 4 },
  ];
  it.each(cases)("hold $name in $bytes bytes each", ({ minutes, bytes }) => {
    const { counts, weekOn } = weeksOf(minutes);
    expect([...counts.scheduledMinutes]).toEqual(minutes);
    expect(counts.scheduledMinutes.BYTES_PER_ELEMENT).toBe(bytes);
    expect([...counts.attendedRows]).toEqual(minutes.map(() => 1));
    expect([...weekOn]).toEqual(minutes.map(() => 20_000));
  });

  it.each([1, 3, 600])("are the same where %i were expected", (expected) => {
    const minutes = Array.from({ length: 300 }, (_, index) => index);
    const { counts, from, to } = weeksOf(minutes, expected);
    expect([...counts.scheduledMinutes]).toEqual(minutes);
    expect([...from]).toEqual(minutes);
    expect([...to]).toEqual(minutes.map((index) => index + 1));
  });

  it.each([
    [[1, 2], [300], [1, 300]],
    [[300, 70_000], [1], [300, 1]],
  ])("%j with the second taken from %j", (old, fresh, wanted) => {
    const order = Int32Array.from([0, -1]);
    const merged = mergeRows(rowsOfWeeks(weeksOf(old)), rowsOfWeeks(weeksOf(fresh)), order);
    expect([...(merged["scheduledMinutes"] ?? [])]).toEqual(wanted);
  });
});
