import { partsOfDay, weekdayOf } from "#shared/calendar";
import type { DemoProgram, GroupName } from "./demo-programs.js";
import { DAY_SESSION_MINUTES, groupStarts } from "./demo-programs.js";
import { asOfLocal, FIRST_DAY, isWorkday, LAST_DAY, timeOn, type LocalMinutes } from "./local-time.js";
import { Chance } from "./seeded-chance.js";

export interface DemoSession {
  readonly id: string;
  readonly program: DemoProgram;
  readonly group: GroupName;
  readonly startsAt: LocalMinutes;
  readonly minutes: number;
  readonly kind: string;
  readonly isCancelled: boolean;
  readonly capacity: number;
}

/** What the hours of a weekday are for, Monday first; the second entry is that of a day's second session. */
const kinds: readonly (readonly [string, string])[] = [
  ["process", "psychoeducation"],
  ["skills", "process"],
  ["process", "experiential"],
  ["psychoeducation", "skills"],
  ["family", "process"],
];

/** One program day in seventy falls to illness or weather. */
const CANCELLED_SHARE = 0.014;

/** Whether the program's groups run on a day. */
export function runsOn(program: DemoProgram, day: number): boolean {
  if (!isWorkday(day)) return false;
  if (!program.summerOnly) return true;
  const { month, dayOfMonth } = partsOfDay(day);
  return month >= 6 && (month <= 7 || (month === 8 && dayOfMonth <= 29));
}

/** The sessions of one program up to as-of by group and day. */
export class SessionCalendar {
  private readonly byGroupAndDay = new Map<string, readonly DemoSession[]>();
  readonly sessions: DemoSession[] = [];

  constructor(private readonly program: DemoProgram) {
    const chance = new Chance(`sessions ${program.code}`);
    const latest = asOfLocal(program.zone);
    for (let day = FIRST_DAY; day <= LAST_DAY; day += 1) {
      if (!runsOn(program, day)) continue;
      for (const group of program.groups) {
        const isCancelled = chance.happens(CANCELLED_SHARE);
        const ofDay = this.planDay({ day, group, isCancelled });
        const begun = ofDay.filter((session) => session.startsAt <= latest);
        this.byGroupAndDay.set(`${group.name} ${day}`, begun);
        this.sessions.push(...begun);
      }
    }
  }

  /** The sessions of a group on a day, in order; none where it doesn't meet. */
  of(group: GroupName, day: number): readonly DemoSession[] {
    return this.byGroupAndDay.get(`${group} ${day}`) ?? [];
  }

  private planDay(of: {
    day: number;
    group: { name: GroupName; capacity: number };
    isCancelled: boolean;
  }): DemoSession[] {
    const { program } = this;
    const { day, group, isCancelled } = of;
    const minutes = DAY_SESSION_MINUTES / program.sessionsPerDay;
    const { year, month, dayOfMonth } = partsOfDay(day);
    const stamp = `${year}${String(month).padStart(2, "0")}${String(dayOfMonth).padStart(2, "0")}`;
    return Array.from({ length: program.sessionsPerDay }, (_, part) => {
      return {
        id: `S-${program.code}-${stamp}-${group.name.slice(0, 2)}${part + 1}`,
        program,
        group: group.name,
        startsAt: timeOn(day, groupStarts[group.name] + part * minutes),
        minutes,
        kind: kinds[weekdayOf(day) - 1]?.[part] ?? "process",
        isCancelled,
        capacity: group.capacity,
      };
    });
  }
}
