import { periodLengthOf, periodOfDay } from "../../calendar.js";
import { formatPercent, formatPeriod } from "../../format.js";
import type { ControlChart, ControlPoint, Verdict } from "../../statistics/control-chart.js";
import { beginningOfRun, type Signal } from "../../statistics/control-signals.js";
import { insufficient, type Insufficient } from "../../statistics/insufficient.js";
import { pChart } from "../../statistics/p-chart.js";
import { xmrChart } from "../../statistics/xmr-chart.js";
import type { Measure } from "../definition.js";
import type { GroupResult, Result } from "../result.js";

/** A period from which a person, with a note, has set a new baseline, for one program or for all (null). */
export interface Baseline {
  readonly period: string;
  readonly program: string | null;
}

/** One period of a process chart; a period without a value, or not yet judged, has its reason. */
export interface ProcessPoint {
  readonly period: string;
  readonly value: number | null;
  readonly n: number;
  readonly centreLine: number | null;
  readonly lowerProcessLimit: number | null;
  readonly upperProcessLimit: number | null;
  readonly signal: Signal | null;
  readonly verdict: Verdict | null;
  readonly reason: "unfinished" | "immature" | "nobody" | null;
}

/** A measure's periods judged by process control, with what may be said of them in sentences. */
export interface ProcessChart {
  readonly kind: "process";
  readonly method: ControlChart["method"];
  readonly points: readonly ProcessPoint[];
  readonly verdict: Verdict;
  /**
   * Null without a goal; on trial limits, which are too wide and too uncertain to hold a goal against; on limits without
   * width; and while the last point signals: then the limits are those of a process that is changing.
   */
  readonly assurance: ControlChart["assurance"];
  /** Fewer than 12 points since the last baseline: trial limits. */
  readonly isTrial: boolean;
  readonly baselines: readonly string[];
  readonly sentences: readonly string[];
}

interface Value {
  readonly value: number;
  readonly n: number;
}

function valueOf(result: Result): Value | null {
  if (result.kind === "proportion") return { value: result.estimate, n: result.denominator };
  if (result.kind === "mean-change" || result.kind === "mean") return { value: result.mean, n: result.n };
  return null;
}

/** Why a period is not judged: nobody in it (a child program's winter), not over, or too young for all to have ended. */
function reasonOf(group: GroupResult): ProcessPoint["reason"] {
  if (group.marks.includes("unfinished")) return "unfinished";
  if (group.marks.includes("immature")) return "immature";
  return valueOf(group.result) ? null : "nobody";
}

function chartOf(
  measure: Measure,
  { groups, improvement }: Series,
  baselines: readonly number[],
): ControlChart | Insufficient {
  const options = {
    improvement,
    baselines,
    ...(measure.goal && measure.kind === "proportion" ? { target: measure.goal.value } : {}),
  };
  if (measure.kind === "proportion") {
    const count = (group: GroupResult, of: "numerator" | "denominator"): number =>
      reasonOf(group) === null && group.result.kind === "proportion" ? group.result[of] : 0;
    const numerators = groups.map((group) => count(group, "numerator"));
    return pChart({ numerators, denominators: groups.map((group) => count(group, "denominator")) }, options);
  }
  const values = groups.map((group) =>
    reasonOf(group) === null ? (valueOf(group.result)?.value ?? null) : null,
  );
  return xmrChart(values, options);
}

/** Periods from which the measure counts by another goal: the limits of what came before say nothing of what came since. */
function goalBaselines({ restsOn }: Measure, groups: readonly GroupResult[]): readonly Baseline[] {
  const length = periodLengthOf(groups[0]?.period ?? "");
  if (!restsOn || length === null) return [];
  return restsOn.changedOn.map((day) => ({ period: periodOfDay(day, length), program: null }));
}

/** Says where limits begin anew because the goal changed; null where it did not within these periods. */
function goalSentence(measure: Measure, groups: readonly GroupResult[]): string | null {
  const begun = goalBaselines(measure, groups).filter((each) => placesOf(groups, [each]).length > 0);
  if (!measure.restsOn || begun.length === 0) return null;
  const names = begun.map(({ period }) => formatPeriod(period)).join(", ");
  return `Limits begin anew where ${measure.restsOn.what} changed: ${names}.`;
}

/** Places at which a baseline begins: the first period that is not before the note's. */
function placesOf(groups: readonly GroupResult[], baselines: readonly Baseline[]): number[] {
  const places = baselines
    .map(({ period }) => groups.findIndex((group) => (group.period ?? "") >= period))
    .filter((place) => place > 0);
  // A note and a changed goal can begin the same one.
  return [...new Set(places)].sort((one, other) => one - other);
}

function pointOf(group: GroupResult, point: ControlPoint | undefined): ProcessPoint {
  const value = valueOf(group.result);
  return {
    period: group.period ?? "",
    value: value?.value ?? null,
    n: value?.n ?? 0,
    centreLine: point?.centreLine ?? null,
    lowerProcessLimit: point?.lowerProcessLimit ?? null,
    upperProcessLimit: point?.upperProcessLimit ?? null,
    signal: point?.signal ?? null,
    verdict: point?.verdict ?? null,
    reason: reasonOf(group),
  };
}

/** One group's periods in order of time, which way they are better, and where notes have them begin anew. */
export interface Series {
  readonly groups: readonly GroupResult[];
  readonly improvement: Measure["improvementNotation"];
  readonly baselines: readonly Baseline[];
}

