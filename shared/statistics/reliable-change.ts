import { insufficient, type Insufficient } from "./insufficient.js";

/** How well a score is measured, and how far scores spread. */
export interface Precision {
  /** Standard deviation of first scores, above 0. */
  readonly standardDeviation: number;
  /** Reliability of the score, from 0 to 1. */
  readonly reliability: number;
}

export interface ReliableChange {
  /** Standard error of one score. */
  readonly standardError: number;
  /** Standard error of the difference of two scores. */
  readonly ofDifference: number;
  /** A change of more points than this is reliable. */
  readonly threshold: number;
}

/** Half the width of a 95% interval in standard errors, as Jacobson and Truax round it. */
const RELIABLE = 1.96;

/**
 * Reliable change by Jacobson and Truax: how many points two scores of one person must differ by for it not to be error.
 *
 * Takes the spread of first scores and the score's reliability; gives points.
 * Assumes that the error of measurement is the same for all scores.
 * A spread of 0 (n = 1, all equal) and a reliability outside 0 to 1 give `insufficient`; a reliability of 1 gives 0.
 * Source: Jacobson and Truax 1991, Journal of Consulting and Clinical Psychology 59:12; test/golden/rci.json.
 * Example: a standard deviation of 7.5 and a reliability of 0.80 give the errors 3.35 and 4.74.
 */
export function reliableChange(precision: Precision): ReliableChange | Insufficient {
  const { standardDeviation, reliability } = precision;
  if (!(standardDeviation > 0)) return insufficient("The scores have no spread.");
  if (!(reliability >= 0 && reliability <= 1)) return insufficient("The reliability is not between 0 and 1.");
  const standardError = standardDeviation * Math.sqrt(1 - reliability);
  const ofDifference = Math.SQRT2 * standardError;
  return { standardError, ofDifference, threshold: RELIABLE * ofDifference };
}

/** A change (last − first) in standard errors of the difference; beyond ±1.96 it is reliable. */
export function reliableChangeIndex(change: number, found: ReliableChange): number | Insufficient {
  if (found.ofDifference === 0) return insufficient("A score without error has no index.");
  return change / found.ofDifference;
}

/** Means and standard deviations of people in care and of people who are not. */
export interface TwoPopulations {
  readonly clinical: { readonly mean: number; readonly standardDeviation: number };
  readonly normal: { readonly mean: number; readonly standardDeviation: number };
}

/** Where the range of people in care ends, by the three definitions of the paper. */
export interface CutOffs {
  /** Two standard deviations beyond the mean of people in care, towards the others. */
  readonly a: number;
  /** Within two standard deviations of the mean of the others. */
  readonly b: number;
  /** Where a score is as likely in one population as in the other, if both are normal. */
  readonly c: number;
}

/**
 * Cut-offs of clinically significant change by Jacobson and Truax.
 *
 * Takes two populations; which way is better follows from their means. Gives scores.
 * Two populations without any spread give `insufficient`.
 * Source: Jacobson and Truax 1991, page 13; test/golden/rci.json.
 * Example: people in care with 40 ± 7.5 and others with 60 ± 7.5 have the cut-offs 55, 45 and 50.
 */
export function clinicalCutOffs({ clinical, normal }: TwoPopulations): CutOffs | Insufficient {
  const spread = clinical.standardDeviation + normal.standardDeviation;
  if (!(spread > 0)) return insufficient("The scores have no spread.");
  const towards = normal.mean >= clinical.mean ? 1 : -1;
  return {
    a: clinical.mean + towards * 2 * clinical.standardDeviation,
    b: normal.mean - towards * 2 * normal.standardDeviation,
    c: (clinical.standardDeviation * normal.mean + normal.standardDeviation * clinical.mean) / spread,
  };
}
