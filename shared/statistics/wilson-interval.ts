import { insufficient, type Insufficient } from "./insufficient.js";

/** The 97.5% point of the standard normal distribution. */
export const Z95 = 1.959963984540054;

export interface ProportionEstimate {
  readonly estimate: number;
  readonly lower: number;
  readonly upper: number;
  readonly level: 0.95;
  readonly method: "wilson";
}

/**
 * The limits of Wilson's interval at any level: `z` is half its width in standard errors (Z95 for 95%).
 *
 * Takes whole counts, 0 ≤ numerator ≤ denominator, denominator ≥ 1; gives shares from 0 to 1.
 * Source: Wilson 1927. Example: scoreLimits(0, 5, 3.0902) ends at 0.6563, as 99.8% does.
 */
export function scoreLimits(
  numerator: number,
  denominator: number,
  z: number,
): { readonly lower: number; readonly upper: number } {
  const share = numerator / denominator;
  const z2 = z * z;
  const middle = share + z2 / (2 * denominator);
  const spread = z * Math.sqrt((share * (1 - share)) / denominator + z2 / (4 * denominator * denominator));
  const scale = 1 + z2 / denominator;
  return {
    // At the ends the formula is exactly 0 or 1; floating point leaves a rest.
    lower: numerator === 0 ? 0 : (middle - spread) / scale,
    upper: numerator === denominator ? 1 : (middle + spread) / scale,
  };
}

/**
 * Wilson score interval: which true shares are compatible with `numerator` of `denominator`.
 *
 * Takes whole counts, 0 ≤ numerator ≤ denominator; gives shares from 0 to 1.
 * Assumes independent people with one common share.
 * n = 0 gives `insufficient`; n = 1 and all equal (0 of n, n of n) give an interval that ends exactly at 0 or 1.
 * Source: Wilson 1927, as prop.test(correct = FALSE) of R 4.2.2 computes it.
 * Example: wilsonInterval(81, 263) gives 0.2553 to 0.3662.
 */
export function wilsonInterval(numerator: number, denominator: number): ProportionEstimate | Insufficient {
  if (denominator === 0) return insufficient("Nobody is in the denominator.");
  const { lower, upper } = scoreLimits(numerator, denominator, Z95);
  return { estimate: numerator / denominator, lower, upper, level: 0.95, method: "wilson" };
}
