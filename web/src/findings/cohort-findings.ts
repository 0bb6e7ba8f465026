import type { FunnelResponse, MixGroupResponse } from "#shared/contract/analysis";
import type { GroupResponse } from "#shared/contract/measures";
import type { MeanChangeResponse, ResultResponse } from "#shared/contract/results";
import {
  formatCount,
  formatOf,
  formatPercent,
  formatPercentInterval,
  formatPoints,
  formatPointsBound,
  formatSignedBound,
} from "#shared/format";
import { whyNotJudged } from "#shared/measures/analysis/clustered";
import type { Grain } from "#shared/measures/definition";
import { FEWEST } from "#shared/measures/analysis/compare";
import { differenceOfMeans, differenceOfShares, type Difference } from "#shared/measures/analysis/difference";
import { heightAt } from "../answers/curve-rows.js";
import { findingOf, type Finding } from "../words/finding.js";
import { tellsRate, shownRate, sizeOf, wordingOf } from "../words/told-by-n.js";
import { funnelCounts } from "../words/funnel-words.js";
import { markLabels } from "../words/mark-words.js";
import { differenceWords, figureWords, type Unit } from "../words/result-words.js";

/** "1 program", "8 programs": a number of groups by what they are. */
function countOfGroups(count: number, dimension: string): string {
  const name = dimensionNoun(dimension);
  return `${formatCount(count)} ${count === 1 ? name : `${name}s`}`;
}

const nouns: Readonly<Record<string, string>> = {
  group: "group time",
  payer_class: "payer class",
  referral_source: "referral source",
  age_band: "age band",
};

/** What one value of a dimension is called within a sentence. */
export function dimensionNoun(dimension: string): string {
  return nouns[dimension] ?? dimension;
}

/**
 * Title of the cohort table: from what to what completion goes where there is a rate, how many groups are too small for
 * one, and in how many not all stays could end yet.
 */
export function cohortsFinding(groups: readonly GroupResponse[], dimension: string): Finding {
  if (groups.length === 0) return "Nobody was admitted in this period";
  const rates = groups.flatMap((group) => shownRate(group.result)?.estimate ?? []);
  const small = groups.length - rates.length;
  const young = groups.filter((group) => group.marks.includes("immature")).length;
  const range = rates.length === 0 ? "" : rangeOfRates(rates);
  const open = [
    small === 0 ? "" : `${formatCount(small)} too small for a rate`,
    young === 0 ? "" : openWords(young, groups.length),
  ].filter((words) => words !== "");
  const [first = "", rest = ""] = [range, open.join(", ")].filter((words) => words !== "");
  return findingOf(`${countOfGroups(groups.length, dimension)}: ${first}`, rest);
}

/** In how many groups not all stays could end yet. */
function openWords(young: number, all: number): string {
  if (young < all) return `${formatCount(young)} with stays that could not end yet`;
  return all === 1 ? "not all stays could end yet" : "in each not all stays could end yet";
}

function rangeOfRates(rates: readonly number[]): string {
  const [low, high] = [Math.min(...rates), Math.max(...rates)];
  return `completion ${rates.length === 1 ? formatPercent(low) : formatPercentInterval(low, high)}`;
}

/** Title of the funnel plot: how many of the groups that are judged lie outside the outer, and the inner limits. */
export function funnelFinding(funnel: FunnelResponse | null, what: string): Finding {
  const { judged: count, beyond, near } = funnelCounts(funnel?.points ?? []);
  if (count === 0) return `Too few groups to compare ${what}`;
  const of = formatCount(count);
  if (beyond + near === 0) return `${what}: none of ${of} differs beyond chance`;
  if (beyond === 0)
    return findingOf(`${what}: ${formatCount(near)} of ${of} outside the 95% limits`, "none beyond 99.8%");
  const more = near === 0 ? "" : `${formatCount(near)} more outside 95%`;
  return findingOf(`${what}: ${formatCount(beyond)} of ${of} beyond the 99.8% limits`, more);
}

/** What the limits of a funnel plot are, for the line under its title. */
export function limitsWords({ overDispersion }: FunnelResponse): string {
  const made = overDispersion?.isWidened ? "widened, as groups differ by more than chance" : "exact";
  return `limits 95% (dashed) and 99.8%, ${made}`;
}

/** The difference of two groups in one figure, or why there is none to be told. */
export type GroupDifference =
  | { readonly kind: "difference"; readonly difference: Difference; readonly words: string }
  | { readonly kind: "none"; readonly words: string };

function judged(found: Difference | null, unit: Unit): GroupDifference {
  if (!found) return { kind: "none", words: "no interval for the difference" };
  const write = (value: number): string =>
    unit === "share" ? formatPoints(value) : differenceWords(value, unit);
  const writeBound = unit === "share" ? formatPointsBound : formatSignedBound;
  const interval = `95% interval ${writeBound(found.lower)} to ${writeBound(found.upper)}`;
  // Of changes "higher" could be read as more change: whether a rise is better, the scale says.
  const [more, less] = unit === "points" ? ["beyond chance", "beyond chance"] : ["higher", "lower"];
  const verdict = found.lower > 0 ? more : found.upper < 0 ? less : "can’t be told from chance";
  return {
    kind: "difference",
    difference: found,
    words: `${write(found.estimate)} (${interval}): ${verdict}`,
  };
}

