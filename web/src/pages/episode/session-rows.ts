import type { EpisodeResponse } from "#shared/contract/episodes";
import type { MeasureTextResponse } from "#shared/contract/measures";
import { formatCode, formatDay, formatHours } from "#shared/format";
import { reasonSentence } from "../../words/class-words.js";
import { numberColumns } from "../../files/file-numbers.js";
import { localTime } from "../../words/local-times.js";
import type { TableColumn } from "../../tables/table-spec.js";
import { statusWords, weekdayNames, type Session, type SessionWeek } from "./session-weeks.js";

/** Minutes as hours with at most one decimal: "7.5". */
export function hoursOf(minutes: number): string {
  return (minutes / 60).toFixed(1).replace(/\.0$/, "");
}

/** A session in a few words: "partial, 1.5 h of 3 h". */
function sessionWords({ status, attendedMinutes, scheduledMinutes }: Session): string {
  const isPart = attendedMinutes > 0 && attendedMinutes < scheduledMinutes;
  const amount = isPart
    ? `, ${formatHours(attendedMinutes / 60)} of ${formatHours(scheduledMinutes / 60)}`
    : "";
  return `${statusWords[status]}${amount}`;
}

/** A session with its time and kind: "5 Jan 2026, 09:00: process, attended". */
export function wholeSessionWords(session: Session, zone: string): string {
  const kind = session.kind === null ? "session" : formatCode(session.kind);
  return `${localTime(session.startsAt, zone)}: ${kind}, ${sessionWords(session)}`;
}

/** What the weekly dose makes of a week; edge weeks of a stay are not judged. */
export function judgedWords({ judged }: SessionWeek, dose: MeasureTextResponse | null): string {
  if (!judged || !dose) return "Edge week, not judged";
  return `${judged.class === "excluded" ? "Not counted. " : ""}${reasonSentence(judged.reason, dose)}`;
}

/** Attended of scheduled hours of a week. */
export function weekHours({ attendedMinutes, scheduledMinutes }: SessionWeek): string {
  return `${hoursOf(attendedMinutes)} of ${hoursOf(scheduledMinutes)} h`;
}

/** The table of the sessions: a week a row, a weekday a column. */
export function weekColumns(
  weekdays: readonly number[],
  dose: MeasureTextResponse | null,
): readonly TableColumn<SessionWeek>[] {
  return [
    { id: "week", title: "Week of", cell: (week) => formatDay(week.monday) },
    ...weekdays.map((weekday): TableColumn<SessionWeek> => ({
      id: String(weekday),
      title: weekdayNames[weekday] ?? "",
      cell: (week) => (week.days.get(weekday) ?? []).map(sessionWords).join("; ") || "–",
    })),
    {
      id: "hours",
      title: "Hours",
      align: "number",
      numbers: numberColumns({
        attended: (week) => week.attendedMinutes / 60,
        scheduled: (week) => week.scheduledMinutes / 60,
      }),
      cell: weekHours,
    },
    { id: "counts", title: "Counts as", align: "wrap", cell: (week) => judgedWords(week, dose) },
  ];
}

/** How many sessions, and how many weeks they go over, for the spoken summary. */
export function spokenSessions(sessions: EpisodeResponse["sessions"], weeks: readonly SessionWeek[]): string {
  return `${sessions.length} ${sessions.length === 1 ? "session" : "sessions"} over ${weeks.length} ${weeks.length === 1 ? "week" : "weeks"}.`;
}
