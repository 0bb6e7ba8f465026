import { toneOf } from "../../statistics/control-chart.js";
import { NOBODY } from "../counting/figure-results.js";
import { isoOfDay, partsOfDay, periodBounds, periodOfDay, previousPeriod } from "../../calendar.js";
import {
  formatDay,
  formatInterval,
  formatPercent,
  formatPoints,
  formatPointsBound,
  formatSignedBound,
  formatValue,
} from "../../format.js";
import { whyNotJudged } from "./clustered.js";
import type { Grain, Measure, View } from "../definition.js";
import { differenceOfMeans, differenceOfShares, type Difference } from "./difference.js";
import type { GroupResult, ProportionResult, Result } from "../result.js";

export const comparisons = ["previous", "year"] as const;
/** The period of equal length just before, or the same days a year before. */
export type ComparisonWith = (typeof comparisons)[number];

/** Fewer than this on either side are too few to tell. */
export const FEWEST = 10;

/**
 * How a figure differs from that of an earlier period. `verdict` and the sentence speak of the difference, never of good or
 * bad; `change` says which of them it is, and is null where the difference can't be told from chance.
 */
export interface Comparison {
  readonly with: ComparisonWith;
  readonly from: string;
  readonly to: string;
  readonly result: Result;
  readonly difference: Difference | null;
  readonly verdict: "higher" | "lower" | "cannot-tell" | "too-few" | "not-compared";
  readonly change: "improvement" | "concern" | null;
  readonly sentence: string;
}

/** The first day `months` whole months before a first day of a month. */
function monthsBefore(day: number, months: number): number {
  let label = periodOfDay(day, "month");
  for (let step = 0; step < months; step += 1) label = previousPeriod(label);
  return periodBounds(label).from;
}

/** The same calendar day a year earlier; 29 February becomes the 28th. */
function yearBefore(day: number): number {
  const { dayOfMonth } = partsOfDay(day);
  const monthStart = monthsBefore(day - dayOfMonth + 1, 12);
  const length = periodBounds(periodOfDay(monthStart, "month")).to - monthStart;
  return monthStart + Math.min(dayOfMonth, length) - 1;
}

/** The day after a period's last one, a year earlier: a period that ends with 28 February does so in other years too. */
function endYearBefore(to: number): number {
  const { month, dayOfMonth } = partsOfDay(to);
  return yearBefore(to) + (month === 2 && dayOfMonth === 29 ? 1 : 0);
}

/** The view on the period to compare with: whole months before whole months, else as many days; null for all time. */
export function earlierView(view: View, comparison: ComparisonWith): View | null {
  const { from, to } = view;
  if (from === null || to === null) return null;
  if (comparison === "year") return { ...view, from: yearBefore(from), to: endYearBefore(to) };
  const first = partsOfDay(from);
  const end = partsOfDay(to);
  if (first.dayOfMonth !== 1 || end.dayOfMonth !== 1) return { ...view, from: from - (to - from), to: from };
  const months = (end.year - first.year) * 12 + end.month - first.month;
  return { ...view, from: monthsBefore(from, months), to: from };
}

function sizeOf(result: Result): number {
  if (result.kind === "proportion" || result.kind === "shares") return result.denominator;
  return "n" in result ? result.n : 0;
}

const periodWords: Readonly<Record<ComparisonWith, string>> = {
  previous: "the period before",
  year: "the same period a year before",
};

type Judgement = Pick<Comparison, "difference" | "verdict" | "sentence">;

function unjudged(verdict: "too-few" | "not-compared" | "cannot-tell", sentence: string): Judgement {
  return { difference: null, verdict, sentence };
}

function judge(now: GroupResult, then: Result, earlier: Earlier): Judgement {
  const before = periodWords[earlier.with];
  const { result } = now;
  const refusal = refusalOf(now, then, earlier);
  if (refusal) return refusal;
  if (result.kind === "proportion" && then.kind === "proportion") return judgeShares(result, then, earlier);
  if (result.kind === "mean-change" && then.kind === "mean-change") {
    const shown = signed(then.mean);
    return judged(differenceOfMeans(result, then), {
      before,
      shown,
      write: (points) => `${signed(points)} points`,
      writeBound: (points) => `${formatSignedBound(points)} points`,
    });
  }
  if (result.kind === "time-to-event" && then.kind === "time-to-event") {
    const { estimate, lower, upper } = then.median;
    if (estimate === null) return unjudged("cannot-tell", `The median was not reached in ${before}.`);
    const interval = formatInterval(lower, upper, then.unit);
    return unjudged("cannot-tell", `Median in ${before}: ${formatValue(estimate, then.unit)} (${interval}).`);
  }
  return unjudged("cannot-tell", `This kind of figure is not tested against ${before}.`);
}

