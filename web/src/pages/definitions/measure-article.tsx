import type { ReactNode } from "react";
import { Link } from "react-router";
import type { MeasureTextResponse } from "#shared/contract/measures";
import { formatCode } from "#shared/format";

type CodeText = { readonly code: string; readonly sentence: string };

const kinds: Readonly<Record<MeasureTextResponse["kind"], string>> = {
  proportion: "a share of people",
  shares: "several shares of one whole",
  duration: "an amount of time",
  "time-to-event": "time to an event, as a curve",
  "mean-change": "a mean change",
  list: "a list, with figures of it",
};

const grains: Readonly<Record<MeasureTextResponse["grain"], string>> = {
  episode: "episodes: one inquiry with the stay that followed",
  attendance: "attendances: one person at one session",
  "person-week": "weeks of a person",
  pair: "a person in one instrument",
  seat: "seats of sessions",
};

interface MeasureArticleProps {
  readonly measure: MeasureTextResponse;
}

/** One measure as its file states it. */
export function MeasureArticle({ measure }: MeasureArticleProps): ReactNode {
  return (
    <article id={measure.id} tabIndex={-1} className="entry">
      <h3>{measure.title}</h3>
      <p>{measure.question}</p>
      <MeasureTerms measure={measure} />
      <p className="small entry-links">
        <Link to={`/rows/${measure.id}`}>
          Open its rows<span className="visually-hidden">: {measure.title}</span>
        </Link>
      </p>
    </article>
  );
}

function MeasureTerms({ measure }: MeasureArticleProps): ReactNode {
  return (
    <dl className="terms">
      <Term title="What it is">
        {kinds[measure.kind]}; {betterWords(measure)}
      </Term>
      <Term title="Counts">
        {grains[measure.grain]}; by the day of {formatCode(measure.indexDate.replace("-", " "))}
      </Term>
      <Term title="Counted from">{measure.initialPopulation}</Term>
      <Term title="Numerator">{measure.numerator}</Term>
      <Term title="Left out">
        <Codes texts={measure.exclusions} none="Nobody." />
      </Term>
      <Term title="Pending">{measure.pending}</Term>
      <Term title="Missing">
        <Codes texts={measure.missing} none="Nothing can be missing." />
      </Term>
      <CodesIfAny title="Classes" texts={measure.classes} />
      <CodesIfAny title="Reasons" texts={measure.reasons} />
      {measure.steps.length === 0 ? null : (
        <Term title="Steps">{measure.steps.map((step) => step.title).join("; ")}</Term>
      )}
      <Parts title="Beside it" parts={measure.companions} />
      <Parts title="Its figures" parts={measure.items} />
      <Term title="Method">{measure.method}</Term>
      <Term title="Goal">{measure.goal?.sentence ?? "No goal is set."}</Term>
      <Term title="Source">{measure.source}</Term>
      <Term title="Version">
        <code>{measure.id}</code>, version {measure.version}. Changes: {measure.changes.join("; ")}
      </Term>
    </dl>
  );
}

/** A term and what stands for it, side by side where there is room. */
export function Term(props: { readonly title: ReactNode; readonly children: ReactNode }): ReactNode {
  return (
    <div>
      <dt>{props.title}</dt>
      <dd>{props.children}</dd>
    </div>
  );
}

function Codes({ texts, none }: { readonly texts: readonly CodeText[]; readonly none: string }): ReactNode {
  if (texts.length === 0) return none;
  return (
    <ul>
      {texts.map((text) => (
        <li key={text.code}>
          {text.sentence} <code className="quiet">{text.code}</code>
        </li>
      ))}
    </ul>
  );
}

/** Codes under a term that is left out where there are none. */
function CodesIfAny(props: { readonly title: string; readonly texts: readonly CodeText[] }): ReactNode {
  if (props.texts.length === 0) return null;
  return (
    <Term title={props.title}>
      <Codes texts={props.texts} none="" />
    </Term>
  );
}

function Parts(props: {
  readonly title: string;
  readonly parts: MeasureTextResponse["companions"];
}): ReactNode {
  if (props.parts.length === 0) return null;
  return (
    <Term title={props.title}>
      <ul>
        {props.parts.map((part) => (
          <li key={part.id}>
            <strong>{part.title}</strong>: {part.sentence}
            {part.classes.length === 0 ? null : <Codes texts={part.classes} none="" />}
          </li>
        ))}
      </ul>
    </Term>
  );
}

/** Which way the measure is better; a mean change is read on its instrument's scale. */
function betterWords({ kind, improvementNotation }: MeasureTextResponse): string {
  if (kind === "mean-change") return "lower or higher is better as its instrument says";
  return improvementNotation === "increase" ? "higher is better" : "lower is better";
}
