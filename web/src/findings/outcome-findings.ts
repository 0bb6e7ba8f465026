import type { GroupResponse } from "#shared/contract/measures";
import type { BoundsResponse, ProportionResponse, ResultResponse } from "#shared/contract/results";
import { missingBounds } from "#shared/statistics/missing-bounds";
import { formatCount, formatOf, formatPercent, formatPercentInterval } from "#shared/format";
import { heightAt } from "../answers/curve-rows.js";
import { findingOf, type Finding } from "../words/finding.js";
import { shownRate, wordingOf } from "../words/told-by-n.js";

/** Title of the categories of change: improved and deteriorated together, never the one without the other. */
export function categoriesFinding(group: GroupResponse): string {
  const { result } = group;
  const worse = group.beside["reliable-deterioration"];
  if (result.kind !== "proportion" || wordingOf(result.denominator) === "few" || worse?.kind !== "proportion")
    return "Too few pairs for categories of change";
  if (wordingOf(result.denominator) === "counts") {
    return `${formatOf(result.numerator, result.denominator)} improved reliably, ${formatCount(worse.numerator)} deteriorated`;
  }
  return `${formatPercent(result.estimate)} improved reliably, ${formatPercent(worse.estimate)} deteriorated`;
}

/** A rate with what the missing people could make of it, where that is known. */
export interface Bounded {
  readonly result: ResultResponse | undefined;
  /** With how many people could have met it and are missing, where they are fewer than all who are. */
  readonly bounds?: (BoundsResponse & { readonly unknown?: number }) | null | undefined;
}

/** How many are judged and have no pair. */
function missingIn(group: GroupResponse): number {
  return Object.values(group.missing).reduce((sum, count) => sum + count, 0);
}

/** The bounds of a rate whose missing people are those of the group. */
export function boundsIn(group: GroupResponse, result: ResultResponse | undefined): BoundsResponse | null {
  if (result?.kind !== "proportion") return null;
  const { numerator: met, denominator } = result;
  return missingBounds({ met, notMet: denominator - met, unknown: missingIn(group) });
}

/** What the people without a pair could make of a rate: "20 judged stays have no pair: if none of them had … if all had …" */
export function boundsSentence(group: GroupResponse, done: string, rate: Bounded = group): string {
  const missing = missingIn(group);
  if (missing === 0) return "Nobody who is judged lacks a pair.";
  const bounds = shownBounds(rate);
  if (!bounds) return "";
  const { lower, upper } = bounds;
  const unknown = rate.bounds?.unknown ?? missing;
  if (unknown === 0)
    return missing === 1
      ? `The one judged stay without a pair could not have ${done}.`
      : `None of the ${formatCount(missing)} judged stays without a pair could have ${done}.`;
  const people =
    unknown < missing
      ? `${formatCount(unknown)} of the ${formatCount(missing)} judged stays without a pair could have ${done}`
      : `${formatCount(missing)} judged ${missing === 1 ? "stay has" : "stays have"} no pair`;
  return `${people}: if none of them had ${done} it would be ${formatPercent(lower)}, if all had ${formatPercent(upper)}.`;
}

/** The bounds of a rate that may be shown as one, else null. */
export function shownBounds({ bounds, result }: Bounded): BoundsResponse | null {
  return (shownRate(result) && bounds) || null;
}

/** The bounds of a rate in a cell: "31.9–67.9%". */
export function boundsWords(rate: Bounded): string {
  const bounds = shownBounds(rate);
  return bounds ? formatPercentInterval(bounds.lower, bounds.upper) : "–";
}

/** The rates that stand on caseness, in the order of the page. */
export interface CaseRates {
  readonly response: ResultResponse | undefined;
  readonly remission: ResultResponse | undefined;
  readonly recovery: ResultResponse | undefined;
  readonly reliableRecovery: ResultResponse | undefined;
}

