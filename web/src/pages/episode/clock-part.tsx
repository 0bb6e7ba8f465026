import { useState, type ReactNode } from "react";
import type { EpisodeResponse } from "#shared/contract/episodes";
import { formatCode, formatHours } from "#shared/format";
import { Drawing } from "../../charts/chart-frame.js";
import { DataTable, type TableColumn } from "../../parts/data-table.js";
import { localTime } from "../../local-times.js";
import { ClockBar } from "./clock-bar.js";
import { clockSentence, ownersSentence, ownerTitles, readClock, type WaitClock } from "./wait-clock.js";

/** The clock from the inquiry to the first session: a bar by owner, and every instant with its local time. */
export function ClockPart({ episode }: { readonly episode: EpisodeResponse }): ReactNode {
  const clock = readClock(episode);
  if (!clock) {
    return (
      <section className="frame" aria-labelledby="clock">
        <h2 id="clock">No clock: the enrollment came without an inquiry</h2>
        <p>The access measures start at an inquiry, so they leave this episode out.</p>
      </section>
    );
  }
  return <Clock clock={clock} episode={episode} />;
}

function Clock({
  clock,
  episode,
}: {
  readonly clock: WaitClock;
  readonly episode: EpisodeResponse;
}): ReactNode {
  const [isTable, setIsTable] = useState(false);
  const title = clockSentence(clock);
  return (
    <section className="frame" aria-labelledby="clock">
      <header>
        <h2 id="clock">{title}</h2>
        <p className="small quiet">
          Clock from inquiry to first session in elapsed hours; local times in {episode.zone}
        </p>
      </header>
      {isTable ? (
        <Stretches clock={clock} />
      ) : (
        <Drawing labelledBy="clock" describedBy="clock-owners">
          <ClockBar clock={clock} zone={episode.zone} description={title} />
        </Drawing>
      )}
      <p className="small quiet" id="clock-owners">
        {ownersSentence(clock)} Insurer: authorization requested to decided. Person: from an offered slot to a
        later first session. Program: the rest.
      </p>
      <Steps clock={clock} episode={episode} />
      <div className="actions">
        <button
          type="button"
          className="plain-button"
          aria-pressed={isTable}
          onClick={() => setIsTable(!isTable)}
        >
          Show as table<span className="visually-hidden"> of: {title}</span>
        </button>
      </div>
    </section>
  );
}

/** The numbers of the pins, with what they stand for. */
function Steps({
  clock,
  episode,
}: {
  readonly clock: WaitClock;
  readonly episode: EpisodeResponse;
}): ReactNode {
  const said: Readonly<Record<string, string | null>> = {
    authorizationDecidedAt: episode.authorizationResult,
    closedAt: episode.closedReason,
  };
  return (
    <ol className="clock-steps">
      {clock.steps.map((step) => (
        <li key={step.id}>
          <div>
            <span>
              <b>
                {step.title}
                {said[step.id] ? `: ${formatCode(said[step.id] ?? "")}` : ""}
              </b>{" "}
              <time dateTime={step.at} className="quiet small">
                {localTime(step.at, episode.zone)}
              </time>
            </span>
            <span>{step.id === "inquiredAt" ? "0 h" : formatHours(step.hours)}</span>
          </div>
        </li>
      ))}
    </ol>
  );
}

type Stretch = WaitClock["stretches"][number];

const columns: readonly TableColumn<Stretch>[] = [
  { id: "owner", title: "Owner", cell: (stretch) => ownerTitles[stretch.owner] },
  {
    id: "from",
    title: "From",
    align: "number",
    cell: (stretch) => (stretch.fromHours === 0 ? "0 h" : formatHours(stretch.fromHours)),
  },
  { id: "to", title: "To", align: "number", cell: (stretch) => formatHours(stretch.toHours) },
  {
    id: "hours",
    title: "Hours",
    align: "number",
    cell: (stretch) => formatHours(stretch.toHours - stretch.fromHours),
  },
];

function Stretches({ clock }: { readonly clock: WaitClock }): ReactNode {
  return (
    <DataTable
      caption="Stretches of the wait by owner, in hours after the inquiry"
      columns={columns}
      rows={clock.stretches}
      rowHeaders
    />
  );
}
