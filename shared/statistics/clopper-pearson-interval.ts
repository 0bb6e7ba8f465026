import { incompleteBeta } from "./incomplete-beta.js";
import { insufficient, type Insufficient } from "./insufficient.js";

/** A share with an interval that is guaranteed to hold the true one at least 95% of the time. */
export interface GuaranteedProportion {
  readonly estimate: number;
  readonly lower: number;
  readonly upper: number;
  readonly level: 0.95;
  readonly method: "clopper-pearson";
}

const TAIL = 0.025;

/** Halving an interval this often leaves less than double precision tells apart. */
const HALVINGS = 100;

/** The share below which a beta distribution has the probability p, by halving. */
function betaQuantile(p: number, a: number, b: number): number {
  let from = 0;
  let to = 1;
  for (let round = 0; round < HALVINGS; round += 1) {
    const middle = (from + to) / 2;
    if (incompleteBeta({ x: middle, complement: 1 - middle }, a, b) < p) from = middle;
    else to = middle;
  }
  return (from + to) / 2;
}

/**
 * Clopper–Pearson interval: which true shares are compatible with `numerator` of `denominator`, with a guarantee.
 *
 * Takes whole counts, 0 ≤ numerator ≤ denominator; gives shares from 0 to 1. It is wider than Wilson's, which the product
 * shows; this one answers "at most how many": where nobody has had the event yet, the upper limit of 0 of n.
 * Assumes independent people with one common share.
 * n = 0 gives `insufficient`; 0 of n starts at 0 and n of n ends at 1, n = 1 included.
 * Source: Clopper and Pearson 1934; R 4.2.2 binom.test, test/golden/proportions.json.
 * Example: 0 of 20 gives 0 to 0.1684.
 */
export function clopperPearsonInterval(
  numerator: number,
  denominator: number,
): GuaranteedProportion | Insufficient {
  if (denominator === 0) return insufficient("Nobody is in the denominator.");
  const rest = denominator - numerator;
  return {
    estimate: numerator / denominator,
    lower: numerator === 0 ? 0 : betaQuantile(TAIL, numerator, rest + 1),
    // The mirror's lower limit: small distances to 1 keep their digits.
    upper: rest === 0 ? 1 : 1 - betaQuantile(TAIL, rest, numerator + 1),
    level: 0.95,
    method: "clopper-pearson",
  };
}
