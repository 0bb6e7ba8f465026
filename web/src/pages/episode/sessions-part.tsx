import { useMemo, type ReactNode } from "react";
import type { EpisodeResponse } from "#shared/contract/episodes";
import type { MeasureTextResponse } from "#shared/contract/measures";
import { SessionChart } from "./session-chart.js";
import { SessionMark } from "./session-mark.js";
import { spokenSessions, weekColumns } from "./session-rows.js";
import {
  sessionsSentence,
  statuses,
  statusWords,
  weekdaysIn,
  weeksOf,
  type Session,
} from "./session-weeks.js";
import { StayFrame } from "./stay-frame.js";
import type { StayTime } from "./stay-time.js";

interface SessionsPartProps {
  readonly episode: EpisodeResponse;
  readonly time: StayTime;
  /** The weekly dose, whose classes say what each week counts as. */
  readonly dose: MeasureTextResponse | null;
}

/** The sessions on the days of the stay, each by shape, with attended hours and what the week counts as. */
export function SessionsPart({ episode, time, dose }: SessionsPartProps): ReactNode {
  const weeks = useMemo(
    () => weeksOf(episode.sessions, dose ? episode.classes.filter((each) => each.measure === dose.id) : []),
    [episode, dose],
  );
  const columns = useMemo(() => weekColumns(weekdaysIn(weeks), dose), [weeks, dose]);
  const title = sessionsSentence(episode.sessions);
  if (weeks.length === 0) {
    return (
      <section className="frame" aria-labelledby="sessions">
        <h2 id="sessions">{title}</h2>
      </section>
    );
  }
  return (
    <div data-part="sessions">
      <StayFrame
        {...{ episode, title }}
        file="episode-sessions"
        subtitle="Group sessions by day; hours by week from Monday, cancelled sessions left out"
        spoken={spokenSessions(episode.sessions, weeks)}
        reading="Outlines are the scheduled hours. Pale: a week that the weekly dose does not count, such as the first and the last of a stay. The table says what each week counts as."
        chart={
          <>
            <SessionChart {...{ weeks, time, dose }} description={title} />
            <StatusKey sessions={episode.sessions} />
          </>
        }
        table={{ caption: "Sessions by week", columns, rows: weeks }}
      />
    </div>
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
