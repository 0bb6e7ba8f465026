import type { ReactNode } from "react";
import type { ProcessPointResponse, ProcessResponse } from "#shared/contract/analysis";
import type { GroupResponse, MeasureResponse, MeasureTextResponse } from "#shared/contract/measures";
import type { NoteResponse } from "#shared/contract/notes";
import type { ResultResponse } from "#shared/contract/results";
import { ChartFrame } from "./chart-frame.js";
import { SpcChart } from "../charts/lazy-charts.js";
import { intervalsOf, rangeSentence, withoutLimits } from "../answers/values-by-period.js";
import { inOneLine, type Finding } from "../words/finding.js";
import { withoutVerdicts } from "../answers/process-verdict.js";
import { useFigure, useNotes } from "../asking/use-figures.js";
import { daysOfLimits } from "../view/view-days.js";
import { onDays, type FigureOptions, type ViewState } from "../view/view-state.js";
import { FigurePart, type ReadFigure } from "./figure-part.js";
import { monthColumns, monthRows } from "./month-columns.js";
import { NotesSlot } from "./notes-slot.js";
import { useSubtitle } from "./use-subtitle.js";

/** A period that process control singles out. */
export interface Signal {
  readonly period: string;
  readonly verdict: "improvement" | "concern";
}

/** What the finding is said of: the whole, its periods, and how they are judged; null where they are too few. */
export interface ReadMonths {
  readonly whole: ResultResponse;
  readonly groups: readonly GroupResponse[];
  readonly judged: ProcessResponse | null;
  /** Null where too few periods are judged for any to stand out, or for none to. */
  readonly signals: readonly Signal[] | null;
}

interface MonthsFrameProps {
  readonly id: string;
  readonly view: ViewState;
  /** The data's own day: the limits rest on the two years up to it. */
  readonly today: string;
  /** Narrows to an instrument. */
  readonly options?: FigureOptions;
  readonly titleOf: (read: ReadMonths) => Finding;
  /** What is counted, as the title of a column. */
  readonly counted?: string;
  readonly empty: string;
}

/** A proportion over time, judged by process control, with notes. */
export function MonthsFrame(props: MonthsFrameProps): ReactNode {
  const subtitleOf = useSubtitle();
  const { id, options } = props;
  const view = onDays(props.view, daysOfLimits(props.view, props.today, props.view.every));
  const asked = { ...options, curve: "none", beside: "none" } as const;
  const months = useFigure(id, view, { ...asked, every: view.every, process: true });
  const notes = useNotes();
  return (
    <FigurePart id={id} view={view} options={asked} also={[months, notes]} height="36rem" empty={props.empty}>
      {(read) => (
        <div className="stack">
          <MonthsChart
            {...{ read, view }}
            subtitle={subtitleOf(read.measure, view, byWords(view.every, read.measure.indexDate))}
            months={months.data}
            notes={(notes.data ?? []).filter((note) => isAbout(note, id, view))}
            titleOf={props.titleOf}
            counted={props.counted}
          />
          <NotesSlot measure={id} every={view.every} />
        </div>
      )}
    </FigurePart>
  );
}

interface MonthsChartProps {
  readonly read: ReadFigure;
  /** The view on all the days that the limits rest on. */
  readonly view: ViewState;
  readonly subtitle: string;
  readonly months: MeasureResponse | undefined;
  readonly notes: readonly NoteResponse[];
  readonly titleOf: MonthsFrameProps["titleOf"];
  readonly counted: string | undefined;
}

function MonthsChart(props: MonthsChartProps): ReactNode {
  const { read, view, subtitle, months, notes, counted } = props;
  const groups = months?.groups ?? [];
  const chart = months?.process?.[0]?.chart;
  const judged = chart?.kind === "process" ? chart : null;
  const drawn = judged ? drawnChart(judged) : null;
  const signals = judged && !judged.isTrial ? signalsOf(judged.points) : null;
  const title = props.titleOf({ whole: read.group.result, groups, judged, signals });
  return (
    <ChartFrame
      {...read}
      {...{ title, subtitle, view }}
      interval="95% intervals (Wilson)"
      range={rangeSentence(groups, "share")}
      reading={`${judged ? judged.sentences.join(" ") : ""} A point is the share with its interval; the number under it is its n. Grey lines are mean and process limits. Below 10 there is no point.`.trim()}
      chart={
        <SpcChart
          chart={drawn ?? withoutLimits(groups)}
          intervals={intervalsOf(groups)}
          unit="share"
          goal={read.measure.goal?.value ?? null}
          notes={notes}
          description={inOneLine(title)}
        />
      }
      table={{
        caption: subtitle,
        columns: monthColumns(read.measure, view, { counted, isJudged: drawn !== null }),
        rows: monthRows(groups, drawn?.points ?? []),
      }}
    />
  );
}

/** "by month of inquiry"; of figures of weeks the period alone. */
function byWords(every: ViewState["every"], indexDate: MeasureTextResponse["indexDate"]): string {
  return indexDate === "week" ? `by ${every}` : `by ${every} of ${indexDate}`;
}

/** Trial limits are drawn, but no shape tells a verdict of them. */
function drawnChart(chart: ProcessResponse): Pick<ProcessResponse, "points" | "baselines"> {
  return chart.isTrial ? { ...chart, points: withoutVerdicts(chart.points) } : chart;
}

/** Notes of this measure or of all, and of the program that the view is narrowed to or of any. */
function isAbout(note: NoteResponse, measure: string, view: ViewState): boolean {
  const { program } = view.where;
  return (
    (note.measure === null || note.measure === measure) &&
    (program === undefined || note.program === null || note.program === program)
  );
}

/** The periods with a signal, in order. */
export function signalsOf(points: readonly ProcessPointResponse[]): readonly Signal[] {
  return points.flatMap(({ period, signal, verdict }) =>
    signal !== null && (verdict === "improvement" || verdict === "concern") ? [{ period, verdict }] : [],
  );
}
