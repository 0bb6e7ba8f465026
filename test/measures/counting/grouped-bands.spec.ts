import { expect, it } from "vitest";
import { CountedRows } from "#shared/measures/counting/counted-rows";
import { startGrouped } from "#shared/measures/counting/grouped-figures";
import { symptomChange } from "#shared/measures/symptom-change";
import { placeOf } from "../stand-on.js";
import { AS_OF, endedOn, scored } from "../symptom-stays.js";

it("goes on to another instrument only where nothing of the one before waits", () => {
  const rows = new CountedRows(8);
  rows.turnTo(1);
  rows.push(0, 0, 1);
  rows.turnTo(1);
  expect(() => rows.turnTo(2)).toThrow(/before those of the next/);
  rows.length = 0;
  rows.turnTo(2);
  expect(rows.instrument).toBe(2);
});

it("refuses severity bands of rows that are not said to be of the instrument that is read", () => {
  const [bands] = symptomChange.companions.filter((part) => part.kind === "shares");
  if (!bands) throw new Error("no bands");
  const { episode, moment } = placeOf(endedOn(40, { scores: scored("PHQ-9", [0, 18], [20, 9]) }), AS_OF);
  const cursor = { episode, moment, stand: () => undefined };
  const rows = new CountedRows(8);
  rows.turnTo(episode.pair.instrumentCode + 1);
  rows.push(0, 0, 1);
  const figure = startGrouped(bands, true);
  expect(() => figure.add(null, rows, cursor)).toThrow(/one instrument at a time/);
});
