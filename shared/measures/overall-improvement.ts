import { reliableChangeOf, type ReliableChange } from "../instruments/classify-change.js";
import { isCase } from "../instruments/classify-score.js";
import type { Instrument } from "../instruments/instrument.js";
import type { ProgramColumns } from "./columns.js";
import { classified, type Classification, type ListMeasure, type Moment } from "./definition.js";
import type { Episode } from "./episode.js";
import { changeTexts } from "./reliable-change.js";
import {
  isJudged,
  isTooYoung,
  symptomMissing,
  symptomPending,
  symptomReasons,
  unjudged,
} from "./symptom-pair.js";
import { endScoreRow, firstScoreRow, standOnPairAt } from "./instrument-pairs.js";

/** What a person's pairs say together, as bits of one number, so that reading a person allocates nothing. */
const BASELINE = 1;
const PAIR = 2;
/** A pair in an instrument with a reliable-change threshold. */
const RATED = 4;
const BETTER = 8;
const WORSE = 16;
const CASE_AT_START = 32;
const CASE_AT_END = 64;
const PRORATED = 128;

/** An instrument that can say something about a pair: how its change reads, or whether it is a case. */
function hasThreshold(instrument: Instrument | undefined): boolean {
  if (instrument?.use !== "outcome") return false;
  return instrument.reliableChange !== null || instrument.caseness !== null;
}

/** Bits of the instruments with thresholds in which the person has scores. */
function readPairs(episode: Episode, moment: Moment): number {
  let bits = 0;
  const end = endScoreRow(episode);
  for (let row = firstScoreRow(episode); row < end;) {
    row = standOnPairAt(episode, row, moment);
    bits |= readPair(episode);
  }
  return bits;
}

function readPair({ pair }: Episode): number {
  const { instrument } = pair;
  if (!instrument || !hasThreshold(instrument) || !pair.hasBaseline) return 0;
  if (!pair.hasPair) return BASELINE;
  const change = reliableChangeOf(instrument, pair);
  return (
    BASELINE |
    PAIR |
    (change === "none" ? 0 : RATED) |
    (change === "improved" ? BETTER : 0) |
    (change === "worse" ? WORSE : 0) |
    (isCase(instrument, pair.baseline) === true ? CASE_AT_START : 0) |
    (isCase(instrument, pair.last) === true ? CASE_AT_END : 0) |
    (pair.isProrated ? PRORATED : 0)
  );
}

type Overall = "improved" | "worse" | "unchanged" | "no_threshold";

function overallOf(bits: number): Overall {
  if (!(bits & RATED)) return "no_threshold";
  if (bits & WORSE) return "worse";
  return bits & BETTER ? "improved" : "unchanged";
}

/** What the outcome instruments that a program uses can say. */
interface Thresholds {
  readonly of: Moment["instruments"];
  /** Whether any has a reliable-change threshold. */
  readonly isRated: boolean;
  /** How many have a caseness cut. */
  readonly cases: number;
}

const known = new WeakMap<ProgramColumns, Thresholds>();

/** Asked once a program and registry: all scores are looked through for their instruments. */
function thresholdsOf({ columns }: Episode, { instruments }: Moment): Thresholds {
  const found = known.get(columns);
  if (found?.of === instruments) return found;
  const used = [...new Set(columns.scores.instrument)].flatMap((code) => {
    const instrument = instruments[code];
    return instrument?.use === "outcome" ? [instrument] : [];
  });
  const thresholds = {
    of: instruments,
    isRated: used.some(({ reliableChange }) => reliableChange !== null),
    cases: used.filter(({ caseness }) => caseness !== null).length,
  };
  known.set(columns, thresholds);
  return thresholds;
}

function hasThresholds(episode: Episode, moment: Moment): boolean {
  const { isRated, cases } = thresholdsOf(episode, moment);
  return isRated || cases > 0;
}

/** Whether who is missing could have been better or worse, had they been asked at both ends. */
function couldChange(episode: Episode, moment: Moment): boolean {
  return thresholdsOf(episode, moment).isRated;
}

/** Whether who is missing could have recovered: not where the start is known to be below every cut that the program uses. */
function couldRecover(episode: Episode, moment: Moment): boolean {
  let below = 0;
  const end = endScoreRow(episode);
  for (let row = firstScoreRow(episode); row < end;) {
    row = standOnPairAt(episode, row, moment);
    const { instrument, hasBaseline, baseline } = episode.pair;
    if (instrument?.use !== "outcome" || instrument.caseness === null || !hasBaseline) continue;
    if (isCase(instrument, baseline) === true) return true;
    below += 1;
  }
  return below < thresholdsOf(episode, moment).cases;
}

