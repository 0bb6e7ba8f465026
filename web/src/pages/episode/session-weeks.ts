import { dayOf, isoOfDay, mondayOf, weekdayOf } from "#shared/calendar";
import type { EpisodeResponse } from "#shared/contract/episodes";
import { formatCount } from "#shared/format";

export type Session = EpisodeResponse["sessions"][number];
export type Status = Session["status"];
type WeekClass = Pick<EpisodeResponse["classes"][number], "indexOn" | "class" | "reason">;

/** One calendar week of an episode's sessions. */
export interface SessionWeek {
  readonly monday: string;
  /** Sessions by weekday, 1 is Monday; several on one day in order of their start. */
  readonly days: ReadonlyMap<number, readonly Session[]>;
  readonly attendedMinutes: number;
  readonly scheduledMinutes: number;
  /** What the weekly dose says of the week; null where the week is at the edge of the stay and not judged. */
  readonly judged: WeekClass | null;
}

/** The sessions by week, weeks without a session between the first and the last included. */
export function weeksOf(sessions: readonly Session[], classes: readonly WeekClass[]): readonly SessionWeek[] {
  const mondays = sessions.flatMap((session) => {
    const day = dayOf(session.on);
    return day === null ? [] : [mondayOf(day)];
  });
  const judgedMondays = classes.flatMap((each) => dayOf(each.indexOn) ?? []);
  const all = [...mondays, ...judgedMondays];
  if (all.length === 0) return [];
  const weeks: SessionWeek[] = [];
  for (let monday = Math.min(...all); monday <= Math.max(...all); monday += 7) {
    const own = sessions.filter((session) => mondayOf(dayOf(session.on) ?? 0) === monday);
    weeks.push(weekOf(monday, own, classes.find((each) => dayOf(each.indexOn) === monday) ?? null));
  }
  return weeks;
}

function weekOf(monday: number, sessions: readonly Session[], judged: WeekClass | null): SessionWeek {
  const days = new Map<number, Session[]>();
  for (const session of sessions) {
    const weekday = weekdayOf(dayOf(session.on) ?? monday);
    days.set(weekday, [...(days.get(weekday) ?? []), session]);
  }
  const held = sessions.filter((session) => session.status !== "cancelled");
  return {
    monday: isoOfDay(monday),
    days,
    attendedMinutes: held.reduce((sum, session) => sum + session.attendedMinutes, 0),
    scheduledMinutes: held.reduce((sum, session) => sum + session.scheduledMinutes, 0),
    judged,
  };
}

/** The weekdays on which any session fell, in order. */
export function weekdaysIn(weeks: readonly SessionWeek[]): readonly number[] {
  return [...new Set(weeks.flatMap((week) => [...week.days.keys()]))].sort((a, b) => a - b);
}

export const weekdayNames = ["", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] as const;

export const statusWords: Readonly<Record<Status, string>> = {
  attended: "attended",
  partial: "partial",
  excused: "excused",
  no_show: "no-show",
  cancelled: "cancelled",
};

export const statuses: readonly Status[] = ["attended", "partial", "excused", "no_show", "cancelled"];

/** What became of the sessions, in one sentence that names only what there is. */
export function sessionsSentence(sessions: readonly Session[]): string {
  const held = sessions.filter((session) => session.status !== "cancelled");
  if (sessions.length === 0) return "No session so far";
  const attended = held.filter((session) => session.attendedMinutes > 0);
  const hours = attended.reduce((sum, session) => sum + session.attendedMinutes, 0) / 60;
  const others = statuses.slice(1).flatMap((status) => {
    const count = sessions.filter((session) => session.status === status).length;
    return count === 0 ? [] : [`${formatCount(count)} ${statusWords[status]}`];
  });
  const rest = others.length === 0 ? "" : ` (${others.join(", ")})`;
  return `${formatCount(attended.length)} of ${formatCount(held.length)} sessions attended, ${hours.toFixed(1).replace(/\.0$/, "")} h in all${rest}`;
}
