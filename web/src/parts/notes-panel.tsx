import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useId, useRef, useState, type FormEvent, type ReactNode } from "react";
import type { NoteBody, NoteResponse } from "#shared/contract/notes";
import type { PeriodLength } from "#shared/measures/definition";
import { formatDay } from "#shared/format";
import { contract, writeApi } from "../asking/api.js";
import { rememberAuthor } from "./remembered-author.js";
import { AuthorField } from "./author-field.js";
import { baselineSentence, noteFootnote, notesFor, writtenSentence } from "../words/note-words.js";
import { useDimensions, useNotes } from "../asking/use-figures.js";
import { useView } from "../asking/use-view.js";
import { WhenRead } from "./query-state.js";
import "./notes-panel.css";

/** Of which chart the notes are. */
export interface NotesPanelProps {
  /** Id of the measure whose chart the notes stand on. */
  readonly measure: string;
  /** Length of the chart's periods: a new baseline begins with a whole one. */
  readonly every: PeriodLength;
}

/** Notes of a chart over time: read, write, remove; a note may start a new baseline of process control. */
export function NotesPanel({ measure, every }: NotesPanelProps): ReactNode {
  const notes = useNotes();
  const { view } = useView();
  const [said, setSaid] = useState("");
  const heading = useId();
  const headingElement = useRef<HTMLHeadingElement>(null);
  return (
    <section className="notes-panel" aria-labelledby={heading}>
      <h3 id={heading} ref={headingElement} tabIndex={-1}>
        Notes on this chart
      </h3>
      <WhenRead what="The notes" queries={[notes]} height="4rem">
        {() => (
          <NoteList
            notes={notesFor(notes.data ?? [], { measure, program: view.where.program })}
            onSaid={setSaid}
            onRemoved={() => headingElement.current?.focus()}
          />
        )}
      </WhenRead>
      <p role="status" className="small">
        {said}
      </p>
      <details>
        <summary>Write a note</summary>
        <NoteForm measure={measure} every={every} onSaid={setSaid} />
      </details>
    </section>
  );
}

/** Asks notes and figures anew: limits may have changed with a baseline. */
function useRefresh(): () => Promise<void> {
  const queries = useQueryClient();
  return async () => {
    await Promise.all([
      queries.invalidateQueries({ queryKey: ["notes"] }),
      queries.invalidateQueries({ queryKey: ["figure"] }),
    ]);
  };
}

function NoteList(props: {
  readonly notes: readonly NoteResponse[];
  readonly onSaid: (sentence: string) => void;
  /** The button that was pressed is gone: the focus goes where the notes begin. */
  readonly onRemoved: () => void;
}): ReactNode {
  const refresh = useRefresh();
  const removal = useMutation({
    mutationFn: (note: NoteResponse) => writeApi(contract.removeNote, { path: { id: String(note.id) } }),
    onSuccess: async (_answer, note) => {
      props.onSaid(`The note of ${formatDay(note.on)} is removed.`);
      await refresh();
      props.onRemoved();
    },
    onError: (problem) => props.onSaid(`The note could not be removed. ${problem.message}`),
  });
  if (props.notes.length === 0) return <p className="small quiet">No note so far.</p>;
  return (
    <ul className="note-list">
      {props.notes.map((note) => (
        <li key={note.id}>
          <span>
            <strong>{formatDay(note.on)}</strong> {note.text}
            <span className="small quiet note-foot">{noteFootnote(note)}</span>
          </span>
          <RemoveNote note={note} isBusy={removal.isPending} onRemove={() => removal.mutate(note)} />
        </li>
      ))}
    </ul>
  );
}

