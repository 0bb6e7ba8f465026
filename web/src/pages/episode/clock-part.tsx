import type { ReactNode } from "react";
import type { EpisodeResponse } from "#shared/contract/episodes";
import { useGoals } from "../../asking/use-goals.js";
import { localTime } from "../../words/local-times.js";
import { ClockBar } from "./clock-bar.js";
import { clockColumns, clockRows, hoursWords, stepWords } from "./clock-rows.js";
import { StayFrame } from "./stay-frame.js";
import type { StayTime } from "./stay-time.js";
import { clockSentence, ownersSentence, readClock, type WaitClock } from "./wait-clock.js";

interface ClockProps {
  readonly episode: EpisodeResponse;
  readonly time: StayTime;
}

/** The clock from the inquiry to the first session: where it lies in the stay, a bar by owner, and every instant. */
export function ClockPart({ episode, time }: ClockProps): ReactNode {
  const clock = readClock(episode, useGoals());
  if (!clock) {
    return (
      <section className="frame" aria-labelledby="clock">
        <h2 id="clock">No clock: the enrollment came without an inquiry</h2>
        <p>The access measures start at an inquiry, so they leave this episode out.</p>
      </section>
    );
  }
  const title = clockSentence(clock);
  const subtitle = `Wait from inquiry to first session in elapsed hours, under the days in which it lies; times in ${episode.zone}`;
  return (
    <div data-part="clock">
      <StayFrame
        {...{ episode, title, subtitle }}
        file="episode-clock"
        spoken={`${clock.steps.length} steps. ${ownersSentence(clock)}`}
        reading={`${ownersSentence(clock)} Insurer: authorization requested to decided. Person: from the start of an offered slot on, until a later first session. Program: the rest.`}
        chart={
          <>
            <ClockBar {...{ clock, time, episode }} description={title} />
            <Steps clock={clock} episode={episode} />
          </>
        }
        table={{
          caption: "Steps of the wait, and whose its hours were",
          columns: clockColumns,
          rows: clockRows(clock, episode),
        }}
      />
    </div>
  );
}

/** The numbers of the pins, with what they stand for: in the picture as a file too, as the notes of a chart. */
function Steps(props: { readonly clock: WaitClock; readonly episode: EpisodeResponse }): ReactNode {
  const { clock, episode } = props;
  return (
    <ol className="clock-steps chart-notes">
      {clock.steps.map((step) => (
        <li key={step.id}>
          <div>
            <span>
              <b>{stepWords(step, episode)}</b>{" "}
              <time dateTime={step.at} className="quiet small">
                {localTime(step.at, episode.zone)}
              </time>
            </span>
            <span>
              <span className="visually-hidden">, after </span>
              {hoursWords(step.hours)}
            </span>
          </div>
        </li>
      ))}
    </ol>
  );
}
