import { formatCount, formatDays, formatHours, formatPercent, formatPoints } from "#shared/format";
import { newcombeDifference, type DifferenceEstimate } from "#shared/statistics/newcombe-difference";
import type { CurvePoint, Group, ProportionResult, Result } from "./api.js";

/** What the size of a denominator lets a page say. */
export type Wording = "few" | "counts" | "imprecise" | "plain";

/** Words by n: below 5 nothing, 5–9 counts only, 10–29 with a caution, from 30 on plainly. */
export function wordingOf(n: number): Wording {
  if (n < 5) return "few";
  if (n < 10) return "counts";
  return n < 30 ? "imprecise" : "plain";
}

/** The n of a result: denominator of a proportion, people on a curve, 0 where there is no figure. */
export function sizeOf(result: Result): number {
  if (result.kind === "proportion") return result.denominator;
  return result.kind === "time-to-event" ? result.n : 0;
}

/** The proportion where it may be shown as a rate, else null. */
export function shownRate(result: Result | undefined): ProportionResult | null {
  return result?.kind === "proportion" && result.denominator >= 10 ? result : null;
}

/** Where an interval lies against a goal: wholly below or above it, or around it. */
export function againstGoal(result: ProportionResult, goal: number): "below" | "above" | "around" {
  if (result.upper !== null && result.upper < goal) return "below";
  if (result.lower !== null && result.lower >= goal) return "above";
  return "around";
}

/** By how much a proportion exceeds the one before; null where either has no interval. */
export function differenceOf(current: ProportionResult, before: ProportionResult): DifferenceEstimate | null {
  const { lower, upper } = current;
  if (lower === null || upper === null || before.lower === null || before.upper === null) return null;
  const then = { estimate: before.estimate, lower: before.lower, upper: before.upper };
  const difference = newcombeDifference({ estimate: current.estimate, lower, upper }, then);
  return "reason" in difference ? null : difference;
}

/** A sentence on how a figure moved since the previous period; never a verdict that the data do not carry. */
export function changeSentence(current: Group, before: Group | null): string {
  if (before === null) return "All time has no period before it to compare with.";
  if (current.marks.includes("immature")) {
    return "Not compared with the period before: some stays have not reached their planned end.";
  }
  const now = current.result;
  const then = before.result;
  if (sizeOf(now) < 10 || sizeOf(then) < 10) return "Too few cases to compare with the period before.";
  if (now.kind === "proportion" && then.kind === "proportion") {
    const difference = differenceOf(now, then);
    if (!difference) return "The period before has no interval to compare with.";
    const verdict = difference.lower > 0 ? "up" : difference.upper < 0 ? "down" : "within chance";
    return `${formatPoints(difference.estimate)} against ${formatPercent(then.estimate)} in the period before: ${verdict}.`;
  }
  if (now.kind !== "time-to-event" || then.kind !== "time-to-event") return "No figure in the period before.";
  if (then.median.estimate === null) return "The period before did not reach its median.";
  const write = then.unit === "hours" ? formatHours : formatDays;
  return `Median in the period before: ${write(then.median.estimate)}.`;
}

/** Title of the monthly chart: the period's share against the goal, and how many months lie below it beyond chance. */
export function monthsFinding(whole: Result, months: readonly Group[], goal: number | null): string {
  if (whole.kind !== "proportion") return "No inquiry in this period has run its 48 hours";
  if (wordingOf(whole.denominator) === "few") return "Too few inquiries to show a share within 48 hours";
  const counts = `${formatCount(whole.numerator)} of ${formatCount(whole.denominator)} people started within 48 hours`;
  if (wordingOf(whole.denominator) === "counts") return counts;
  const share = `${formatPercent(whole.estimate)} started within 48 hours`;
  if (goal === null) return share;
  const place = againstGoal(whole, goal);
  const target = formatPercent(goal);
  if (place === "around") return `${share}, which can't be told apart from the goal of ${target}`;
  const rates = months.flatMap((month) => shownRate(month.result) ?? []);
  const same = rates.filter((rate) => againstGoal(rate, goal) === place).length;
  const clearly = `clearly ${place} it in ${same} of ${rates.length} months`;
  return `${share}, ${place} the goal of ${target}${rates.length > 1 ? ` and ${clearly}` : ""}`;
}