/** Two groups and what is compared of them. */
export interface ComparedGroups {
  readonly first: GroupResponse | undefined;
  readonly second: GroupResponse | undefined;
  /** Where it isn't the group's own result. */
  readonly shown?: (group: GroupResponse) => ResultResponse;
  /**
   * True where both hold people admitted over the same time, such as two programs: then both are equally young. Cohorts
   * of two months are not: whoever leaves ends first, so the younger one would look worse than it is.
   */
  readonly isSameTime: boolean;
  /** What the figure counts: of many rows of one person, the difference has no verdict. */
  readonly grain?: Grain | undefined;
}

/** The first group less the second; below ten, and where one is younger than the other, they are not compared. */
export function differenceOfGroups(compared: ComparedGroups): GroupDifference {
  const { first, second, isSameTime } = compared;
  if (!first || !second) return { kind: "none", words: "no figure on one side" };
  const young = [first, second].filter((group) => group.marks.includes("immature")).length;
  if (young === 1 || (young === 2 && !isSameTime)) {
    return { kind: "none", words: "not compared: not all stays could end yet" };
  }
  const shown = compared.shown ?? ((group) => group.result);
  const found = differenceOfResults(shown(first), shown(second), compared.grain ?? "episode");
  return young === 0 || found.kind === "none" ? found : { ...found, words: `so far ${found.words}` };
}

function differenceOfResults(one: ResultResponse, other: ResultResponse, grain: Grain): GroupDifference {
  if (sizeOf(one) < FEWEST || sizeOf(other) < FEWEST) return { kind: "none", words: "too few to compare" };
  if (one.kind === "proportion" && other.kind === "proportion") {
    const why = whyNotJudged(grain);
    if (why !== null)
      return { kind: "none", words: `${formatPoints(one.estimate - other.estimate)}: ${why}` };
    return judged(differenceOfShares(one, other), "share");
  }
  if (one.kind === "mean-change" && other.kind === "mean-change") {
    return judged(differenceOfMeans(one, other), "points");
  }
  return { kind: "none", words: "read the two intervals side by side" };
}

/** Title of the comparison of two groups: in how many figures they differ by more than chance explains. */
export function differencesFinding(
  names: readonly [first: string, second: string],
  differences: readonly GroupDifference[],
): string {
  const told = differences.flatMap((each) => (each.kind === "difference" ? [each.difference] : []));
  const [first, second] = names;
  if (told.length === 0) return `${first} and ${second} can’t be compared yet`;
  const beyond = told.filter((each) => each.lower > 0 || each.upper < 0).length;
  const figures = told.length === 1 ? "the only figure" : `${beyond} of ${told.length} figures`;
  if (beyond === 0) return `${first} and ${second}: no difference beyond chance`;
  return `${first} and ${second} differ beyond chance in ${figures}`;
}

/**
 * Title of the course by week: the first and the last score of the same people, for the people of two weeks are others. It
 * tells a direction only where the interval of the change leaves out 0.
 */
export function trajectoryFinding(instrument: string, change: MeanChangeResponse | null): Finding {
  if (!change || change.n < FEWEST) return `Too few ${instrument} pairs to draw a course`;
  const means = `${change.baselineMean.toFixed(1)} to ${change.lastMean.toFixed(1)}`;
  const unseen = ifUnchangedSentence(change);
  if (!isBeyondChance(change))
    return findingOf(`${instrument}: no clear change from first to last score, ${means}`, unseen);
  const moved = change.mean < 0 ? "fell" : "rose";
  return findingOf(`${instrument} ${moved} from ${means}, first to last score`, unseen);
}

/** What those without a last score could make of the change: had none of them changed, what would it be? */
function ifUnchangedSentence({ mean, lastScores }: MeanChangeResponse): string {
  const { withoutLast, meanIfUnchanged } = lastScores;
  if (withoutLast === 0) return "everyone with a baseline has a last score";
  const [seen, supposed] = [mean, meanIfUnchanged].map((value) => differenceWords(value, "points"));
  const who =
    withoutLast === 1
      ? "the one person without a last score"
      : `the ${formatCount(withoutLast)} people without a last score`;
  return `if ${who} had not changed, the mean change would be ${supposed} points instead of ${seen}`;
}

/** Whether the interval of a change leaves out 0. A change that is the same in everybody has none, and needs none. */
function isBeyondChance({ lower, upper, mean, sd }: MeanChangeResponse): boolean {
  if (lower === null || upper === null) return sd === 0 && mean !== 0;
  return lower > 0 || upper < 0;
}

