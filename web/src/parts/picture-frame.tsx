import { useId, useState, type KeyboardEvent, type MouseEvent, type ReactNode } from "react";
import { sentenceCase } from "#shared/format";
import { download, fileName } from "../files/download.js";
import { inOneLine, restOf, titleOf, type Finding } from "../words/finding.js";
import { DataTable } from "../tables/data-table.js";
import type { TableSpec } from "../tables/table-spec.js";
import { csvOfTable } from "../tables/table-file.js";
import { downloadPng, downloadSvg, type PictureWords } from "../charts/picture.js";

export interface PictureFrameProps<Row extends object> extends Omit<PictureWords, "title"> {
  /** The finding; its rest stands smaller under it. */
  readonly title: Finding;
  /** The drawing; see `ChartFrameProps`. Without a table it is no drawing but stands as it is. */
  readonly chart: ReactNode;
  readonly table?: TableSpec<Row>;
  /** How the drawing is to be read. */
  readonly reading: string;
  /** From what to what the values go, for the spoken summary. */
  readonly spoken: string;
  /** What stands under title and subtitle: marks, a warning. */
  readonly under?: ReactNode;
  /** The first of the actions, and what is unfolded after them. */
  readonly link?: ReactNode;
  readonly panel?: ReactNode;
  readonly level?: "h2" | "h3";
}

/**
 * A picture with its title, its spoken summary, its table and its files: what every chart has, be it of a measure
 * (chart-frame.tsx) or of one person.
 */
export function PictureFrame<Row extends object>(props: PictureFrameProps<Row>): ReactNode {
  const heading = useId();
  const summary = useId();
  const [isTable, setIsTable] = useState(false);
  const title = inOneLine(props.title);
  const { table } = props;
  return (
    <article className="frame" aria-labelledby={heading}>
      <Head frame={props} id={heading} />
      {isTable && table ? (
        <DataTable {...table} rowHeaders />
      ) : table ? (
        <Drawing labelledBy={heading} describedBy={summary}>
          {props.chart}
        </Drawing>
      ) : (
        props.chart
      )}
      {table ? (
        <p id={summary} className="visually-hidden">
          {`${props.spoken} Arrow keys read the points one by one. The button “Show as table” gives every value.`}
        </p>
      ) : null}
      <p className="small quiet">{props.reading}</p>
      <div className="actions">
        {props.link}
        {table ? (
          <>
            <TableSwitch isTable={isTable} onChange={setIsTable} of={title} />
            <Files table={table} words={{ ...props, title }} hasDrawing={!isTable} />
          </>
        ) : null}
        {props.panel}
      </div>
    </article>
  );
}

/** The finding, its rest smaller, and what the picture shows. */
function Head<Row extends object>(props: {
  readonly frame: PictureFrameProps<Row>;
  /** Id of the heading, by which the picture is called. */
  readonly id: string;
}): ReactNode {
  const { title, subtitle, under, level: Heading = "h2" } = props.frame;
  const rest = restOf(title);
  return (
    <header>
      <Heading id={props.id}>{titleOf(title)}</Heading>
      {rest === "" ? null : <p className="more-found">{sentenceCase(rest)}.</p>}
      <p className="small quiet">{subtitle}</p>
      {under}
    </header>
  );
}

/** Puts the table in the place of the drawing, and back. */
function TableSwitch(props: {
  readonly isTable: boolean;
  readonly onChange: (isTable: boolean) => void;
  /** What the picture says, for who hears the button alone. */
  readonly of: string;
}): ReactNode {
  const { isTable, onChange, of } = props;
  return (
    <button type="button" className="plain-button" aria-pressed={isTable} onClick={() => onChange(!isTable)}>
      Show as table<span className="visually-hidden"> of: {of}</span>
    </button>
  );
}

const steps: Readonly<Record<string, 1 | -1>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** The drawing as one stop of the keyboard; arrows go from point to point, Escape back to the whole. */
function Drawing(props: {
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

/** The picture and the numbers as files. */
function Files<Row extends object>(props: {
  readonly table: TableSpec<Row>;
  readonly words: PictureWords;
  readonly hasDrawing: boolean;
}): ReactNode {
  const { table, words } = props;
  const saveNumbers = (): void =>
    download(fileName(words.file, "csv"), new Blob([csvOfTable(table)], { type: "text/csv" }));
  const [problem, setProblem] = useState("");
  const drawn = (save: (drawing: Element) => void) => (event: MouseEvent<HTMLElement>) =>
    withDrawing(event, save);
  const savePng = (drawing: Element): void => {
    setProblem("");
    downloadPng(drawing, words).catch(() =>
      setProblem("This browser could not draw the PNG: the SVG holds the same picture."),
    );
  };
  const files = [
    ...(props.hasDrawing
      ? [
          { name: "SVG", save: drawn((drawing) => downloadSvg(drawing, words)) },
          { name: "PNG", save: drawn(savePng) },
        ]
      : []),
    { name: "CSV", save: saveNumbers },
  ];
  return (
    <>
      {files.map(({ name, save }) => (
        <button key={name} type="button" className="plain-button" onClick={save}>
          {name}
          <span className="visually-hidden"> of: {words.title}</span>
        </button>
      ))}
      <span role="status" className="small quiet">
        {problem}
      </span>
    </>
  );
}

/** The drawing of the frame in which a button was pressed. */
function withDrawing(event: MouseEvent<HTMLElement>, use: (drawing: Element) => void): void {
  const drawing = event.currentTarget.closest(".frame")?.querySelector(".drawing");
  if (drawing) use(drawing);
}
