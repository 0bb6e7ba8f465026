import type { ReactNode } from "react";
import { Link } from "react-router";
import { formatCode, formatCount, formatInstant, formatOf, formatPercentInterval } from "#shared/format";
import type { GroupResponse, MeasureResponse, MeasureTextResponse } from "#shared/contract/measures";
import { sizeOf } from "../words/told-by-n.js";
import { shownBounds } from "../findings/outcome-findings.js";
import { onGroup, type ViewState } from "../view/view-state.js";
import { CountLink, type RowsBehind } from "./count-link.js";
import { Folded } from "./folded.js";

interface DefinitionPanelProps {
  readonly measure: MeasureTextResponse;
  readonly figure: MeasureResponse;
  /** The group whose counts are shown: the one that the figure beside this panel is made from. */
  readonly group: GroupResponse;
  /** The view of the figure: with it each count opens its rows. */
  readonly view: ViewState;
}

/** "How computed": the measure as its file states it, with the counts of this very figure. */
export function DefinitionPanel(props: DefinitionPanelProps): ReactNode {
  const summary = (
    <>
      How computed<span className="visually-hidden">: {props.measure.title}</span>
    </>
  );
  return <Folded summary={summary}>{() => <Definition {...props} />}</Folded>;
}

function Definition({ measure, figure, group, view }: DefinitionPanelProps): ReactNode {
  return (
    <dl className="definition">
      <Population measure={measure} group={group} view={view} />
      <dt>Numerator</dt>
      <dd>{measure.numerator}</dd>
      <dt>This figure</dt>
      <dd>{countsOf(group)}</dd>
      <Bounds measure={measure} group={group} />
      <dt>Method</dt>
      <dd>{measure.method}</dd>
      <dt>Goal</dt>
      <dd>{measure.goal?.sentence ?? "No goal is set."}</dd>
      <dt>Source</dt>
      <dd>{measure.source}</dd>
      <dt>Version</dt>
      <dd>
        {measure.id}, version {figure.version}; data as of {formatInstant(figure.asOf)}. Changes:{" "}
        {measure.changes.join("; ")}. <Link to={`/definitions#${measure.id}`}>All definitions</Link>
      </dd>
    </dl>
  );
}

/** Who is counted, left out, pending and missing, each with its number. */
function Population({ measure, group, view }: Omit<DefinitionPanelProps, "figure">): ReactNode {
  const period: Readonly<Record<string, string>> = group.period === null ? {} : { period: group.period };
  const behind = (more: Readonly<Record<string, string>>): RowsBehind => ({
    measure,
    view: onGroup(view, group.key),
    more: { ...period, ...more },
  });
  return (
    <>
      <dt>Question</dt>
      <dd>{measure.question}</dd>
      <dt>Counted from</dt>
      <dd>
        {measure.initialPopulation}{" "}
        <Count count={group.initialPopulation} rows={behind({ class: "" })} of="counted from" />
      </dd>
      <dt>Left out</dt>
      <dd>
        <Reasons
          texts={measure.exclusions}
          counts={group.excluded}
          rowsOf={(reason) => behind({ class: "excluded", reason })}
        />
      </dd>
      <dt>Pending</dt>
      <dd>
        {measure.pending} <Count count={group.pending} rows={behind({ class: "pending" })} of="pending" />
      </dd>
      <dt>Missing</dt>
      <dd>
        <Reasons
          texts={measure.missing}
          counts={group.missing}
          rowsOf={(reason) => behind({ class: "missing", reason })}
        />
      </dd>
    </>
  );
}

/** What the missing ones could make of the figure's share, or of each of a list's; nothing where it has none. */
function Bounds({ measure, group }: Pick<DefinitionPanelProps, "measure" | "group">): ReactNode {
  const { result } = group;
  const bounds = shownBounds(group);
  const items = result.kind === "list" ? result.items : [];
  const named = items.flatMap((item) => {
    const title = measure.items.find(({ id }) => id === item.id)?.title ?? formatCode(item.id);
    const shown = shownBounds(item);
    return shown ? [`${title} ${formatPercentInterval(shown.lower, shown.upper)}`] : [];
  });
  const words = bounds ? formatPercentInterval(bounds.lower, bounds.upper) : named.join(", ");
  if (words === "") return null;
  return (
    <>
      <dt>Bounds</dt>
      <dd>
        {words}: what the share would be if none, or all, of the missing ones{" "}
        {bounds ? "had met the measure" : "who could have it had it"}.
      </dd>
    </>
  );
}

/** A count that opens its rows, where there are any. */
function Count(props: { readonly count: number; readonly rows: RowsBehind; readonly of: string }): ReactNode {
  const { count, rows, of } = props;
  if (count === 0) return <strong>0</strong>;
  return (
    <strong>
      <CountLink rows={rows} count={count} of={of}>
        {formatCount(count)}
      </CountLink>
    </strong>
  );
}

function Reasons(props: {
  readonly texts: readonly { readonly code: string; readonly sentence: string }[];
  readonly counts: Readonly<Record<string, number>>;
  readonly rowsOf: (reason: string) => RowsBehind;
}): ReactNode {
  const known = new Set(props.texts.map((text) => text.code));
  const others = Object.keys(props.counts).filter((code) => !known.has(code));
  if (props.texts.length === 0 && others.length === 0) return "Nobody: this measure knows no such reason.";
  return (
    <ul>
      {props.texts.map((text) => (
        <li key={text.code}>
          {text.sentence}{" "}
          <Count count={props.counts[text.code] ?? 0} rows={props.rowsOf(text.code)} of={text.sentence} />
        </li>
      ))}
      {others.map((code) => (
        <li key={code}>
          {formatCode(code)}{" "}
          <Count count={props.counts[code] ?? 0} rows={props.rowsOf(code)} of={formatCode(code)} />
        </li>
      ))}
    </ul>
  );
}

function countsOf({ result }: GroupResponse): string {
  if (result.kind === "proportion") {
    return `${formatOf(result.numerator, result.denominator)} (numerator of denominator)`;
  }
  if (result.kind === "insufficient" || result.kind === "suppressed" || result.kind === "none") {
    return `No figure: ${formatCode(result.reason)}.`;
  }
  if (result.kind !== "time-to-event") return `${formatCount(sizeOf(result))} counted`;
  const counts = [
    `${formatCount(result.n)} on the curve`,
    `${formatCount(result.events)} with the event`,
    `${formatCount(result.competing)} with the competing event`,
    `${formatCount(result.censored)} censored`,
  ];
  return counts.join(", ");
}
