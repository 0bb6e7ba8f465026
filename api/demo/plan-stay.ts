import { mondayOf, partsOfDay, weekdayOf } from "#shared/calendar";
import type { DemoStay } from "./demo-episode.js";
import type { DemoProgram } from "./demo-programs.js";
import { dayOfTime, isWorkday, namedDay } from "./local-time.js";
import type { AccessPath } from "./plan-access.js";
import type { Chance, Weighted } from "./seeded-chance.js";

/** Mean and standard deviation of the PHQ-9 of adults at the start, in published groups of this level of care. */
const PHQ9_AT_START = { mean: 15.4, deviation: 5.5 };

/** Endings of substance-use stays, after the shares that TEDS-D publishes for intensive outpatient care. */
const substanceUseEndings: Weighted<string> = [
  ["completed", 38],
  ["transferred_higher", 13],
  ["transferred_lower", 5],
  ["against_advice", 14],
  ["no_show", 17],
  ["administrative", 6],
  ["moved", 3],
  ["other", 3],
  ["", 1],
];

/** Endings that say nothing about completion, in hundredths of all stays in mental health. */
const asideEndings: Weighted<string> = [
  ["judged", 93],
  ["transferred_lower", 2],
  ["administrative", 2],
  ["moved", 2],
  ["", 1],
];
const earlyEndings: Weighted<string> = [
  ["against_advice", 42],
  ["no_show", 30],
  ["transferred_higher", 20],
  ["other", 8],
];

/** Share that completes among judged stays, by band of the PHQ-9 at the start: the same in every program for adults. */
const completionByBand = [
  { below: 10, share: 0.88 },
  { below: 15, share: 0.8 },
  { below: 20, share: 0.68 },
  { below: 28, share: 0.57 },
];
const completionElsewhere = { adolescent: 0.74, older_adult: 0.77, child: 0.8 };

/** Days from admission to an early ending: half of those who drop out have left by day 26. */
const dropoutDays = [2, 7, 13, 20, 26, 30, 34, 39, 44];
const transferDays = [3, 8, 14, 20, 27, 36];
const otherDays = [5, 14, 22, 30, 38, 45];

const SUMMER_ENDS = { month: 8, dayOfMonth: 29 };

function completionShare(program: DemoProgram, severity: number): number {
  if (program.population !== "adult") return completionElsewhere[program.population];
  const score = Math.round(PHQ9_AT_START.mean + severity * PHQ9_AT_START.deviation);
  return (completionByBand.find((band) => score < band.below) ?? { share: 0.57 }).share;
}

function planReason(program: DemoProgram, severity: number, chance: Chance): string {
  if (program.track === "substance_use") return chance.pick(substanceUseEndings);
  const aside = chance.pick(asideEndings);
  if (aside !== "judged") return aside;
  return chance.happens(completionShare(program, severity)) ? "completed" : chance.pick(earlyEndings);
}

function planDays(reason: string, plannedWeeks: number, chance: Chance): number {
  switch (reason) {
    case "completed":
    case "":
      return plannedWeeks * 7 + (chance.happens(0.03) ? chance.whole(7, 45) : chance.whole(-2, 3));
    case "against_advice":
    case "no_show":
    case "other":
      return chance.along(dropoutDays);
    case "transferred_higher":
      return chance.along(transferDays);
    default:
      return chance.along(otherDays);
  }
}

function endOfSummer(day: number): number {
  const { year } = partsOfDay(day);
  return namedDay(`${year}-0${SUMMER_ENDS.month}-${SUMMER_ENDS.dayOfMonth}`);
}

/** Stays end on a day on which groups run. */
function onWorkday(day: number, admittedOn: number): number {
  let found = day;
  while (!isWorkday(found) && found > admittedOn) found -= 1;
  return found;
}

/** The course of the symptoms: a few people get worse, however they started. */
const WORSENING_SHARE = 0.05;
const WORSENING = 2;

function planCourse(chance: Chance): number {
  const isWorsening = chance.happens(WORSENING_SHARE);
  return (isWorsening ? WORSENING : 0) + chance.normal();
}

type Start = NonNullable<AccessPath["start"]>;

/** Stay, ending and course of a person who was given a place. */
export function planStay(program: DemoProgram, start: Start, chance: Chance): DemoStay {
  const { group, admittedOn, startsAt } = start;
  const severity = program.severity + 0.9 * chance.normal();
  const course = planCourse(chance);
  const plannedWeeks = chance.pick(program.plannedWeeks);
  const neverStarted = chance.happens(0.025);
  const reason = neverStarted ? "no_show" : planReason(program, severity, chance);
  const days = neverStarted ? chance.whole(7, 12) : planDays(reason, plannedWeeks, chance);
  const firstDay = dayOfTime(startsAt);
  const latest = program.summerOnly ? endOfSummer(admittedOn) : Number.MAX_SAFE_INTEGER;
  const endsOn = Math.max(firstDay, onWorkday(Math.min(admittedOn + days, latest), admittedOn));
  const cohort = program.summerOnly ? `Summer ${partsOfDay(admittedOn).year}` : "";
  return {
    group,
    admittedOn,
    startsAt,
    neverStarted,
    plannedWeeks,
    endsOn,
    reason,
    cohort,
    severity,
    course,
  };
}

/** The weekdays (1 is Monday) of a week of the stay on which a person is down for the group. */
export function weekdaysOfWeek(
  program: DemoProgram,
  week: number,
  order: readonly number[],
): ReadonlySet<number> {
  const days = program.daysByWeek[Math.min(week, program.daysByWeek.length - 1)] ?? 3;
  return new Set(order.slice(0, days));
}

/** A person's weekdays by preference: that of the first session first, so that every week holds it. */
export function orderOfWeekdays(startDay: number, chance: Chance): number[] {
  const first = weekdayOf(startDay);
  return [first, ...chance.shuffled([1, 2, 3, 4, 5].filter((weekday) => weekday !== first))];
}

/** Weeks of a stay, counted from the Monday of the first session's week; 0 is the first. */
export function weekOfStay(startDay: number, day: number): number {
  return Math.max(0, Math.floor((mondayOf(day) - mondayOf(startDay)) / 7));
}
