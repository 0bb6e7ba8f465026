import type { GroupResponse } from "#shared/contract/measures";
import type { ResultResponse } from "#shared/contract/results";
import { formatCount, formatOf, formatPercent, formatPercentInterval, formatPeriod } from "#shared/format";
import { findingOf, type Finding } from "../words/finding.js";
import { sizeOf, shownRate, wordingOf } from "../words/told-by-n.js";

/** Title of attendance: the share attended, and of the rest the no-shows. */
export function attendanceFinding(group: GroupResponse): Finding {
  const { result } = group;
  if (result.kind !== "proportion" || wordingOf(result.denominator) === "few")
    return "Too few sessions to show attendance";
  if (wordingOf(result.denominator) === "counts") {
    return `${formatOf(result.numerator, result.denominator)} sessions were attended`;
  }
  const noShow = shownRate(group.beside["no-show"]);
  const rest = noShow ? `no-show ${formatPercent(noShow.estimate)}` : "";
  return findingOf(`${formatPercent(result.estimate)} of sessions were attended`, rest);
}

/** Title of a measure by month: the whole's share, and which months stand out. */
export function attendanceMonthsFinding(
  whole: ResultResponse,
  signals: readonly { readonly period: string; readonly verdict: "improvement" | "concern" }[] | null,
): string {
  const rate = shownRate(whole);
  if (!rate) return "Too few sessions to judge the months";
  const start = `Attendance ${formatPercent(rate.estimate)}`;
  if (signals === null) return `${start}: too few periods to tell whether any stands out`;
  const concern = signals.filter((signal) => signal.verdict === "concern");
  const better = signals.filter((signal) => signal.verdict === "improvement");
  if (signals.length === 0) return `${start}: no period stands out`;
  if (concern.length === 1 && better.length === 0)
    return `${start}: worse than usual in ${formatPeriod(concern[0]?.period ?? "")}`;
  if (better.length === 1 && concern.length === 0)
    return `${start}: better than usual in ${formatPeriod(better[0]?.period ?? "")}`;
  return `${start}: signals of concern in ${formatCount(concern.length)} periods, of improvement in ${formatCount(better.length)}`;
}

/** Title of the list of a week: how many people were under their band in it. */
export function underBandFinding(group: GroupResponse | undefined, week: string): string {
  const name = formatPeriod(week);
  if (!group || group.result.kind !== "shares") return `Nobody’s full week is judged in ${name}`;
  const under = group.result.shares.find((share) => share.class === "under")?.numerator ?? 0;
  const whole = formatCount(sizeOf(group.result));
  if (under === 0) return `Nobody of ${whole} was under the dose band in ${name}`;
  return `${formatCount(under)} of ${whole} people ${under === 1 ? "was" : "were"} under the dose band in ${name}`;
}

/** Title of early engagement: the share, and from what to what it goes between programs. */
export function earlyFinding(group: GroupResponse, programs: readonly GroupResponse[]): Finding {
  const whole = group.result;
  const rate = shownRate(whole);
  if (!rate) {
    if (group.pending > 0 && sizeOf(whole) === 0)
      return `${formatCount(group.pending)} started, and the 30 days of none are over yet`;
    return whole.kind === "proportion" && wordingOf(whole.denominator) === "counts"
      ? `${formatOf(whole.numerator, whole.denominator)} came back four times within 30 days`
      : "Too few starts to show early engagement";
  }
  const start = `${formatPercent(rate.estimate)} came back four times within 30 days`;
  const rates = programs.flatMap((program) => shownRate(program.result)?.estimate ?? []);
  if (rates.length < 2) return start;
  return findingOf(
    start,
    `${formatPercentInterval(Math.min(...rates), Math.max(...rates))} between programs`,
  );
}

/**
 * Title of the seats: how many are filled, and from what to what that goes between the group times. Which is lowest is not
 * said: seats of one session resemble each other, so a difference of their intervals shows nothing.
 */
export function seatsFinding(whole: ResultResponse, times: readonly GroupResponse[]): Finding {
  const rate = shownRate(whole);
  if (!rate) return "No session with a known capacity has enough seats for a rate";
  const start = `${formatPercent(rate.estimate)} of seats are filled`;
  const rates = times.flatMap((group) => shownRate(group.result)?.estimate ?? []);
  if (rates.length < 2) return start;
  const range = formatPercentInterval(Math.min(...rates), Math.max(...rates));
  return findingOf(start, `${range} between group times, differences not judged`);
}
