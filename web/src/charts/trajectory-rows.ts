import type { InstrumentResponse } from "#shared/contract/instruments";
import type { TrajectoryResponse } from "#shared/contract/results";
import { formatCount } from "#shared/format";
import { wordingOf } from "../words/told-by-n.js";
import { intervalWords, valueWords } from "../words/result-words.js";

type Week = TrajectoryResponse["points"][number];
/** The ends of an instrument's scale, where the registry knows them. */
type Scale = Pick<InstrumentResponse, "min" | "max"> | null;

/** One week of the course as far as its n lets it be drawn and said. */
export interface DrawnWeek extends Week {
  /** Null where there are too few for a mean: the week keeps its place and its n. */
  readonly shown: number | null;
  readonly isImprecise: boolean;
  /** How far the interval goes down and up from the mean. */
  readonly reach: readonly [down: number, up: number] | null;
  readonly meanWords: string;
  readonly interval: string;
  /** The middle half of the scores; null where there are too few for it. */
  readonly quartiles: readonly [lower: number, upper: number] | null;
  readonly middleHalf: string;
  readonly words: string;
}

/** An end of an interval, which may not lie where no score can. */
function within(scale: Scale, end: number | null): number | null {
  return end === null || !scale ? end : Math.min(scale.max, Math.max(scale.min, end));
}

type MiddleHalf = Pick<DrawnWeek, "quartiles" | "middleHalf">;
const noQuartiles: MiddleHalf = { quartiles: null, middleHalf: "–" };

function quartilesOf({ lowerQuartile, upperQuartile }: Week): MiddleHalf {
  if (lowerQuartile === null || upperQuartile === null) return noQuartiles;
  return {
    quartiles: [lowerQuartile, upperQuartile],
    middleHalf: intervalWords(lowerQuartile, upperQuartile, "points"),
  };
}

function drawnWeek(week: Week, scale: Scale): DrawnWeek {
  const left = week.left === 0 ? "" : `, ${formatCount(week.left)} had left`;
  const who = `n ${formatCount(week.n)}${left}`;
  const wording = wordingOf(week.n);
  if (wording === "few" || wording === "counts") {
    const meanWords = wording === "few" ? "too few to show" : "counts only";
    const none = { shown: null, isImprecise: false, reach: null, interval: "–", meanWords, ...noQuartiles };
    return { ...week, ...none, words: `Week ${week.week}: ${meanWords}, ${who}` };
  }
  const { mean } = week;
  const [lower, upper] = [within(scale, week.lower), within(scale, week.upper)];
  const isImprecise = wording === "imprecise";
  const interval = `${intervalWords(lower, upper, "points")}${isImprecise ? ", imprecise" : ""}`;
  const meanWords = valueWords(mean, "points");
  const middle = quartilesOf(week);
  const half = middle.quartiles ? `, middle half ${middle.middleHalf}` : "";
  return {
    ...week,
    ...{ lower, upper, shown: mean, isImprecise, meanWords, interval },
    reach: lower === null || upper === null ? null : [mean - lower, upper - mean],
    ...middle,
    words: `Week ${week.week}: mean ${meanWords} (${interval})${half}, ${who}`,
  };
}

/** The weeks of a course: from 10 people on a mean, below 30 with a caution, its interval within the instrument's scale. */
export function drawnWeeks(weeks: readonly Week[], scale: Scale): readonly DrawnWeek[] {
  return weeks.map((week) => drawnWeek(week, scale));
}
