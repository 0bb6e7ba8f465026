import { useId, useState, type KeyboardEvent, type MouseEvent, type ReactNode } from "react";
import { Link } from "react-router";
import { formatCount, formatInstant, sentenceCase } from "#shared/format";
import type { GroupResponse, MeasureResponse, MeasureTextResponse } from "#shared/contract/measures";
import { DataTable, csvOfTable, type TableSpec } from "../parts/data-table.js";
import { DefinitionPanel } from "../parts/definition-panel.js";
import { GroupMarks } from "../parts/marks.js";
import { download, fileName } from "../download.js";
import { markLabels, sizeOf } from "../findings.js";
import { rowsLink } from "../rows-link.js";
import type { ViewState } from "../view-state.js";
import { downloadPng, downloadSvg, type PictureWords } from "./picture.js";

export interface ChartFrameProps<Row extends object> {
  /** The finding, as a sentence that is true of the data (see findings.ts); what follows a semicolon stands smaller under it. */
  readonly title: string;
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
  const heading = useId();
  const summary = useId();
  const [isTable, setIsTable] = useState(false);
  const [finding = "", ...more] = props.title.split("; ");
  const n = props.n ?? sizeOf(props.group.result);
  const under = `n ${formatCount(n)}${props.interval ? ` · ${props.interval}` : ""}`;
  const words = {
    title: props.title,
    subtitle: `${props.subtitle} · ${under}`,
    footnote: footnoteOf(props),
  };
  return (
    <article className="frame" aria-labelledby={heading}>
      <header>
        <h2 id={heading}>{finding}</h2>
        {more.length > 0 ? <p className="more-found">{sentenceCase(more.join("; "))}.</p> : null}
        <p className="small quiet">{words.subtitle}</p>
        <GroupMarks group={props.group} />
        {props.stale ? <p className="stale">{props.stale}</p> : null}
      </header>
      {isTable && props.table ? (
        <DataTable {...props.table} rowHeaders />
      ) : props.table ? (
        <Drawing labelledBy={heading} describedBy={summary}>
          {props.chart}
        </Drawing>
      ) : (
        props.chart
      )}
      {props.table ? (
        <p id={summary} className="visually-hidden">
          {`${props.range ?? ""} n ${formatCount(n)}. Arrow keys read the points one by one. The button “Show as table” gives every value.`}
        </p>
      ) : null}
      <p className="small quiet">{props.reading}</p>
      <Actions frame={props} isTable={isTable} onTable={() => setIsTable(!isTable)} words={words} />
    </article>
  );
}

function footnoteOf<Row extends object>({ measure, figure, group }: ChartFrameProps<Row>): string {
  const demo = group.marks.includes("demo") ? ["Demo data: nobody in it is real"] : [];
  const version = `${measure.title}, definition ${measure.id} version ${figure.version}`;
  return [version, `data as of ${formatInstant(figure.asOf)}`, ...markLabels(group), ...demo].join(" · ");
}

const steps: Readonly<Record<string, 1 | -1>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** The drawing as one stop of the keyboard; arrows go from point to point, Escape back to the whole. */
export function Drawing(props: {
  readonly labelledBy: string;
  readonly describedBy: string;
  readonly children: ReactNode;
}): ReactNode {
  const [point, setPoint] = useState("");
  const walk = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (event.key === "Escape") event.currentTarget.focus();
    const step = steps[event.key];
    if (step === undefined) return;
    const points = [...event.currentTarget.querySelectorAll<SVGElement | HTMLElement>("[data-point]")];
    const now = points.findIndex((one) => one === document.activeElement);
    const next = points[now === -1 ? (step === 1 ? 0 : points.length - 1) : now + step];
    if (points.length === 0) return;
    event.preventDefault();
    next?.focus();
  };
  return (
    <div
      className="drawing"
      role="group"
      tabIndex={0}
      aria-labelledby={props.labelledBy}
      aria-describedby={props.describedBy}
      onKeyDown={walk}
      onFocus={(event) => setPoint(event.target.getAttribute("aria-label") ?? "")}
      onBlur={() => setPoint("")}
    >
      {props.children}
      {/* What the focused point says, for those who see it; a screen reader has it from the point itself. */}
      <p className="point-words small" aria-hidden="true">
        {point}
      </p>
    </div>
  );
}

interface ActionsProps<Row extends object> {
  readonly frame: ChartFrameProps<Row>;
  readonly isTable: boolean;
  readonly onTable: () => void;
  readonly words: PictureWords;
}

function Actions<Row extends object>({ frame, isTable, onTable, words }: ActionsProps<Row>): ReactNode {
  const { table, title } = frame;
  const rows = frame.rows === undefined ? rowsLink(frame.measure, frame.view) : frame.rows;
  return (
    <div className="actions">
      {rows ? (
        <Link to={rows}>
          Open the rows<span className="visually-hidden"> behind: {title}</span>
        </Link>
      ) : null}
      {table ? (
        <>
          <button type="button" className="plain-button" aria-pressed={isTable} onClick={onTable}>
            Show as table<span className="visually-hidden"> of: {title}</span>
          </button>
          <Files table={table} words={words} hasDrawing={!isTable} />
        </>
      ) : null}
      <DefinitionPanel measure={frame.measure} figure={frame.figure} group={frame.group} view={frame.view} />
    </div>
  );
}

/** The picture and the numbers as files. */
function Files<Row extends object>(props: {
  readonly table: TableSpec<Row>;
  readonly words: PictureWords;
  readonly hasDrawing: boolean;
}): ReactNode {
  const { table, words } = props;
  const saveNumbers = (): void =>
    download(fileName(words.title, "csv"), new Blob([csvOfTable(table)], { type: "text/csv" }));
  const drawn = (save: (drawing: Element) => unknown) => (event: MouseEvent<HTMLElement>) =>
    withDrawing(event, save);
  const files = [
    ...(props.hasDrawing
      ? [
          { name: "SVG", save: drawn((drawing) => downloadSvg(drawing, words)) },
          { name: "PNG", save: drawn((drawing) => void downloadPng(drawing, words)) },
        ]
      : []),
    { name: "CSV", save: saveNumbers },
  ];
  return files.map(({ name, save }) => (
    <button key={name} type="button" className="plain-button" onClick={save}>
      {name}
      <span className="visually-hidden"> of: {words.title}</span>
    </button>
  ));
}

/** The drawing of the frame in which a button was pressed. */
function withDrawing(event: MouseEvent<HTMLElement>, use: (drawing: Element) => void): void {
  const drawing = event.currentTarget.closest(".frame")?.querySelector(".drawing");
  if (drawing) use(drawing);
}
