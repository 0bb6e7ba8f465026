import { useState, type ReactNode } from "react";
import type { EpisodeResponse } from "#shared/contract/episodes";
import type { InstrumentResponse } from "#shared/contract/instruments";
import { formatDay } from "#shared/format";
import { Drawing } from "../../charts/chart-frame.js";
import { DataTable, type TableColumn } from "../../parts/data-table.js";
import { ScoreChart } from "./score-chart.js";
import {
  coursesOf,
  courseSentence,
  safetyNoteOf,
  type CourseScore,
  type ScoreCourse,
} from "./score-course.js";

/** The scores by instrument over its severity bands, with what the safety item says. */
export function ScoresPart(props: {
  readonly episode: EpisodeResponse;
  readonly instruments: readonly InstrumentResponse[];
}): ReactNode {
  const courses = coursesOf(props.episode, props.instruments);
  if (courses.length === 0) {
    return (
      <section className="frame" aria-labelledby="scores">
        <h2 id="scores">No score so far</h2>
        <p>Without a baseline the symptom measures can’t judge this stay; they list it as missing.</p>
      </section>
    );
  }
  return (
    <section aria-labelledby="scores" className="stack">
      <h2 id="scores" className="visually-hidden">
        Scores
      </h2>
      <div className="courses">
        {courses.map((course) => (
          <Course key={course.id} course={course} />
        ))}
      </div>
    </section>
  );
}

const columns: readonly TableColumn<CourseScore>[] = [
  { id: "day", title: "Day", cell: (score) => formatDay(score.on) },
  { id: "total", title: "Score", align: "number", cell: (score) => score.total },
  { id: "band", title: "Band", cell: (score) => score.band ?? "–" },
  { id: "safety", title: "Safety item", align: "number", cell: (score) => score.safetyItem ?? "–" },
  { id: "mark", title: "Is", cell: (score) => score.mark ?? (score.isProrated ? "items filled in" : "–") },
];

function Course({ course }: { readonly course: ScoreCourse }): ReactNode {
  const [isTable, setIsTable] = useState(false);
  const title = courseSentence(course);
  const id = `scores-${course.id}`;
  const note = safetyNoteOf(course);
  const shown = course.instrument?.safetyItems.length
    ? columns
    : columns.filter((column) => column.id !== "safety");
  return (
    <section className="frame" aria-labelledby={id}>
      <header>
        <h3 id={id}>{title}</h3>
        <p className="small quiet">{aboutWords(course)}</p>
      </header>
      {note ? (
        <p className={note.isWarning ? "safety warning" : "safety small"}>
          {note.isWarning ? <span aria-hidden="true">▲ </span> : null}
          {note.sentence}
        </p>
      ) : null}
      {isTable ? (
        <DataTable
          caption={`Scores of ${course.id} by day`}
          columns={shown}
          rows={course.scores}
          rowHeaders
        />
      ) : (
        <Drawing labelledBy={id} describedBy={`${id}-how`}>
          <ScoreChart course={course} description={title} />
        </Drawing>
      )}
      <p id={`${id}-how`} className="visually-hidden">
        {course.scores.length} scores. Arrow keys read them one by one.
      </p>
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

function aboutWords({ id, instrument, scores }: ScoreCourse): string {
  const n = `${scores.length} ${scores.length === 1 ? "score" : "scores"}`;
  if (!instrument) return `${n}; the registry does not know ${id}, so it has no bands and no threshold`;
  return `${instrument.title}, ${instrument.min}–${instrument.max}, ${instrument.direction} is better; ${n}`;
}
