import type { ReactNode } from "react";
import { Link } from "react-router";
import { formatCount, formatInstant } from "#shared/format";
import type { GroupResponse, MeasureResponse, MeasureTextResponse } from "#shared/contract/measures";
import type { TableSpec } from "../tables/table-spec.js";
import { DefinitionPanel } from "./definition-panel.js";
import { GroupMarks } from "./marks.js";
import { inOneLine, type Finding } from "../words/finding.js";
import { markLabels } from "../words/mark-words.js";
import { sizeOf } from "../words/told-by-n.js";
import { rowsLink } from "../view/rows-link.js";
import type { ViewState } from "../view/view-state.js";
import { PictureFrame } from "./picture-frame.js";

export interface ChartFrameProps<Row extends object> {
  /** The finding, as a sentence that is true of the data (see the sentences of findings); its rest stands smaller under it. */
  readonly title: Finding;
  /** Measure, population, place, period: `subtitleOf(measure, view)`. The frame adds n itself. */
  readonly subtitle: string;
  readonly measure: MeasureTextResponse;
  readonly figure: MeasureResponse;
  /** The whole group that the rows and the panel speak of. */
  readonly group: GroupResponse;
  readonly view: ViewState;
  /**
   * The drawing. Charts of Recharts come in a `<Suspense>` by `lazy` (charts/lazy-charts.tsx). Each mark that can be read
   * by keyboard carries `data-point`, `tabIndex={-1}` and an `aria-label`: the frame walks them with the arrow keys.
   * A table that is itself the picture (interval plots in its rows) stands here too, without `table`.
   */
  readonly chart: ReactNode;
  /** The same numbers as a table: what is shown in place of the drawing, and what the CSV file holds. */
  readonly table?: TableSpec<Row>;
  /** How the chart is to be read, in one or two sentences. */
  readonly reading: string;
  /** From what to what the values go, for the spoken summary: "From 41.2% in Mar 2026 to 68.0% in May 2026." */
  readonly range?: string;
  /** What the interval is: "95% interval (Wilson)". */
  readonly interval?: string;
  /** n where it is not that of the group's result. */
  readonly n?: number;
  /** Where the rows are, if not the group's own: `rowsLink(measure, narrowedView)`. Null where there are no rows. */
  readonly rows?: { readonly pathname: string; readonly search: string } | null;
  /** A sentence on figures that could not be refreshed; `WhenRead` says it for whole parts of a page. */
  readonly stale?: string | null;
}

/**
 * Frame of every chart, an article rather than a landmark, for a page has many: finding, what it shows, n and interval, marks, the drawing with a spoken summary, its table, its
 * picture and its numbers as files, how it is computed, and the rows behind it.
 */
export function ChartFrame<Row extends object>(props: ChartFrameProps<Row>): ReactNode {
  const { title, group, table } = props;
  const n = formatCount(props.n ?? sizeOf(group.result));
  return (
    <PictureFrame
      title={title}
      subtitle={`${props.subtitle} · n ${n}${props.interval ? ` · ${props.interval}` : ""}`}
      footnote={footnoteOf(props)}
      file={`${props.subtitle} as of ${props.figure.asOf.slice(0, 10)}`}
      chart={props.chart}
      {...(table ? { table } : {})}
      reading={props.reading}
      spoken={`${props.range ?? ""} n ${n}.`}
      under={
        <>
          <GroupMarks group={group} />
          {props.stale ? <p className="stale">{props.stale}</p> : null}
        </>
      }
      link={<RowsBehindLink frame={props} />}
      panel={
        <DefinitionPanel measure={props.measure} figure={props.figure} group={group} view={props.view} />
      }
    />
  );
}

function footnoteOf<Row extends object>({ measure, figure, group }: ChartFrameProps<Row>): string {
  const demo = group.marks.includes("demo") ? ["Demo data: nobody in it is real"] : [];
  const version = `${measure.title}, definition ${measure.id} version ${figure.version}`;
  return [version, `data as of ${formatInstant(figure.asOf)}`, ...markLabels(group), ...demo].join(" · ");
}

/** The way to the rows behind the figure, where there are any. */
function RowsBehindLink<Row extends object>({ frame }: { readonly frame: ChartFrameProps<Row> }): ReactNode {
  const rows = frame.rows === undefined ? rowsLink(frame.measure, frame.view) : frame.rows;
  return rows ? (
    <Link to={rows}>
      Open the rows<span className="visually-hidden"> behind: {inOneLine(frame.title)}</span>
    </Link>
  ) : null;
}
