import type { ReactNode } from "react";
import type { GroupResponse } from "#shared/contract/measures";
import type { MeanChangeResponse, ResultResponse } from "#shared/contract/results";
import { ChartFrame } from "../../parts/chart-frame.js";
import type { SeverityBand } from "../../answers/severity-bands.js";
import { SeverityBars, type SeverityBarsRow } from "../../charts/severity-bars.js";
import { changeFinding } from "../../findings/cohort-findings.js";
import { figureColumns, fileFigure, type FileFigure } from "../../files/file-numbers.js";
import { sizeOf, tellsRate } from "../../words/told-by-n.js";
import type { TableColumn } from "../../tables/table-spec.js";
import { FigurePart } from "../../parts/figure-part.js";
import { useSubtitle } from "../../parts/use-subtitle.js";
import {
  differenceWords,
  figureValue,
  intervalWords,
  shareWords,
  valueWords,
} from "../../words/result-words.js";
import type { ViewState } from "../../view/view-state.js";

interface ScoreRow {
  readonly id: string;
  readonly title: string;
  readonly value: string;
  readonly interval: string;
  readonly figure: FileFigure;
}

/** Baseline and last score of the same people: means, change, effect size, and the severity bands at both ends. */
export function ChangeFrame(props: { readonly view: ViewState; readonly instrument: string }): ReactNode {
  const subtitleOf = useSubtitle();
  const { view, instrument } = props;
  return (
    <FigurePart
      id="symptom-change"
      view={view}
      options={{ curve: "none", instrument }}
      height="32rem"
      empty={`Nobody with ${instrument} was admitted in this period with these filters.`}
    >
      {(read) => {
        const change = read.group.result.kind === "mean-change" ? read.group.result : null;
        const isShown = change !== null && tellsRate(change.n);
        const title = changeFinding(change, instrument);
        const subtitle = subtitleOf(read.measure, view, `${instrument}, baseline to last score`);
        const rows = isShown ? scoreRows(change, read.group) : [];
        return (
          <ChartFrame
            {...read}
            {...{ title, subtitle, view: { ...view, instrument } }}
            interval="95% t interval"
            reading="Effect size: change, no comparison group. People who start at their worst improve somewhat by themselves, so it is not the effect of the treatment alone."
            chart={
              isShown ? (
                <ScoresOverBands rows={rows} group={read.group} instrument={instrument} description={title} />
              ) : (
                <p>A mean change is shown from 10 pairs on.</p>
              )
            }
            {...(isShown ? { table: { caption: subtitle, columns: scoreColumns, rows } } : {})}
          />
        );
      }}
    </FigurePart>
  );
}

/** The figures, and below them the severity bands at both ends where the instrument has published ones. */
function ScoresOverBands(props: {
  readonly rows: readonly ScoreRow[];
  readonly group: GroupResponse;
  readonly instrument: string;
  readonly description: string;
}): ReactNode {
  const bars = bandRows(props.group);
  return (
    <>
      <ScoreFacts rows={props.rows} />
      {bars ? (
        <SeverityBars bands={bars.bands} rows={bars.rows} description={props.description} />
      ) : (
        <p className="small quiet">{props.instrument} has no published severity bands.</p>
      )}
    </>
  );
}

const scoreColumns: readonly TableColumn<ScoreRow>[] = [
  { id: "title", title: "Figure", cell: (row) => row.title },
  {
    id: "value",
    title: "Value",
    align: "number",
    numbers: figureColumns((row) => row.figure),
    cell: (row) => row.value,
  },
  {
    id: "interval",
    title: "95% interval",
    align: "number",
    isOnScreenOnly: true,
    cell: (row) => row.interval,
  },
];

function scoreRows(change: MeanChangeResponse, { beside }: GroupResponse): readonly ScoreRow[] {
  return [
    ...meanRows(change),
    effectRow(change),
    {
      id: "days",
      title: "Days between, median",
      value: figureValue(beside["days-between"]),
      interval: "–",
      figure: fileFigure(beside["days-between"]),
    },
    {
      id: "completeness",
      title: "Stays with a pair",
      value: shareWords(beside["completeness"]),
      interval: "–",
      figure: fileFigure(beside["completeness"]),
    },
    ...inProgressRows(beside["in-progress-change"]),
  ];
}

/** The means at both ends, and the mean of the changes between them. */
function meanRows(change: MeanChangeResponse): readonly ScoreRow[] {
  const of = { n: change.n, unit: "points" };
  return [
    {
      id: "baseline",
      title: "Mean baseline",
      value: valueWords(change.baselineMean, "points"),
      interval: "–",
      figure: { ...of, estimate: change.baselineMean },
    },
    {
      id: "last",
      title: "Mean last score",
      value: valueWords(change.lastMean, "points"),
      interval: "–",
      figure: { ...of, estimate: change.lastMean },
    },
    {
      id: "change",
      title: "Mean change",
      value: differenceWords(change.mean, "points"),
      interval: intervalWords(change.lower, change.upper, "points"),
      figure: fileFigure(change),
    },
  ];
}

function effectRow({ effectSize, n }: MeanChangeResponse): ScoreRow {
  const { estimate, lower, upper, reason } = effectSize;
  return {
    id: "effect",
    title: "Effect size (change, no comparison group)",
    value: estimate === null ? (reason ?? "none") : decimals(estimate),
    interval: lower === null || upper === null ? "–" : `${decimals(lower)} to ${decimals(upper)}`,
    figure: { estimate, lower, upper, n, unit: "standard deviations" },
  };
}

/** The change so far of people still in, where they are enough for a mean. */
function inProgressRows(progress: ResultResponse | undefined): readonly ScoreRow[] {
  if (progress?.kind !== "mean" || !tellsRate(sizeOf(progress))) return [];
  return [
    {
      id: "in-progress",
      title: "Change so far of people still in",
      value: differenceWords(progress.mean, "points"),
      interval: intervalWords(progress.lower, progress.upper, "points"),
      figure: fileFigure(progress),
    },
  ];
}

/** Two decimals with a true minus, as effect sizes are written. */
function decimals(value: number): string {
  const digits = Math.abs(value).toFixed(2);
  return value < 0 && digits !== "0.00" ? `−${digits}` : digits;
}

function ScoreFacts({ rows }: { readonly rows: readonly ScoreRow[] }): ReactNode {
  return (
    <dl className="facts">
      {rows.map((row) => (
        <div key={row.id}>
          <dt>{row.title}</dt>
          <dd>
            {row.value} {row.interval === "–" ? null : <span className="small quiet">{row.interval}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function bandRows({ beside }: GroupResponse): {
  readonly bands: readonly SeverityBand[];
  readonly rows: readonly SeverityBarsRow[];
} | null {
  const [baseline, last] = [beside["baseline-severity"], beside["last-severity"]];
  if (baseline?.kind !== "shares" || last?.kind !== "shares") return null;
  const rows = [
    { id: "baseline", label: "At the baseline", result: baseline },
    { id: "last", label: "At the last score", result: last },
  ].map(({ id, label, result }): SeverityBarsRow => {
    const row = { id, label, n: result.denominator };
    if (!tellsRate(row.n)) return { ...row, shares: {}, words: "too few to show" };
    return {
      ...row,
      shares: Object.fromEntries(result.shares.map((share) => [share.class, share.estimate])),
    };
  });
  return { bands: baseline.shares.map((share, place) => ({ name: share.class, place })), rows };
}
