import type { ReactNode } from "react";
import type { EpisodeResponse } from "#shared/contract/episodes";
import type { MeasureTextResponse } from "#shared/contract/measures";
import { formatCode, formatDay, formatHours } from "#shared/format";
import { reasonSentence } from "../../class-words.js";
import { localTime } from "../../local-times.js";
import { SessionMark } from "./session-mark.js";
import {
  sessionsSentence,
  statuses,
  statusWords,
  weekdayNames,
  weekdaysIn,
  weeksOf,
  type Session,
  type SessionWeek,
} from "./session-weeks.js";

interface SessionsPartProps {
  readonly episode: EpisodeResponse;
  /** The weekly dose, whose classes say what each week counts as. */
  readonly dose: MeasureTextResponse | null;
}

/** The sessions by week and weekday, each by shape and word, with attended hours and what the week counts as. */
export function SessionsPart({ episode, dose }: SessionsPartProps): ReactNode {
  const judged = dose ? episode.classes.filter((each) => each.measure === dose.id) : [];
  const weeks = weeksOf(episode.sessions, judged);
  const weekdays = weekdaysIn(weeks);
  const title = sessionsSentence(episode.sessions);
  return (
    <section className="frame" aria-labelledby="sessions">
      <header>
        <h2 id="sessions">{title}</h2>
        <p className="small quiet">
          Group sessions by week from Monday; hours are attended of scheduled, cancelled sessions left out
        </p>
      </header>
      {weeks.length === 0 ? null : (
        <>
          <StatusKey sessions={episode.sessions} />
          <div className="scroll" tabIndex={0} role="region" aria-label="Sessions by week">
            <table className="weeks">
              <caption className="visually-hidden">Sessions by week</caption>
              <thead>
                <tr>
                  <th scope="col">Week of</th>
                  {weekdays.map((weekday) => (
                    <th scope="col" key={weekday}>
                      {weekdayNames[weekday]}
                    </th>
                  ))}
                  <th scope="col" className="number">
                    Hours
                  </th>
                  <th scope="col">Counts as</th>
                </tr>
              </thead>
              <tbody>
                {weeks.map((week) => (
                  <WeekRow
                    key={week.monday}
                    week={week}
                    weekdays={weekdays}
                    zone={episode.zone}
                    dose={dose}
                  />
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </section>
  );
}

function StatusKey({ sessions }: { readonly sessions: readonly Session[] }): ReactNode {
  const present = statuses.filter((status) => sessions.some((session) => session.status === status));
  return (
    <ul className="shape-key small">
      {present.map((status) => (
        <li key={status}>
          <SessionMark status={status} />
          {statusWords[status]}
        </li>
      ))}
    </ul>
  );
}

function WeekRow(props: {
  readonly week: SessionWeek;
  readonly weekdays: readonly number[];
  readonly zone: string;
  readonly dose: MeasureTextResponse | null;
}): ReactNode {
  const { week, weekdays, zone, dose } = props;
  const { attendedMinutes, scheduledMinutes, judged } = week;
  return (
    <tr>
      <th scope="row">{formatDay(week.monday)}</th>
      {weekdays.map((weekday) => (
        <td key={weekday}>
          {(week.days.get(weekday) ?? []).map((session) => (
            <SessionCell key={session.startsAt} session={session} zone={zone} />
          ))}
        </td>
      ))}
      <td className="number">
        {hours(attendedMinutes)} <span className="quiet">of {hours(scheduledMinutes)} h</span>
      </td>
      <td className="wrap small">
        {judged && dose ? (
          <>
            {judged.class === "excluded" ? <strong>Not counted. </strong> : null}
            {reasonSentence(judged.reason, dose)}
          </>
        ) : (
          <span className="quiet">Edge week, not judged</span>
        )}
      </td>
    </tr>
  );
}

function hours(minutes: number): string {
  return (minutes / 60).toFixed(1).replace(/\.0$/, "");
}

function SessionCell({ session, zone }: { readonly session: Session; readonly zone: string }): ReactNode {
  const kind = session.kind === null ? "session" : formatCode(session.kind);
  const amount =
    session.attendedMinutes > 0 && session.attendedMinutes < session.scheduledMinutes
      ? `, ${formatHours(session.attendedMinutes / 60)} of ${formatHours(session.scheduledMinutes / 60)}`
      : "";
  const word = statusWords[session.status];
  return (
    <span className="session" title={`${localTime(session.startsAt, zone)}: ${kind}, ${word}${amount}`}>
      <SessionMark status={session.status} />
      <span className={session.status === "attended" ? "visually-hidden" : "session-word small"}>
        {word}
        {amount}
      </span>
    </span>
  );
}