/**
 * Judges a measure's periods.
 * Proportions get a p or p′ chart, means an XmR chart; other kinds, and proportions with fewer than 5 cases a period on
 * average, are insufficient. Periods that are not over, immature or without anybody are shown but never judged.
 */
export function processChart(measure: Measure, series: Series): ProcessChart | Insufficient {
  const { groups, baselines } = series;
  if (measure.kind !== "proportion" && measure.kind !== "mean-change") {
    return insufficient("Only shares and means are judged by process control.");
  }
  const places = placesOf(groups, [...baselines, ...goalBaselines(measure, groups)]);
  const found = chartOf(measure, series, places);
  if ("kind" in found) return found;
  const chart = canBeHeldAgainst(found) ? found : { ...found, assurance: null };
  const judged = new Map(chart.points.map((point) => [point.index, point]));
  const points = groups.map((group, index) => pointOf(group, judged.get(index)));
  const { method, verdict, assurance, isTrial } = chart;
  const base = places.map((place) => groups[place]?.period ?? "");
  const goal = goalSentence(measure, groups);
  const sentences = [...sentencesOf(measure, { chart, points }), ...(goal === null ? [] : [goal])];
  return { kind: "process", method, points, verdict, assurance, isTrial, baselines: base, sentences };
}

/** Whether the limits may be held against a goal: the last point tells whether the process still is as they say. */
function canBeHeldAgainst({ isTrial, points }: ControlChart): boolean {
  const last = points.at(-1);
  return !isTrial && last?.signal === null && last.upperProcessLimit > last.lowerProcessLimit;
}

const signalWords: Readonly<Record<Signal, string>> = {
  outsideLimits: "lies outside the process limits",
  trend: "belongs to a run of 7 or more points that all rise or all fall",
  twoOfThree: "is one of two in three points close to a process limit",
  shift: "belongs to a run of 7 or more points on one side of the mean",
};

interface Said {
  readonly chart: ControlChart;
  readonly points: readonly ProcessPoint[];
}

function sentencesOf(measure: Measure, said: Said): string[] {
  const sentences = [variationSentence(said)];
  const assurance = assuranceSentence(measure, said.chart);
  if (assurance !== null) sentences.push(assurance);
  if (said.chart.isTrial) {
    const n = said.chart.segments.at(-1)?.n ?? 0;
    sentences.push(
      `These are trial limits: they rest on ${n} ${n === 1 ? "point" : "points"}, and 12 are needed.`,
    );
  }
  const screened = screeningSentence(said.chart);
  if (screened !== null) sentences.push(screened);
  const unjudged = said.points.filter(
    (point) => point.reason === "unfinished" || point.reason === "immature",
  );
  if (unjudged.length > 0) {
    const names = unjudged.map((point) => formatPeriod(point.period)).join(", ");
    sentences.push(`Not judged, because they can still change: ${names}.`);
  }
  return sentences;
}

/** How many moving ranges the limits leave out as extreme; null where they are reckoned from all. */
function screeningSentence({ segments }: ControlChart): string | null {
  const screened = segments.reduce((sum, segment) => sum + segment.screened, 0);
  if (screened === 0) return null;
  const left = screened === 1 ? "1 extreme change" : `${screened} extreme changes`;
  return `The limits leave out ${left} from one period to the next, which would have widened them.`;
}

function variationSentence({ chart, points }: Said): string {
  const last = points.findLast((point) => point.verdict !== null);
  if (!last || last.verdict === null) return "No period can be judged yet.";
  const period = formatPeriod(last.period);
  if (chart.isTrial) {
    return `Too few periods to tell a change; the last that is judged is ${period}.`;
  }
  if (last.signal === null) {
    const earlier = points.filter((point) => point.signal !== null).length;
    if (earlier === 0) return `No signal of change in ${period}: it varies as chance would let it.`;
    return `No signal of change in ${period}; ${earlier} earlier ${earlier === 1 ? "point signals" : "points signal"} one.`;
  }
  const word = last.verdict === "improvement" ? "improvement" : "concern";
  const since = firstOfRun(chart);
  const from = since === null ? "" : ` The run began in ${formatPeriod(points[since]?.period ?? "")}.`;
  return `A signal of ${word}: ${period} ${signalWords[last.signal]}.${from}`;
}

/** The place in the series at which the last run of a shift or trend began; null for other signals. */
function firstOfRun({ points, segments }: ControlChart): number | null {
  const start = segments.at(-1)?.start ?? 0;
  const since = points.filter((point) => point.index >= start);
  const first = beginningOfRun(since, since.at(-1)?.signal ?? null);
  return first === null ? null : (since[first]?.index ?? null);
}

function assuranceSentence(measure: Measure, chart: ControlChart): string | null {
  if (!measure.goal) return null;
  const goal = formatPercent(measure.goal.value);
  if (!chart.isTrial && (chart.points.at(-1)?.signal ?? null) !== null)
    return `Whether it can meet the goal of ${goal} can’t be told while it changes: the limits are those of before.`;
  if (chart.assurance === null) return null;
  if (chart.assurance === "pass")
    return `As the process runs now, it will meet the goal of ${goal} in every period.`;
  if (chart.assurance === "fail") {
    return `As the process runs now, it can't meet the goal of ${goal}: only a change of the process can.`;
  }
  return `As the process runs now, it meets the goal of ${goal} in some periods and misses it in others, by chance.`;
}
