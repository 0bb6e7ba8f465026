import { isCase } from "../instruments/classify-score.js";
import type { Instrument } from "../instruments/instrument.js";
import { classified, type Classification, type CodeText, type Companion, type Moment } from "./definition.js";
import type { Episode } from "./episode.js";
import {
  asNhsCounts,
  baselineBands,
  changeOf,
  completeness,
  isTooYoung,
  pairDetails,
  symptomMissing,
  symptomPending,
  symptomReasons,
  unjudged,
  unpaired,
} from "./symptom-pair.js";

/** What the measures of people who start at caseness share. */

const caseExclusions: readonly CodeText[] = [
  {
    code: "not_a_case",
    sentence:
      "The baseline is not at caseness, so there was nothing to recover from. Known from the baseline alone, so it goes before pending and missing.",
  },
];

/** The rule of one such measure: which instruments have it, and which pairs meet it. */
export interface CaseRule {
  /** Whether the instrument has the cuts that the rule needs, caseness included. */
  hasCuts(instrument: Instrument): boolean;
  /** Whether a pair that begins at caseness meets it; asked of pairs only. */
  isMet(episode: Episode): boolean;
}

function isCaseAtBaseline({ pair }: Episode): boolean {
  return pair.instrument !== undefined && isCase(pair.instrument, pair.baseline) === true;
}

/** Whether the last score is on the well side of caseness. */
export function isBelowCaseness({ pair }: Episode): boolean {
  return pair.instrument !== undefined && isCase(pair.instrument, pair.last) === false;
}

function classifyCase(rule: CaseRule, episode: Episode, moment: Moment): Classification {
  const { pair } = episode;
  if (!pair.instrument || pair.instrument.caseness === null || !rule.hasCuts(pair.instrument)) {
    return classified("outside");
  }
  const unknown = unjudged(episode, moment);
  if (unknown?.class === "outside") return unknown;
  if (pair.hasBaseline && !isCaseAtBaseline(episode)) return classified("excluded", "not_a_case");
  return unknown ?? unpaired(episode) ?? (rule.isMet(episode) ? classified("met") : classified("not_met"));
}

/** What is the same in each of these measures. */
export function caseMeasure(rule: CaseRule, whole: string) {
  const companions: readonly Companion[] = [
    baselineBands,
    completeness,
    asNhsCounts((episode) => rule.isMet(episode), whole),
  ];
  return {
    version: 1,
    kind: "proportion",
    improvementNotation: "increase",
    section: "symptoms",
    indexDate: "admission",
    grain: "pair",
    pending: symptomPending,
    exclusions: caseExclusions,
    missing: symptomMissing,
    reasons: symptomReasons,
    method:
      "95% Wilson score interval, over pairs that begin at caseness; the bounds say what the people without a pair could make of it.",
    unit: "share",
    goal: null,
    changes: ["1: first version"],
    valueUnit: "points",
    classify: (episode: Episode, moment: Moment) => classifyCase(rule, episode, moment),
    value: changeOf,
    details: pairDetails,
    isImmature: isTooYoung,
    isProrated: ({ pair }: Episode) => pair.isProrated,
    companions,
  } as const;
}
