import { weekdayOf } from "#shared/calendar";
import type { DemoEpisode, DemoStay } from "./demo-episode.js";
import { dayOfTime, LAST_DAY } from "./local-time.js";
import type { DemoSession, SessionCalendar } from "./plan-sessions.js";
import { orderOfWeekdays, weekdaysOfWeek, weekOfStay } from "./plan-stay.js";
import type { Chance } from "./seeded-chance.js";

export type AttendanceStatus = "attended" | "partial" | "excused" | "no_show";

export interface DemoAttendance {
  readonly session: DemoSession;
  readonly status: AttendanceStatus;
  /** Given for a partial attendance only: attended sessions count their scheduled minutes. */
  readonly minutes: number | null;
}

/** Days before an unplanned leaving in which most sessions are missed. */
const FADING_DAYS = 6;
const unplanned = new Set(["against_advice", "no_show", "other"]);

/** Whether the stay was over as of the data's end. */
export function hasEnded(stay: DemoStay): boolean {
  return stay.endsOn < LAST_DAY;
}

function shareAttended(stay: DemoStay, day: number, habit: number): number {
  const usual = Math.min(0.99, stay.group.attendance + habit);
  return unplanned.has(stay.reason) && stay.endsOn - day <= FADING_DAYS ? usual * 0.35 : usual;
}

function absence(stay: DemoStay, chance: Chance): AttendanceStatus {
  const noShows = stay.group.name === "evening" ? 0.68 : 0.5;
  return chance.happens(noShows) ? "no_show" : "excused";
}

interface DayOfGroup {
  readonly stay: DemoStay;
  /** Drawn once a day: whoever comes stays for both sessions, but for a few who go home. */
  readonly fate: number;
  readonly missing: AttendanceStatus;
  readonly habit: number;
}

const GO_HOME_SHARE = 0.03;
const PARTIAL_SHARE = 0.03;

function attend(session: DemoSession, of: DayOfGroup, chance: Chance): DemoAttendance {
  const { stay } = of;
  const part = chance.fraction();
  const given = (status: AttendanceStatus): DemoAttendance => ({ session, status, minutes: null });
  if (session.isCancelled) return given("excused");
  if (stay.neverStarted || session.startsAt < stay.startsAt) return given("no_show");
  if (session.startsAt === stay.startsAt) return given("attended");
  if (of.fate >= shareAttended(stay, dayOfTime(session.startsAt), of.habit)) return given(of.missing);
  const isSecond = session.id.endsWith("2");
  if (isSecond && part > 1 - GO_HOME_SHARE) return given("excused");
  if (part >= PARTIAL_SHARE) return given("attended");
  const quarters = session.minutes / 15 - 2;
  return { session, status: "partial", minutes: 15 * (2 + Math.floor((part / PARTIAL_SHARE) * quarters)) };
}

/** Every session of a stay that the person was down for, up to as-of, in order. */
export function planAttendance(
  episode: DemoEpisode,
  calendar: SessionCalendar,
  chance: Chance,
): DemoAttendance[] {
  const { stay, program } = episode;
  if (!stay) return [];
  const startDay = dayOfTime(stay.startsAt);
  const order = orderOfWeekdays(startDay, chance);
  const habit = 0.05 * chance.normal() - 0.01;
  const rows: DemoAttendance[] = [];
  for (let day = stay.admittedOn; day <= Math.min(stay.endsOn, LAST_DAY); day += 1) {
    const isDown = weekdaysOfWeek(program, weekOfStay(startDay, day), order).has(weekdayOf(day));
    // The day of a slot that was missed has its row too: the person was down for it.
    if (!isDown && day !== stay.admittedOn) continue;
    const ofDay = { stay, habit, fate: chance.fraction(), missing: absence(stay, chance) };
    for (const session of calendar.of(stay.group.name, day)) rows.push(attend(session, ofDay, chance));
  }
  return rows;
}