function classify(episode: Episode, moment: Moment): Classification {
  const pending = unjudged(episode, moment);
  if (pending?.class === "outside") return pending;
  const bits = readPairs(episode, moment);
  // Asked first, as it is cheaper: whoever has a baseline is in a program that uses such an instrument.
  if (!(bits & BASELINE) && !hasThresholds(episode, moment)) return classified("outside");
  if (pending) return pending;
  if (bits & PAIR) return classified("counted", overallOf(bits));
  return classified("missing", bits & BASELINE ? "no_last" : "no_baseline");
}

function shareOf(wanted: Exclude<Overall, "no_threshold">, title: string, sentence: string) {
  return {
    kind: "proportion",
    id: wanted,
    title,
    sentence,
    observe(episode: Episode, moment: Moment): boolean | null {
      const found = overallOf(readPairs(episode, moment));
      return found === "no_threshold" ? null : found === wanted;
    },
    isWanting: couldChange,
  } as const;
}

const words: Readonly<Record<ReliableChange, string>> = {
  improved: "reliably better",
  worse: "reliably worse",
  unchanged: "no reliable change",
  none: "no published threshold",
};

/** Each pair in words, e.g. "PHQ-9 18 to 9: reliably better". */
function pairsInWords(episode: Episode, moment: Moment): string {
  const found: string[] = [];
  const end = endScoreRow(episode);
  for (let row = firstScoreRow(episode); row < end;) {
    row = standOnPairAt(episode, row, moment);
    const { instrument, hasPair, baseline, last } = episode.pair;
    if (instrument?.use !== "outcome" || !hasPair) continue;
    found.push(
      `${instrument.id} ${baseline} to ${last}: ${words[reliableChangeOf(instrument, episode.pair)]}`,
    );
  }
  return found.join("; ");
}

export const overallImprovement: ListMeasure = {
  id: "overall-improvement",
  version: 1,
  kind: "list",
  title: "Overall improvement",
  question:
    "Taking all of a person's instruments together, how many people became better, and how many worse?",
  improvementNotation: "increase",
  section: "symptoms",
  indexDate: "admission",
  grain: "episode",
  initialPopulation:
    "Stays that started, by day of admission, in programs that use an outcome instrument with a reliable-change threshold or a caseness cut. Each stay counts once, over all such instruments in which the person has a baseline and a last score.",
  numerator:
    "Improved: reliably better on at least one instrument and reliably worse on none. Worse: reliably worse on any. Unchanged: the rest. Where none of a person's instruments has a reliable-change threshold there is no such class (no_threshold), only recovery.",
  pending: symptomPending,
  exclusions: [],
  missing: symptomMissing.map(({ code, sentence }) => ({
    code,
    sentence: `In every instrument: ${sentence}`,
  })),
  reasons: [
    ...symptomReasons,
    ...changeTexts,
    {
      code: "no_threshold",
      sentence: "No instrument with scores has a threshold, so no change can be called reliable.",
    },
  ],
  method:
    "95% Wilson score intervals, each over people with a pair in at least one instrument; the bounds of each say what it would be if none, or all, of the people without any pair belonged to it. Who is known to have started below the cut of every instrument that the program uses could not recover and does not widen that bound.",
  unit: "list",
  goal: null,
  source:
    "NHS England, Talking Therapies, rules over two measures, widened to all instruments. It differs where one measure is better and another worse: there no reliable change, here worse.",
  changes: ["1: first version"],
  valueUnit: "",
  classify,
  value: () => null,
  details: (episode, moment) => ({ Pairs: pairsInWords(episode, moment) }),
  isImmature: isTooYoung,
  isProrated: (episode, moment) => (readPairs(episode, moment) & PRORATED) !== 0,
  items: [
    shareOf("improved", "Improved", "Reliably better on at least one instrument and reliably worse on none."),
    shareOf("worse", "Worse", "Reliably worse on any instrument, even if better on another."),
    shareOf("unchanged", "Unchanged", "No reliable change on any instrument."),
    {
      kind: "proportion",
      id: "recovered",
      title: "Recovered",
      sentence:
        "Of the people at caseness on at least one instrument at the start, those at caseness on none at the end.",
      observe(episode, moment) {
        const bits = readPairs(episode, moment);
        return bits & CASE_AT_START ? !(bits & CASE_AT_END) : null;
      },
      isWanting: couldRecover,
    },
  ],
  companions: [
    {
      kind: "proportion",
      id: "better-and-worse",
      title: "Better on one, worse on another",
      sentence: "Counted as worse here; NHS Talking Therapies would say no reliable change.",
      observe(episode, moment) {
        const bits = readPairs(episode, moment);
        return (bits & BETTER) !== 0 && (bits & WORSE) !== 0;
      },
    },
    {
      kind: "proportion",
      id: "completeness",
      title: "Score completeness",
      sentence: "Judged stays with a baseline and a last score in at least one of these instruments.",
      over: "all",
      observe: (episode, moment) =>
        isJudged(episode, moment) ? (readPairs(episode, moment) & PAIR) !== 0 : null,
    },
  ],
};