/** The height of a step curve at a time: that of the last point not after it. */
export function heightAt(curve: readonly CurvePoint[], time: number): number {
  let height = 0;
  for (const point of curve) {
    if (point.time > time) break;
    height = point.estimate;
  }
  return height;
}

/** Title of the two curves: who had started at 48 hours and at 14 days, and who had given up by then. */
export function curvesFinding(started: Result, gaveUp: Result | undefined): string {
  if (started.kind !== "time-to-event" || !started.curve) return "Nobody asked for help in this period";
  if (wordingOf(started.n) === "few") return "Too few inquiries to draw a curve";
  if (wordingOf(started.n) === "counts") {
    return `${formatCount(started.events)} of ${formatCount(started.n)} people have started so far`;
  }
  const at = (hours: number): string => formatPercent(heightAt(started.curve ?? [], hours));
  const first = `${at(48)} had started after 48 hours, ${at(336)} after 14 days`;
  if (gaveUp?.kind !== "time-to-event" || !gaveUp.curve) return first;
  return `${first}; by then ${formatPercent(heightAt(gaveUp.curve, 336))} had given up or been closed`;
}

/** Title of the table by program: in how many of them the whole interval lies below or above the goal. */
export function programsFinding(programs: readonly Group[], goal: number | null): string {
  const rates = programs.flatMap((program) => shownRate(program.result) ?? []);
  if (rates.length === 0) return "No program has enough inquiries for a rate";
  if (goal === null) return `${rates.length} programs have enough inquiries for a rate`;
  const below = rates.filter((rate) => againstGoal(rate, goal) === "below").length;
  const above = rates.filter((rate) => againstGoal(rate, goal) === "above").length;
  const of = `${rates.length} ${rates.length === 1 ? "program" : "programs"}`;
  if (above === 0) return `The whole interval lies below the goal in ${below} of ${of}`;
  return `The whole interval lies below the goal in ${below} of ${of} and above it in ${above}`;
}

/** One time at which either curve has a step, with both heights; drawn to `until` and no further. */
export interface CurveRow {
  readonly time: number;
  readonly started: number;
  readonly startedBand: readonly [number, number];
  readonly gaveUp: number;
  readonly gaveUpBand: readonly [number, number];
}

/** Puts two step curves on one axis of time, each carried on between its own steps, from 0 to `until`. */
export function joinCurves(
  started: readonly CurvePoint[],
  gaveUp: readonly CurvePoint[],
  until: number,
): readonly CurveRow[] {
  const times = new Set([0, until]);
  for (const point of [...started, ...gaveUp]) if (point.time <= until) times.add(point.time);
  const ordered = [...times].sort((one, other) => one - other);
  const first = carried(started, ordered);
  const second = carried(gaveUp, ordered);
  return ordered.map((time, index) => ({
    time,
    started: first[index]?.estimate ?? 0,
    startedBand: [first[index]?.lower ?? 0, first[index]?.upper ?? 0],
    gaveUp: second[index]?.estimate ?? 0,
    gaveUpBand: [second[index]?.lower ?? 0, second[index]?.upper ?? 0],
  }));
}

function carried(curve: readonly CurvePoint[], times: readonly number[]): readonly CurvePoint[] {
  let next = 0;
  let current: CurvePoint = { time: 0, atRisk: 0, estimate: 0, lower: 0, upper: 0 };
  return times.map((time) => {
    while (next < curve.length && (curve[next]?.time ?? Infinity) <= time) {
      const point = curve[next];
      if (point) {
        current = { ...point, lower: point.lower ?? point.estimate, upper: point.upper ?? point.estimate };
      }
      next += 1;
    }
    return current;
  });
}

const markWords: Readonly<Record<string, string>> = {
  unfinished: "period not over",
  immature: "not all stays could end yet",
  few: "few cases",
  imprecise: "imprecise",
  prorated: "prorated scores",
  demo: "demo data",
};

/** The words of a figure's marks, small denominators included; demo data have their banner instead. */
export function markLabels(group: Group): readonly string[] {
  const wording = wordingOf(sizeOf(group.result));
  const marks = group.marks.filter((mark) => mark !== "demo" && mark !== "few" && mark !== "imprecise");
  const own = wording === "imprecise" ? ["imprecise"] : [];
  return [...marks, ...own].map((mark) => markWords[mark] ?? mark);
}