/** Title of the rates of those who began at caseness: who responded, and who recovered. */
export function caseFinding(rates: CaseRates): string {
  const said = [
    { rate: shownRate(rates.response), words: "responded" },
    { rate: shownRate(rates.recovery), words: "recovered" },
    { rate: shownRate(rates.remission), words: "are in remission" },
  ].flatMap(({ rate, words }) => (rate ? [`${formatPercent(rate.estimate)} ${words}`] : []));
  if (said.length === 0) return "Too few people who began at caseness have a last score for a rate";
  return `Of those at caseness, ${said.slice(0, 2).join(" and ")}`;
}

/** Title of the time to improvement: half of all by a day, or how many had improved after six weeks. */
export function improvementTimeFinding(result: ResultResponse | undefined, what: string): Finding {
  if (result?.kind !== "time-to-event" || wordingOf(result.n) === "few") return "Too few people for a curve";
  if (wordingOf(result.n) === "counts")
    return `${formatOf(result.events, result.n)} people had ${what} so far`;
  const { estimate } = result.median;
  if (estimate !== null) return `Half had ${what} by day ${Math.round(estimate)}`;
  const last = result.curve.at(-1)?.time ?? 0;
  if (last < 42) return `${formatOf(result.events, result.n)} people had ${what} so far`;
  return findingOf(
    `${formatPercent(heightAt(result.curve, 42))} had ${what} after 6 weeks`,
    "half was not reached",
  );
}

/** Title of the months: the rate of the whole, and whether any month is a signal. */
export function improvementMonthsFinding(
  whole: ResultResponse,
  signals: readonly ("improvement" | "concern")[] | null,
): Finding {
  const rate = shownRate(whole);
  if (!rate) return "Too few pairs to judge the months";
  const start = `${formatPercent(rate.estimate)} improved reliably`;
  if (signals === null) return findingOf(start, "too few months to tell whether any stands out");
  const concern = signals.filter((signal) => signal === "concern").length;
  const better = signals.length - concern;
  if (signals.length === 0) return findingOf(start, "no month stands out");
  const said = [
    better === 0 ? "" : `${formatCount(better)} ${better === 1 ? "month" : "months"} better than chance`,
    concern === 0 ? "" : `${formatCount(concern)} worse`,
  ].filter((words) => words !== "");
  return findingOf(start, said.join(", "));
}

/** Title of the improvement over several instruments; where only one occurs it is named, and not called all. */
export function overallFinding(rates: {
  readonly improved: ProportionResponse | null;
  readonly worse: ProportionResponse | null;
  /** The instruments that occur in the view. */
  readonly instruments: readonly string[];
}): string {
  const { improved, worse } = rates;
  if (!improved || !worse || wordingOf(improved.denominator) === "few")
    return "Too few people with a pair in any instrument";
  if (wordingOf(improved.denominator) === "counts") {
    return `${formatOf(improved.numerator, improved.denominator)} better on at least one instrument, ${formatCount(worse.numerator)} worse`;
  }
  const [only, ...others] = rates.instruments;
  const over = only === undefined || others.length > 0 ? "Over all instruments" : `On ${only} alone`;
  return `${over} ${formatPercent(improved.estimate)} improved, ${formatPercent(worse.estimate)} became worse`;
}

/** Title of completeness: how much of what should be known is known, and from what to what it goes between programs. */
export function completenessFinding(
  whole: ResultResponse,
  programs: readonly GroupResponse[],
  instrument: string,
): Finding {
  const rate = shownRate(whole);
  if (!rate) return `Too few judged stays for the completeness of ${instrument}`;
  const start = `${formatPercent(rate.estimate)} of stays have both ${instrument} scores`;
  const rates = programs.flatMap((program) => shownRate(program.result)?.estimate ?? []);
  if (rates.length < 2) return start;
  return findingOf(
    start,
    `${formatPercentInterval(Math.min(...rates), Math.max(...rates))} between programs`,
  );
}
