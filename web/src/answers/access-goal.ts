import { dayOf } from "#shared/calendar";
import { accessWords, type AccessWords } from "#shared/measures/goal-words";
import { goalsIn, type Goals } from "#shared/measures/goals";
import type { Days } from "../view/view-days.js";

/** The access goal of some days: how it is spoken of, and the hours at which it has a line. */
export interface AccessGoal {
  readonly words: AccessWords;
  /** Every value that holds in these days, the shortest first. */
  readonly hours: readonly number[];
}

/** The goals and bands that hold on some day of those. */
export function goalsOfDays(goals: Goals, { from, to }: Days): Goals {
  return goalsIn(goals, { from: dayOf(from ?? ""), to: dayOf(to ?? "") });
}

/** The access goal of those days. */
export function accessGoalOf(goals: Goals, days: Days): AccessGoal {
  const { access } = goalsOfDays(goals, days);
  const hours = [...new Set(access.map(({ value }) => value))].sort((one, other) => one - other);
  return { words: accessWords(access), hours };
}

const SHOWN_DAYS = 14;
const WEEK_HOURS = 7 * 24;

/** Up to which hour after the inquiry charts of the wait go: two weeks, or whole weeks that hold a longer goal with room. */
export function hoursShown({ hours }: AccessGoal): number {
  const longest = Math.ceil(((hours.at(-1) ?? 0) * 1.15) / WEEK_HOURS) * WEEK_HOURS;
  return Math.max(SHOWN_DAYS * 24, longest);
}

/** "48 hours", "48 and 72 hours". */
export function hoursOfGoal({ hours }: AccessGoal): string {
  const [last = 0, ...others] = hours.toReversed();
  return others.length === 0
    ? `${last} ${last === 1 ? "hour" : "hours"}`
    : `${others.toReversed().join(", ")} and ${last} hours`;
}

/** The share as the head of a column: "Within 48 h", "Within the goal". */
export function withinTitle({ isOne, short }: AccessWords): string {
  return isOne ? `Within ${short} h` : `Within ${short}`;
}