/** Why figures of any kind can't be held against the earlier period; null where nothing forbids it. */
function refusalOf(now: GroupResult, then: Result, earlier: Earlier): Judgement | null {
  const before = periodWords[earlier.with];
  if (earlier.isTooOpen) {
    return unjudged("not-compared", `Not compared with ${before}: the period is not over.`);
  }
  if (earlier.changed !== null) {
    return unjudged("not-compared", `Not compared with ${before}: ${earlier.changed}.`);
  }
  if (now.marks.includes("immature")) {
    return unjudged("not-compared", `Not compared with ${before}: not all stays could end yet.`);
  }
  if (sizeOf(now.result) < FEWEST || sizeOf(then) < FEWEST) {
    return unjudged("too-few", `Too few to tell against ${before}.`);
  }
  return null;
}

function judgeShares(now: ProportionResult, then: ProportionResult, earlier: Earlier): Judgement {
  const before = periodWords[earlier.with];
  const shown = formatPercent(then.estimate);
  const why = whyNotJudged(earlier.grain);
  if (why !== null) {
    const difference = formatPoints(now.estimate - then.estimate);
    return unjudged("cannot-tell", `${difference} against ${shown} in ${before}; ${why}.`);
  }
  const words = { before, shown, write: formatPoints, writeBound: formatPointsBound };
  return judged(differenceOfShares(now, then), words);
}

function signed(value: number): string {
  return `${value < 0 ? "−" : "+"}${Math.abs(value).toFixed(1)}`;
}

interface Words {
  readonly before: string;
  readonly shown: string;
  write(difference: number): string;
  writeBound(bound: number): string;
}

function judged(difference: Difference | null, words: Words): Judgement {
  const { before, shown, write, writeBound } = words;
  if (!difference) return unjudged("cannot-tell", `The difference from ${before} has no interval.`);
  const { estimate, lower, upper } = difference;
  const interval = `95% interval ${writeBound(lower)} to ${writeBound(upper)}`;
  const start = `${write(estimate)} against ${shown} in ${before} (${interval})`;
  if (lower > 0) return { difference, verdict: "higher", sentence: `${start}: higher.` };
  if (upper < 0) return { difference, verdict: "lower", sentence: `${start}: lower.` };
  return { difference, verdict: "cannot-tell", sentence: `${start}: can't be told from chance.` };
}

/** What the earlier period's groups have under the same key. */
export interface Earlier {
  readonly with: ComparisonWith;
  readonly view: View;
  readonly groups: readonly GroupResult[];
  /** The period that is compared is too far from over: half of it is no whole. */
  readonly isTooOpen: boolean;
  /** What changed from the earlier period to the end of this one so that both count different things; null for nothing. */
  readonly changed: string | null;
  /** What the figures count: the rows of one person resemble each other. */
  readonly grain: Grain;
  /** Which way the group's figure is better. */
  readonly improvement: Measure["improvementNotation"];
}

/** What the measure rests on that is another in one of two views than in the other, in words; null where nothing is. */
export function changedBetween(
  { restsOn }: Measure,
  views: readonly [earlier: View, now: View],
): string | null {
  const [earlier, now] = views;
  const day = restsOn?.changedOn.find(
    (each) => (earlier.from === null || each > earlier.from) && (now.to === null || each < now.to),
  );
  return restsOn === undefined || day === undefined
    ? null
    : `${restsOn.what} changed on ${formatDay(isoOfDay(day))}`;
}

function changeOf(
  verdict: Comparison["verdict"],
  improvement: Measure["improvementNotation"],
): Comparison["change"] {
  if (verdict !== "higher" && verdict !== "lower") return null;
  return toneOf(verdict === "higher" ? "up" : "down", improvement);
}

/** Compares a group with the one of the same key in the earlier period. */
export function compareGroup(now: GroupResult, earlier: Earlier): Comparison {
  const name = JSON.stringify(now.key);
  const found = earlier.groups.find((group) => JSON.stringify(group.key) === name);
  const then = found?.result ?? NOBODY;
  const { from, to } = earlier.view;
  const judgement = judge(now, then, earlier);
  return {
    with: earlier.with,
    from: from === null ? "" : isoOfDay(from),
    to: to === null ? "" : isoOfDay(to),
    result: then.kind === "time-to-event" ? { ...then, curve: [], followed: [] } : then,
    change: changeOf(judgement.verdict, earlier.improvement),
    ...judgement,
  };
}
