import type { ReactNode } from "react";
import type { EpisodeResponse } from "#shared/contract/episodes";
import type { InstrumentResponse } from "#shared/contract/instruments";
import { formatDay } from "#shared/format";
import { inOneLine } from "../../words/finding.js";
import type { TableColumn } from "../../tables/table-spec.js";
import { ScoreChart } from "./score-chart.js";
import {
  coursesOf,
  courseSentence,
  safetyNoteOf,
  type CourseScore,
  type SafetyNote,
  type ScoreCourse,
} from "./score-course.js";
import { StayFrame } from "./stay-frame.js";
import type { StayTime } from "./stay-time.js";

/** The scores by instrument over its severity bands, with what the safety item says. */
export function ScoresPart(props: {
  readonly episode: EpisodeResponse;
  readonly time: StayTime;
  readonly instruments: readonly InstrumentResponse[];
}): ReactNode {
  const { episode, time } = props;
  const courses = coursesOf(episode, props.instruments);
  if (courses.length === 0) {
    return (
      <section className="frame" aria-labelledby="scores">
        <h2 id="scores">No score so far</h2>
        <p>Without a baseline the symptom measures can’t judge this stay; they list it as missing.</p>
      </section>
    );
  }
  return (
    <section aria-labelledby="scores" className="stack" data-part="scores">
      <h2 id="scores" className="visually-hidden">
        Scores
      </h2>
      {courses.map((course) => (
        <Course key={course.id} {...{ course, episode, time }} />
      ))}
    </section>
  );
}

const columns: readonly TableColumn<CourseScore>[] = [
  { id: "day", title: "Day", cell: (score) => formatDay(score.on) },
  { id: "total", title: "Score", align: "number", cell: (score) => score.total },
  { id: "band", title: "Severity", text: (score) => score.band, cell: (score) => score.band ?? "–" },
  {
    id: "safety",
    title: "Safety item",
    align: "number",
    text: (score) => score.safetyItem,
    cell: (score) => score.safetyItem ?? "–",
  },
  { id: "mark", title: "Is", cell: (score) => score.mark ?? (score.isProrated ? "items filled in" : "–") },
];

function Course(props: {
  readonly course: ScoreCourse;
  readonly episode: EpisodeResponse;
  readonly time: StayTime;
}): ReactNode {
  const { course, episode, time } = props;
  const title = courseSentence(course);
  const note = safetyNoteOf(course);
  const shown = course.instrument?.safetyItems.length
    ? columns
    : columns.filter((column) => column.id !== "safety");
  return (
    <StayFrame
      {...{ episode, title }}
      level="h3"
      file={`episode-scores-${course.id}`}
      subtitle={aboutWords(course)}
      under={note ? <Safety note={note} /> : null}
      spoken={scoresSpoken(course)}
      reading={readingOf(course)}
      chart={<ScoreChart course={course} time={time} description={inOneLine(title)} />}
      table={{ caption: `Scores of ${course.id} by day`, columns: shown, rows: course.scores }}
    />
  );
}

function Safety({ note }: { readonly note: SafetyNote }): ReactNode {
  return (
    <p className={note.isWarning ? "safety warning" : "safety small"}>
      {note.isWarning ? <span aria-hidden="true">▲ </span> : null}
      {note.sentence}
    </p>
  );
}

function scoresSpoken({ scores }: ScoreCourse): string {
  const [first, last] = [scores[0], scores.at(-1)];
  if (!first || !last) return "";
  if (first === last) return `One score: ${first.total} on ${formatDay(first.on)}.`;
  return `${scores.length} scores, from ${first.total} on ${formatDay(first.on)} to ${last.total} on ${formatDay(last.on)}.`;
}

/** What the shapes mean, as far as there are any. */
function readingOf({ instrument, scores }: ScoreCourse): string {
  const bands = instrument && instrument.bands.length > 0 ? "Grey fields are the severity bands." : "";
  const marked = scores.some((score) => score.mark !== null)
    ? "Diamonds are the baseline and the last score that the measures take."
    : "";
  const open = scores.some((score) => score.mark === null && score.isProrated)
    ? "Hollow: a total with items filled in."
    : "";
  return [marked, open, bands].filter((words) => words !== "").join(" ");
}

function aboutWords({ id, instrument, scores }: ScoreCourse): string {
  const n = `${scores.length} ${scores.length === 1 ? "score" : "scores"}`;
  if (!instrument) return `${n}; the registry does not know ${id}, so it has no bands and no threshold`;
  return `${instrument.title}, ${instrument.min}–${instrument.max}, ${instrument.direction} is better; ${n}`;
}
