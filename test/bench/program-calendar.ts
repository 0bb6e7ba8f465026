import { isoOfDay, weekdayOf } from "#shared/calendar";
import { FIRST_DAY, LAST_DAY } from "./sizes.js";

export const PROGRAMS = 40;
/** Sessions are scheduled a little beyond the as-of day, as calendars are. */
const SCHEDULED_AHEAD_DAYS = 14;

const zones = ["America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles"] as const;
const populations = ["adult", "adult", "adolescent", "older_adult"] as const;
const startHours = [9, 13, 18] as const;
/** Weekdays on which a group meets, 1 is Monday. */
const meetingDays = [
  [1, 3, 5],
  [2, 3, 4],
  [1, 2, 4],
  [2, 4, 6],
] as const;

const dayTexts = new Map<number, string>();

/** A day as YYYY-MM-DD, remembered: a million rows name the same two thousand days. */
export function dayText(day: number): string {
  let text = dayTexts.get(day);
  if (text === undefined) {
    text = isoOfDay(day);
    dayTexts.set(day, text);
  }
  return text;
}

export function programCode(program: number): string {
  return `P${String(program + 1).padStart(2, "0")}`;
}

/** The row of the programs feed: program_code,name,site,track,population,zone,capacity. */
export function programRow(program: number): string {
  const track = program % 2 === 0 ? "mental_health" : "substance_use";
  const population = populations[program % populations.length] ?? "adult";
  const zone = zones[program % zones.length] ?? "UTC";
  return `${programCode(program)},Program ${program + 1},Site ${program % 8},${track},${population},${zone},60`;
}

/** Seconds by which the program's clocks lag behind UTC in winter; in summer it is an hour less. */
export function winterLagSeconds(program: number): number {
  return (5 + (program % zones.length)) * 3600;
}

export function groupName(group: number): string {
  return `${["Morning", "Midday", "Evening"][group % 3] ?? ""} ${Math.floor(group / 3) + 1}`;
}

/** Local time of day at which a group meets, in seconds since midnight. */
export function startSecondOfDay(group: number): number {
  return (startHours[group % startHours.length] ?? 9) * 3600;
}

export function sessionId(program: number, group: number, day: number): string {
  return `${programCode(program)}-${group}-${day}`;
}

/** Whether the program cancelled the session of that day: about 2%, decided without memory. */
export function isCancelled(program: number, group: number, day: number): boolean {
  return (Math.imul(day * 64 + group, 2_654_435_761) ^ Math.imul(program + 1, 40_503)) % 50 === 0;
}

/** The first day from `day` on at which the group meets. */
export function nextMeeting(program: number, group: number, day: number): number {
  const pattern: readonly number[] = meetingDays[(program + group) % meetingDays.length] ?? [1];
  let next = day;
  while (!pattern.includes(weekdayOf(next))) next += 1;
  return next;
}

/** Hands every session of a program to `take` as a row of the sessions feed. */
export function sessionRows(program: number, groups: number, take: (row: string) => void): void {
  for (let group = 0; group < groups; group += 1) {
    const time = `T${String(startHours[group % startHours.length]).padStart(2, "0")}:00`;
    let day = nextMeeting(program, group, FIRST_DAY);
    while (day <= LAST_DAY + SCHEDULED_AHEAD_DAYS) {
      const cancelled = isCancelled(program, group, day);
      take(
        `${sessionId(program, group, day)},${programCode(program)},${groupName(group)},${dayText(day)}${time},180,process,${cancelled},12`,
      );
      day = nextMeeting(program, group, day + 1);
    }
  }
}
