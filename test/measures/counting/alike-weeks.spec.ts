import { expect, it } from "vitest";
import type { WeekCount } from "#shared/measures/columns";
import { alikeWeeks } from "#shared/measures/counting/alike-weeks";
import { Moment } from "#shared/measures/moment";
import { defaultGoals as goals } from "#shared/measures/goals";
import { columnsOf, on } from "../columns-of.js";

type Week = Partial<Record<WeekCount, number>>;

/** How many judged weeks are alike, of people who each have one full week, that of the same Monday, with these rows; null for none. */
function weightsOf(weeks: readonly (Week | null)[]): number[] {
  const weekOn = on("2026-01-12");
  const columns = columnsOf({
    episodes: weeks.map((week) => ({
      firstSessionOn: on("2026-01-06"),
      dischargedOn: on("2026-01-20"),
      weeks: week === null ? [] : [{ weekOn, ...week }],
    })),
  });
  const [program] = columns.programs;
  if (!program) throw new Error("There is no program.");
  const moment = new Moment({ asOf: 0, asOfOn: on("2026-06-01"), instruments: [], goals });
  const { rows, days, weights } = alikeWeeks(program, moment);
  expect([...days]).toEqual([...rows].map(() => weekOn));
  return [...weights];
}

const usual: Week = { scheduledMinutes: 720, attendedMinutes: 540, attendedRows: 3, noShowRows: 1 };

it.each([
  { name: "equal rows", weeks: [usual, { ...usual }, usual], expected: [3] },
  { name: "weeks without rows", weeks: [null, usual, null], expected: [2, 1] },
  { name: "a week of noughts and one without rows", weeks: [{}, null, {}], expected: [2, 1] },
  { name: "another number of minutes", weeks: [usual, { ...usual, attendedMinutes: 541 }], expected: [1, 1] },
  {
    name: "minutes that change places",
    weeks: [
      { scheduledMinutes: 1, attendedMinutes: 2 },
      { scheduledMinutes: 2, attendedMinutes: 1 },
    ],
    expected: [1, 1],
  },
  {
    name: "rows that change their status",
    weeks: [
      { attendedRows: 1, partialRows: 2 },
      { attendedRows: 2, partialRows: 1 },
    ],
    expected: [1, 1],
  },
  {
    name: "as many rows and minutes as fit",
    weeks: [
      { attendedMinutes: 16_383, noMinutesRows: 15 },
      { attendedMinutes: 16_383, noMinutesRows: 15 },
    ],
    expected: [2],
  },
  {
    name: "more rows than fit: alone",
    weeks: [{ noMinutesRows: 16 }, { noMinutesRows: 16 }],
    expected: [1, 1],
  },
  {
    name: "more rows than fit beside one row of the status before",
    weeks: [{ noMinutesRows: 16 }, { cancelledRows: 1 }],
    expected: [1, 1],
  },
  {
    name: "more minutes than fit: alone, beside weeks without rows",
    weeks: [{ attendedMinutes: 16_384 }, { scheduledMinutes: 1 }, { scheduledMinutes: 16_384 }, null, null],
    expected: [1, 1, 1, 2],
  },
])("counts together what is alike: $name", ({ weeks, expected }) => {
  expect(weightsOf(weeks)).toEqual(expected);
});
