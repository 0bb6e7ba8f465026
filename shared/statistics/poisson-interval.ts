import { lowerGamma, upperGamma } from "./incomplete-gamma.js";
import { Z95 } from "./wilson-interval.js";

/** Counts that are compatible with an observed one. */
export interface CountInterval {
  readonly estimate: number;
  readonly lower: number;
  readonly upper: number;
  readonly level: 0.95 | 0.998;
  readonly method: "poisson exact" | "byar";
}

/** Halving an interval this often leaves less than double precision tells apart. */
const HALVINGS = 100;

/** The x between `low` and `high` at which a rising function passes 0, to the last digits. */
function crossing(low: number, high: number, rising: (x: number) => number): number {
  let from = low;
  let to = high;
  for (let round = 0; round < HALVINGS; round += 1) {
    const middle = (from + to) / 2;
    if (rising(middle) < 0) from = middle;
    else to = middle;
  }
  return (from + to) / 2;
}

/**
 * Exact Poisson interval: which expected counts are compatible with an observed one, for rare events.
 *
 * Takes a whole count ≥ 0; gives counts. For outcomes that are common it is too wide: use Wilson's interval of the share.
 * Assumes independent events at a constant rate.
 * 0 gives a lower limit of 0; there is no count without an interval.
 * Source: Garwood 1936; test/golden/oe.json (byar_check) and funnel.json (poisson_SR_limits_check).
 * Example: poissonInterval(10) is 4.7954 to 18.3904.
 */
export function poissonInterval(count: number, level: CountInterval["level"] = 0.95): CountInterval {
  const tail = (1 - level) / 2;
  const far = 2 * count + 30;
  return {
    estimate: count,
    lower: count === 0 ? 0 : crossing(0, count, (x) => lowerGamma(count, x) - tail),
    upper: crossing(count, far, (x) => tail - upperGamma(count + 1, x)),
    level,
    method: "poisson exact",
  };
}

/**
 * Byar's approximation of the Poisson interval, by which public-health figures are often published.
 *
 * Takes and gives what the exact interval does, at 95%; 0 gives a lower limit of 0.
 * Source: Breslow and Day 1987, equation 2.13; test/golden/oe.json.
 * Example: byarInterval(10) is 4.7874 to 18.3915.
 */
export function byarInterval(count: number): CountInterval {
  const limit = (of: number, z: number): number => of * (1 - 1 / (9 * of) + z / (3 * Math.sqrt(of))) ** 3;
  return {
    estimate: count,
    lower: count === 0 ? 0 : limit(count, -Z95),
    upper: limit(count + 1, Z95),
    level: 0.95,
    method: "byar",
  };
}
