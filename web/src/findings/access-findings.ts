import { periodLengthOf } from "#shared/calendar";
import { formatCount, formatPercent, formatPeriod, sentenceCase } from "#shared/format";
import { hoursWords } from "#shared/measures/goal-words";
import type { FunnelResponse, ProcessResponse } from "#shared/contract/analysis";
import type { GroupResponse } from "#shared/contract/measures";
import type { ResultResponse } from "#shared/contract/results";
import { hoursShown, type AccessGoal } from "../answers/access-goal.js";
import { heightAt } from "../answers/curve-rows.js";
import { findingOf, type Finding } from "../words/finding.js";
import { againstGoal } from "./against-goal.js";
import { funnelCounts } from "../words/funnel-words.js";
import { shownRate, wordingOf } from "../words/told-by-n.js";
import { changeOf, lastJudged } from "../answers/process-verdict.js";

/**
 * Title of the chart over time: what process control says of the last period it can judge, or that it can't tell, and in how
 * many of the periods that are over the whole interval lies on one side of the goal.
 */
export function periodsFinding(
  chart: ProcessResponse,
  periods: readonly GroupResponse[],
  goal: number | null,
): Finding {
  if (!lastJudged(chart)) return "Too few inquiries in each period to judge them";
  const said = changeWords(chart);
  if (goal === null) return said;
  const over = periods.filter((period) => !period.marks.includes("unfinished"));
  const rates = over.flatMap((period) => shownRate(period.result) ?? []);
  const below = rates.filter((rate) => againstGoal(rate, goal) === "below").length;
  const above = rates.filter((rate) => againstGoal(rate, goal) === "above").length;
  if (rates.length === 0) return said;
  const of = `${rates.length} ${unitOf(over[0]?.period ?? "", rates.length)}`;
  const target = `the goal of ${formatPercent(goal)}`;
  if (above === 0) return findingOf(said, `clearly below ${target} in ${below} of ${of}`);
  const also = below === 0 ? "" : `, below it in ${below}`;
  return findingOf(said, `clearly above ${target} in ${above} of ${of}${also}`);
}

function changeWords(chart: ProcessResponse): string {
  const told = changeOf(chart);
  if (told.kind === "untold") return sentenceCase(told.short);
  const period = formatPeriod(told.point.period);
  return chart.verdict === "commonCause" || told.point.signal === null
    ? `No signal of change in ${period}`
    : `A signal of ${chart.verdict} in ${period}`;
}

/** What the periods of a chart are called: "months" of "2026-03". */
function unitOf(period: string, count: number): string {
  const unit = periodLengthOf(period) ?? "period";
  return count === 1 ? unit : `${unit}s`;
}

/** Title of the monthly chart: the period's share against the goal, and how many months that are over lie below it beyond chance. */
export function monthsFinding(
  whole: ResultResponse,
  months: readonly GroupResponse[],
  { goal, access }: { readonly goal: number | null; readonly access: AccessGoal },
): Finding {
  const { words } = access;
  if (whole.kind !== "proportion") {
    const its = words.isOne ? `its ${words.long}` : words.long;
    return `No inquiry in this period has run ${its}`;
  }
  if (wordingOf(whole.denominator) === "few") return `Too few inquiries to show a share within ${words.goal}`;
  const counts = `${formatCount(whole.numerator)} of ${formatCount(whole.denominator)} people started within ${words.goal}`;
  if (wordingOf(whole.denominator) === "counts") return counts;
  const share = `${formatPercent(whole.estimate)} started within ${words.goal}`;
  if (goal === null) return share;
  const place = againstGoal(whole, goal);
  const target = formatPercent(goal);
  if (place === "around") return `${share}, which can’t be told apart from the goal of ${target}`;
  const over = months.filter((month) => !month.marks.includes("unfinished"));
  const rates = over.flatMap((month) => shownRate(month.result) ?? []);
  const same = rates.filter((rate) => againstGoal(rate, goal) === place).length;
  const clearly = `clearly ${place} it in ${same} of ${rates.length} months`;
  return findingOf(`${share}, ${place} the goal of ${target}`, rates.length > 1 ? clearly : "");
}

/** Title of the two curves: who had started at the hours of the goal and where the chart ends, and who had given up by then. */
export function curvesFinding(
  started: ResultResponse,
  gaveUp: ResultResponse | undefined,
  goal: AccessGoal,
): Finding {
  if (started.kind !== "time-to-event") return "Nobody asked for help in this period";
  if (wordingOf(started.n) === "few") return "Too few inquiries to draw a curve";
  if (wordingOf(started.n) === "counts") {
    return `${formatCount(started.events)} of ${formatCount(started.n)} people have started so far`;
  }
  const end = hoursShown(goal);
  const times = [...goal.hours, end];
  const words = times.map((time, place) => {
    const share = formatPercent(heightAt(started.curve, time));
    const after = time === end ? `${end / 24} days` : hoursWords(time);
    return `${share}${place === 0 ? " had started" : ""} after ${after}`;
  });
  const first = words.join(", ");
  if (gaveUp?.kind !== "time-to-event") return first;
  return findingOf(
    first,
    `by then ${formatPercent(heightAt(gaveUp.curve, end))} had given up or been closed`,
  );
}

/** Title of the table by program: in how many of them the whole interval lies below or above the goal, which is "clearly". */
export function programsFinding(programs: readonly GroupResponse[], goal: number | null): Finding {
  const rates = programs.flatMap((program) => shownRate(program.result) ?? []);
  if (rates.length === 0) return "No program has enough inquiries for a rate";
  if (goal === null) return `${rates.length} programs have enough inquiries for a rate`;
  const below = rates.filter((rate) => againstGoal(rate, goal) === "below").length;
  const above = rates.filter((rate) => againstGoal(rate, goal) === "above").length;
  const of = `${rates.length} ${rates.length === 1 ? "program" : "programs"}`;
  const start = `Clearly below the goal in ${below} of ${of}`;
  return findingOf(start, above === 0 ? "" : `clearly above it in ${above}`);
}

/** Title of the funnel plot, of one with judged programs: how many of them lie further from their pooled share than chance lets them. */
export function funnelPlotFinding({ points, target }: FunnelResponse): Finding {
  const { judged, beyond, near } = funnelCounts(points);
  const pooled = `those judged have ${formatPercent(target)} together`;
  if (beyond + near === 0) return findingOf("No program differs beyond chance", pooled);
  const of = `${judged} ${judged === 1 ? "program" : "programs"}`;
  if (beyond === 0)
    return findingOf(`${near} of ${of} outside the 95% limits`, `none outside 99.8%, ${pooled}`);
  const nearly = near === 0 ? "" : `${near} more outside 95%, `;
  return findingOf(`${beyond} of ${of} outside the 99.8% limits`, `${nearly}${pooled}`);
}