/** Removes in two presses: a baseline that goes with its note changes the limits that everyone sees. */
function RemoveNote(props: {
  readonly note: NoteResponse;
  readonly isBusy: boolean;
  readonly onRemove: () => void;
}): ReactNode {
  const { note, isBusy } = props;
  const [step, setStep] = useState<"none" | "asked" | "kept">("none");
  const ofNote = <span className="visually-hidden"> the note of {formatDay(note.on)}</span>;
  if (step !== "asked")
    return (
      <button
        type="button"
        className="plain-button"
        autoFocus={step === "kept"}
        onClick={() => setStep("asked")}
      >
        Remove{ofNote}
      </button>
    );
  return (
    <span className="note-removal">
      <button type="button" className="plain-button" disabled={isBusy} onClick={props.onRemove} autoFocus>
        {note.startsBaseline ? "Remove it and its baseline" : "Remove it"}
        <span className="visually-hidden">, the note of {formatDay(note.on)}</span>
      </button>{" "}
      <button type="button" className="plain-button" onClick={() => setStep("kept")}>
        Keep{ofNote}
      </button>
    </span>
  );
}

interface Writing extends NotesPanelProps {
  readonly onSaid: (sentence: string) => void;
}

function bodyOf(form: HTMLFormElement, measure: string): NoteBody {
  const fields = new FormData(form);
  const read = (name: string): string => String(fields.get(name) ?? "").trim();
  return {
    on: read("on"),
    text: read("text"),
    author: read("author"),
    measure: read("measure") === "all" ? null : measure,
    program: read("program") === "" ? null : read("program"),
    startsBaseline: fields.get("startsBaseline") !== null,
  };
}

/** Writes what stands in the form, and empties it once that is written. */
function useWriting({ measure, onSaid }: Writing): {
  readonly isBusy: boolean;
  readonly submit: (event: FormEvent<HTMLFormElement>) => void;
} {
  const refresh = useRefresh();
  const writing = useMutation({
    mutationFn: (body: NoteBody) => writeApi(contract.addNote, { body }),
    // Here, not where it is called: who leaves the page meanwhile finds new limits on the way back.
    onSuccess: refresh,
    onError: (problem) => onSaid(`The note could not be written. ${problem.message}`),
  });
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = event.currentTarget;
    const body = bodyOf(form, measure);
    rememberAuthor(body.author);
    writing.mutate(body, {
      onSuccess: (note) => {
        form.reset();
        onSaid(writtenSentence(note));
      },
    });
  };
  return { isBusy: writing.isPending, submit };
}

function NoteForm(props: Writing): ReactNode {
  const { today } = useView();
  const { isBusy, submit } = useWriting(props);
  return (
    <form className="note-form" aria-label="Write a note" onSubmit={submit}>
      <label>
        Day it happened
        <input type="date" name="on" required defaultValue={today ?? ""} key={today} />
      </label>
      <label className="wide">
        What happened
        <input type="text" name="text" required maxLength={280} placeholder="New intake line" />
      </label>
      <AuthorField />
      <ProgramField />
      <label>
        Stands on
        <select name="measure" defaultValue="this">
          <option value="this">This measure</option>
          <option value="all">All measures</option>
        </select>
      </label>
      <BaselineField every={props.every} />
      <button type="submit" disabled={isBusy}>
        Write the note
      </button>
    </form>
  );
}

/** Of which program the note is; first that to which the view is narrowed. */
function ProgramField(): ReactNode {
  const { view } = useView();
  const { data: known } = useDimensions();
  const programs = known?.find((dimension) => dimension.id === "program")?.values ?? [];
  return (
    <label>
      Program
      <select name="program" defaultValue={view.where.program ?? ""}>
        <option value="">All programs</option>
        {programs.map((program) => (
          <option key={program.value} value={program.value}>
            {program.title}
          </option>
        ))}
      </select>
    </label>
  );
}

function BaselineField({ every }: Pick<NotesPanelProps, "every">): ReactNode {
  const explanation = useId();
  return (
    <div className="wide">
      <label className="note-baseline">
        <input type="checkbox" name="startsBaseline" aria-describedby={explanation} />
        New baseline from here
      </label>
      <p id={explanation} className="small quiet">
        {baselineSentence(every)}
      </p>
    </div>
  );
}
