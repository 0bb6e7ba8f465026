import { isoOfDay } from "../calendar.js";
import { formatDay } from "../format.js";
import type { DatedValues, Goals } from "./goals.js";

/** The access goal as sentences say it: its hours, or where it has changed what it is called. */
export interface AccessWords {
  /** Whether one value holds, so that its hours say it all. */
  readonly isOne: boolean;
  /** What something lies within or past: "48 hours", "the access goal". */
  readonly goal: string;
  /** So long: "48 hours", "the hours of the access goal". */
  readonly long: string;
  /** How old: "less than 48 hours old", "younger than the access goal". */
  readonly younger: string;
  /** "more than 48 hours old", "older than the access goal". */
  readonly older: string;
  /** Who has waited more: "longer than 48 hours", "past the access goal". */
  readonly past: string;
  /** What somebody has behind them: "48 hours are over", "hours of the access goal are over". */
  readonly over: string;
  /** What is left of the clock is left to it: "48", "the goal". */
  readonly short: string;
  /** Every value with its days: "48 hours", "48 hours for inquiries until 31 Dec 2025, 72 hours since". */
  readonly each: string;
}

/** "1 hour", "48 hours". */
export function hoursWords(hours: number): string {
  return hours === 1 ? "1 hour" : `${hours} hours`;
}

/** The words for an access goal, or for the values of one that hold over some days. */
export function accessWords(access: DatedValues<number>): AccessWords {
  const each = datedWords(access, hoursWords, " for inquiries");
  if (access.length > 1) {
    return {
      isOne: false,
      goal: "the access goal",
      long: "the hours of the access goal",
      younger: "younger than the access goal",
      older: "older than the access goal",
      past: "past the access goal",
      over: "hours of the access goal are over",
      short: "the goal",
      each,
    };
  }
  return {
    isOne: true,
    goal: each,
    long: each,
    younger: `less than ${each} old`,
    older: `more than ${each} old`,
    past: `longer than ${each}`,
    over: `${each} ${access[0].value === 1 ? "is" : "are"} over`,
    short: String(access[0].value),
    each,
  };
}

/** Each value with its last day, the newest with "since": "48 hours for inquiries until 31 Dec 2025, 72 hours since". */
export function datedWords<Value>(
  dated: DatedValues<Value>,
  write: (value: Value) => string,
  whose = "",
): string {
  if (dated.length === 1) return write(dated[0].value);
  const parts = dated.map(({ value }, place) => {
    const next = dated[place + 1]?.from ?? null;
    const until = next === null ? "since" : `until ${formatDay(isoOfDay(next - 1))}`;
    return `${write(value)}${place === 0 ? whose : ""} ${until}`;
  });
  return parts.join(", ");
}

/** The column of a list that says what is left of the clock. */
export function hoursLeftTitle(goals: Goals): string {
  return `Hours left to ${accessWords(goals.access).short}`;
}