/** Title of the change: by how much the mean moved, or that chance may explain it. */
export function changeFinding(change: MeanChangeResponse | null, instrument: string): string {
  if (!change || wordingOf(change.n) === "few") return `Too few ${instrument} pairs for a change`;
  if (wordingOf(change.n) === "counts")
    return `${formatCount(change.n)} people have two ${instrument} scores`;
  const means = `${change.baselineMean.toFixed(1)} to ${change.lastMean.toFixed(1)}`;
  if (!isBeyondChance(change)) {
    return `${instrument} went from ${means}: chance may explain it`;
  }
  const way = change.mean < 0 ? "fell" : "rose";
  return `${instrument} ${way} by ${Math.abs(change.mean).toFixed(1)} points, from ${means}`;
}

/** Title of the retention curve: who was still in or had ended as planned at four and at eight weeks. */
export function retentionFinding(result: ResultResponse | undefined): string {
  if (result?.kind !== "time-to-event" || wordingOf(result.n) === "few") return "Too few stays for a curve";
  if (wordingOf(result.n) === "counts")
    return `${formatOf(result.events, result.n)} people have left unplanned`;
  const last = result.curve.at(-1)?.time ?? 0;
  const days = [28, 56].filter((day) => day <= last);
  if (result.events === 0) return "Nobody has left unplanned";
  if (days.length === 0) return `${formatOf(result.events, result.n)} people have left unplanned`;
  const at = days.map(
    (day) => `${formatPercent(1 - heightAt(result.curve, day))} ${day === 28 ? "at 4 weeks" : "at 8"}`,
  );
  return `Still in or ended as planned: ${at.join(", ")}`;
}

/** Title of the dose: the shares of weeks within and under the band. */
export function doseFinding(result: ResultResponse | undefined): string {
  if (result?.kind !== "shares" || wordingOf(result.denominator) === "few")
    return "Too few full weeks to judge the dose";
  const count = (name: string): number => result.shares.find((share) => share.class === name)?.numerator ?? 0;
  const whole = result.denominator;
  if (wordingOf(whole) === "counts")
    return `${formatOf(count("within"), whole)} full weeks lay within the band`;
  const share = (name: string): string => formatPercent(count(name) / whole);
  return `${share("within")} of full weeks within the dose band, ${share("under")} under it`;
}

/** Title of the companion definitions: the rate, and from what to what the other definitions in use would put it. */
export function completionFinding(group: GroupResponse): Finding {
  const { result } = group;
  if (result.kind !== "proportion" || wordingOf(result.denominator) === "few")
    return "Too few finished stays to show completion";
  const counts = `${formatOf(result.numerator, result.denominator)} people completed`;
  if (wordingOf(result.denominator) === "counts") return counts;
  const young = group.marks.includes("immature") ? " so far" : "";
  const others = ["completed-or-transferred", "dose-reached", "not-against-advice"].flatMap((id) => {
    const beside = group.beside[id];
    return beside?.kind === "proportion" && figureWords(beside).isRate ? [beside.estimate] : [];
  });
  const rate = `${formatPercent(result.estimate)} completed${young}`;
  if (others.length === 0) return rate;
  const range = formatPercentInterval(Math.min(...others), Math.max(...others));
  return findingOf(rate, `other definitions would say ${range}`);
}

/** Severity at baseline in words, most frequent band first: "severe 66.1%, moderate 26.6%". */
export function mixWords(mix: MixGroupResponse | undefined): string {
  if (!mix || !tellsRate(mix.n)) return "too few for a mix";
  const bands = [...mix.bands].sort((one, other) => other.n - one.n);
  return bands.map((band) => `${band.band} ${formatPercent(band.estimate)}`).join(", ");
}

/** The rate that a group would have with the mix of all together, and how much of its own is the mix; null where n is too small. */
export function shownAdjusted(
  mix: MixGroupResponse | undefined,
): { readonly rate: number; readonly effectOfMix: number; readonly n: number } | null {
  if (!mix || !tellsRate(mix.n)) return null;
  if (mix.adjusted.kind !== "adjusted") return null;
  const { rate, effectOfMix, n } = mix.adjusted;
  return { rate: Math.min(1, rate), effectOfMix, n };
}

/** The same in words. */
export function adjustedWords(mix: MixGroupResponse | undefined): string {
  const shown = shownAdjusted(mix);
  if (!mix || !shown) return "–";
  const known = shown.n < mix.n ? `; ${formatOf(shown.n, mix.n)} with a baseline` : "";
  return `${formatPercent(shown.rate)} (mix ${formatPoints(shown.effectOfMix)}${known})`;
}

/** The marks of a cell in a dense table: only what its own n and age say. */
export function cellMark(group: GroupResponse, result: ResultResponse): string {
  if (group.marks.includes("immature")) return "so far";
  return wordingOf(sizeOf(result)) === "imprecise" ? "imprecise" : "";
}

/** All marks of a group as one sentence for a cell's title. */
export function marksSentence(group: GroupResponse): string {
  return markLabels(group).join(", ");
}
