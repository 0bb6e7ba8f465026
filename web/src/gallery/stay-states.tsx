import type { ReactNode } from "react";
import type { EpisodeResponse } from "#shared/contract/episodes";
import { ClockPart } from "../pages/episode/clock-part.js";
import { ScoresPart } from "../pages/episode/scores-part.js";
import { SessionsPart } from "../pages/episode/sessions-part.js";
import { stayTimeOf } from "../pages/episode/stay-time.js";
import "../pages/episode/episode.css";
import { sampleInstrument } from "./sample-charts.js";
import { shortStay, waitingStay, wholeStay } from "./sample-stays.js";
import { Sample } from "./sample.js";

/** The pictures of one episode on their common days: a whole stay, one that ended at once, and a wait that goes on. */
export function StayStates(): ReactNode {
  return (
    <section className="stack" aria-label="Episodes">
      <h2>Pictures of an episode</h2>
      <Sample name="episode: whole stay, every status">
        <Stay episode={wholeStay} />
      </Sample>
      <Sample name="episode: ended at once">
        <Stay episode={shortStay} />
      </Sample>
      <Sample name="episode: still waiting, no session, no score">
        <Stay episode={waitingStay} />
      </Sample>
    </section>
  );
}

function Stay({ episode }: { readonly episode: EpisodeResponse }): ReactNode {
  const time = stayTimeOf(episode);
  return (
    <>
      <ClockPart episode={episode} time={time} />
      <SessionsPart episode={episode} time={time} dose={null} />
      <ScoresPart episode={episode} time={time} instruments={[sampleInstrument]} />
    </>
  );
}
