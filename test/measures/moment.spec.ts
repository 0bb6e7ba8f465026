import { expect, it } from "vitest";
import { defaultGoals } from "#shared/measures/goals";
import { Moment } from "#shared/measures/moment";
import { at, on } from "./columns-of.js";

const asOf = at("2026-03-10T15:00:00Z");
const today = on("2026-03-10");

function noted(read: (moment: Moment) => unknown): number {
  const moment = new Moment({ asOf, asOfOn: today, instruments: [], goals: defaultGoals });
  void moment.asOf;
  moment.startNoting();
  read(moment);
  return moment.holdsUntil;
}

it.each([
  ["nothing", () => null, Infinity],
  ["an instant in the past", (moment: Moment) => moment.hasReached(asOf - 1), Infinity],
  ["this very instant", (moment: Moment) => moment.hasReached(asOf), Infinity],
  ["the next instant", (moment: Moment) => moment.hasReached(asOf + 1), asOf + 1],
  [
    "two instants",
    (moment: Moment) => [
      moment.hasReached(asOf + 9),
      moment.hasReached(asOf + 5),
      moment.hasReached(asOf + 7),
    ],
    asOf + 5,
  ],
  ["today", (moment: Moment) => moment.hasReachedDay(today), Infinity],
  ["tomorrow", (moment: Moment) => moment.hasReachedDay(today + 1), Infinity],
  ["as-of itself", (moment: Moment) => moment.asOf, -Infinity],
  ["the day of as-of itself", (moment: Moment) => moment.asOfOn, Infinity],
])("notes how long holds, while the day lasts, what rests on %s", (_what, read, until) => {
  expect(noted(read)).toBe(until);
});

it("remembers beyond the start of a noting what anything rests on", () => {
  const moment = new Moment({ asOf, asOfOn: today, instruments: [], goals: defaultGoals });
  expect(moment.allHoldsUntil).toBe(Infinity);
  moment.hasReached(asOf + 5);
  moment.startNoting();
  moment.hasReached(asOf + 9);
  expect([moment.holdsUntil, moment.allHoldsUntil]).toEqual([asOf + 9, asOf + 5]);
  void moment.asOf;
  moment.startNoting();
  expect([moment.holdsUntil, moment.allHoldsUntil]).toEqual([Infinity, -Infinity]);
});

it("compares with instants and days, both included", () => {
  const moment = new Moment({ asOf, asOfOn: today, instruments: [], goals: defaultGoals });
  expect([asOf - 1, asOf, asOf + 1].map((instant) => moment.hasReached(instant))).toEqual([
    true,
    true,
    false,
  ]);
  expect([today - 1, today, today + 1].map((day) => moment.hasReachedDay(day))).toEqual([true, true, false]);
});
