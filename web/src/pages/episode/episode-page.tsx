import { useMemo, type ReactNode } from "react";
import { Link, useLocation, useParams } from "react-router";
import type { EpisodeResponse } from "#shared/contract/episodes";
import type { InstrumentResponse } from "#shared/contract/instruments";
import type { MeasureTextResponse } from "#shared/contract/measures";
import { formatCode, formatDay } from "#shared/format";
import { RequestProblem } from "../../asking/api.js";
import { localTime } from "../../words/local-times.js";
import { WhenRead } from "../../parts/query-state.js";
import { useEpisode, useInstruments, useMeasures } from "../../asking/use-figures.js";
import { classRowsOf } from "./class-rows.js";
import { ClassesPart, NotCountedPart } from "./classes-part.js";
import { ClockPart } from "./clock-part.js";
import { ScoresPart } from "./scores-part.js";
import { SessionsPart } from "./sessions-part.js";
import { stayTimeOf } from "./stay-time.js";
import "./episode.css";
import { usePageTitle } from "../../window/use-page-title.js";

/** One person's course: clock, sessions, scores, and what every measure makes of it. */
export function EpisodePage(): ReactNode {
  const { program = "", number = "" } = useParams();
  const episode = useEpisode(program, number);
  const measures = useMeasures();
  const instruments = useInstruments();
  usePageTitle(`Episode ${program} ${number}`);
  const isUnknown = episode.error instanceof RequestProblem && episode.error.failure === "refused";
  return (
    <div className="stack">
      <div>
        <h1>
          Episode {program} {number}
        </h1>
        <BackLink />
      </div>
      {isUnknown && episode.data === undefined ? (
        <UnknownEpisode program={program} number={number} />
      ) : (
        <WhenRead what="The episode" queries={[episode, measures, instruments]} height="60rem">
          {() =>
            episode.data && measures.data && instruments.data ? (
              <Timeline
                episode={episode.data}
                measures={measures.data}
                instruments={instruments.data}
                key={`${program} ${number}`}
              />
            ) : null
          }
        </WhenRead>
      )}
    </div>
  );
}

/** Back to the list that led here, where one did. */
function BackLink(): ReactNode {
  const state: unknown = useLocation().state;
  const from =
    typeof state === "object" && state !== null && "from" in state && typeof state.from === "string"
      ? state.from
      : null;
  return (
    <p>
      {from?.startsWith("/rows/") ? (
        <Link to={from}>Back to the rows</Link>
      ) : (
        <Link to="/">Back to the overview</Link>
      )}
    </p>
  );
}

function UnknownEpisode(props: { readonly program: string; readonly number: string }): ReactNode {
  return (
    <div className="notice" role="alert">
      <p>
        <strong>
          There is no episode {props.number} in the program {props.program}.
        </strong>{" "}
        A newer import may have changed its number, or the address was not copied whole.
      </p>
      <p>
        Open it from the <Link to="/rows/access-within-48h">rows behind a figure</Link>, or go to the{" "}
        <Link to="/">overview</Link>.
      </p>
    </div>
  );
}

interface TimelineProps {
  readonly episode: EpisodeResponse;
  readonly measures: readonly MeasureTextResponse[];
  readonly instruments: readonly InstrumentResponse[];
}

function Timeline({ episode, measures, instruments }: TimelineProps): ReactNode {
  const rows = classRowsOf(episode.classes, measures);
  const dose = measures.find((measure) => measure.grain === "person-week") ?? null;
  const time = useMemo(() => stayTimeOf(episode), [episode]);
  return (
    <>
      <Facts episode={episode} />
      <NotCountedPart rows={rows} />
      <ClockPart episode={episode} time={time} />
      <SessionsPart episode={episode} time={time} dose={dose} />
      <ScoresPart episode={episode} time={time} instruments={instruments} />
      <ClassesPart rows={rows} />
    </>
  );
}

/** What is known of the episode beside its course; the ids only tell who it is where names are kept. */
function Facts({ episode }: { readonly episode: EpisodeResponse }): ReactNode {
  const coded = (code: string | null): string => (code === null ? "not known" : formatCode(code));
  const stay =
    episode.admittedOn === null
      ? "not admitted"
      : episode.dischargedOn === null
        ? `since ${formatDay(episode.admittedOn)}, still enrolled`
        : `${formatDay(episode.admittedOn)} to ${formatDay(episode.dischargedOn)}, ${coded(episode.dischargeReason ?? "no_reason")}`;
  const facts: readonly (readonly [term: string, value: string])[] = [
    ["Inquiry", `${episode.inquiryId ?? "none"}${episode.isRepeat ? ", a repeat" : ""}`],
    ["Enrollment", episode.enrollmentId ?? "none"],
    ["Stay", stay],
    ["Planned", episode.plannedWeeks === null ? "not known" : `${episode.plannedWeeks} weeks`],
    ["Cohort", episode.cohort ?? "none"],
    ["Group", coded(episode.group)],
    ["Payer", coded(episode.payerClass)],
    ["Came by", coded(episode.channel)],
    ["Referred by", coded(episode.referralSource)],
    ["Age", coded(episode.ageBand)],
  ];
  return (
    <div className="facts">
      <dl>
        {facts.map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className="small quiet">
        All times are the program’s own, in the zone {episode.zone}. As known on{" "}
        {localTime(episode.asOf, episode.zone)}.
      </p>
    </div>
  );
}
