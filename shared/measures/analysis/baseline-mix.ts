import { insufficient, type Insufficient } from "../../statistics/insufficient.js";
import {
  FEWEST_PEOPLE,
  referenceRates,
  standardizedRatio,
  type ReferenceRates,
  type StratumCounts,
} from "../../statistics/indirect-standardization.js";
import { whyNoLimits } from "./clustered.js";
import type { Measure } from "../definition.js";
import type { Evaluation } from "../counting/walk-counted.js";
import { collectMixes, instrumentOf, type Counts, type Mix } from "./collect-mixes.js";

/**
 * What the pooled rate of each stratum would give a group of this mix; the group against the pool, not against another.
 * Only people whose baseline is known stand in it, in the group and in the pool.
 */
export interface AdjustedRate {
  readonly kind: "adjusted";
  /** People with a known baseline. */
  readonly n: number;
  readonly observed: number;
  readonly expected: number;
  /** Observed over expected, with its interval. */
  readonly ratio: number;
  readonly lower: number;
  readonly upper: number;
  /** The ratio times the rate of the group's tracks. */
  readonly rate: number;
  /** How much of the rate is severity: the expected rate of these people less that of their tracks. */
  readonly effectOfMix: number;
}

/** How many people of a group began in one band. */
export interface MixBand {
  readonly band: string;
  /** Its place from the mildest band of its instrument, 0, on; null for people without a band. Of a name that several instruments have, the greatest. */
  readonly place: number | null;
  readonly n: number;
  readonly estimate: number;
}

/** How severe a group's people were at their baseline, and what of its rate that explains. */
export interface MixGroup {
  readonly key: Readonly<Record<string, string>>;
  readonly n: number;
  /** In order of severity, people without a band last. */
  readonly bands: readonly MixBand[];
  readonly adjusted: AdjustedRate | Insufficient;
}

/** Why a measure's rates are not adjusted for the mix; null where they are. */
function whyNotAdjusted({ grain, kind, indexDate }: Measure): string | null {
  const why = whyNoLimits(grain);
  if (why !== null) return why;
  if (kind !== "proportion") return "Only shares are adjusted for their mix.";
  return indexDate === "inquiry"
    ? "A baseline is taken of who comes: severity can't adjust how many of those who asked came."
    : null;
}

/**
 * The baseline severity of each group, and its rate against what the pool's rates would give people of that severity.
 * Strata are track and band of the baseline in the instrument that is counted; for measures of whole stays, in the first
 * instrument with bands that the program uses. The pool of a measure of pairs is that of the group's own instrument. What
 * is adjusted for is severity alone: a group is held against the rates of its own tracks, for whom one treats is no mix. People
 * without a known baseline stand in the mix and in no stratum. Kinds other than shares have the mix alone, and so have those
 * of which one person gives many rows, for the interval is that of independent ones, and those of everyone who asked.
 */
export function baselineMix(evaluation: Evaluation): MixGroup[] {
  if (evaluation.measure.grain === "seat") return [];
  const why = whyNotAdjusted(evaluation.measure);
  const named = [...collectMixes(evaluation)].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, mix]) => mix);
  const strata = [...new Set(named.flatMap((mix) => [...mix.strata.keys()]))].sort();
  const pools = poolsOf(named, strata);
  return named.map((mix): MixGroup => {
    const counts = [...mix.bands.values()].sort((a, b) => a.place - b.place);
    const n = counts.reduce((sum, each) => sum + each.n, 0);
    const bands = counts.map(({ name, place, n: of }): MixBand => {
      return { band: name, place: place === Infinity ? null : place, n: of, estimate: of / n };
    });
    const reference = referenceOf(mix, pools.get(instrumentOf(mix)));
    const adjusted = why === null ? adjust(countsOf(mix, strata), reference) : insufficient(why);
    return { key: mix.key, n, bands, adjusted };
  });
}

/** Whom groups are held against: the rates of their strata, and of each track. */
interface Pool {
  readonly reference: ReferenceRates | Insufficient;
  readonly rateOfTrack: ReadonlyMap<string, number>;
}

/** The pool of each instrument: what is reached on one scale says nothing of people who are judged by another. */
function poolsOf(mixes: readonly Mix[], strata: readonly string[]): ReadonlyMap<string, Pool> {
  const pools = new Map<string, Pool>();
  for (const instrument of new Set(mixes.map(instrumentOf))) {
    const own = mixes.filter((mix) => instrumentOf(mix) === instrument);
    const reference = referenceRates(own.map((mix) => countsOf(mix, strata)));
    pools.set(instrument, { reference, rateOfTrack: ratesOfTracks(own) });
  }
  return pools;
}

function ratesOfTracks(mixes: readonly Mix[]): ReadonlyMap<string, number> {
  const tracks = new Map<string, Counts>();
  for (const { track, n, met } of mixes.flatMap((mix) => [...mix.strata.values()])) {
    const before = tracks.get(track) ?? { n: 0, met: 0 };
    tracks.set(track, { n: before.n + n, met: before.met + met });
  }
  return new Map([...tracks].map(([track, { n, met }]) => [track, met / n]));
}

/** The pool's rates as they concern a group: over all, that of its own tracks, each by how many of its people are in it. */
function referenceOf(mix: Mix, pool: Pool | undefined): ReferenceRates | Insufficient {
  if (!pool || "kind" in pool.reference) return insufficient("Nobody is in the pool.");
  let [people, expected] = [0, 0];
  for (const { track, n } of mix.strata.values()) {
    people += n;
    expected += n * (pool.rateOfTrack.get(track) ?? 0);
  }
  return { ...pool.reference, overall: people === 0 ? pool.reference.overall : expected / people };
}

function countsOf(mix: Mix, strata: readonly string[]): StratumCounts {
  return {
    n: strata.map((stratum) => mix.strata.get(stratum)?.n ?? 0),
    observed: strata.map((stratum) => mix.strata.get(stratum)?.met ?? 0),
  };
}

function adjust(
  counts: StratumCounts,
  reference: ReferenceRates | Insufficient,
): AdjustedRate | Insufficient {
  const known = Array.from(counts.n).reduce((sum, n) => sum + n, 0);
  if (known < FEWEST_PEOPLE) return insufficient(`Fewer than ${FEWEST_PEOPLE} people have a known baseline.`);
  if ("kind" in reference) return reference;
  const found = standardizedRatio(counts, reference);
  if ("kind" in found) return found;
  const { n, observed, expected, estimate, lower, upper, adjustedRate, effectOfMix } = found;
  return {
    kind: "adjusted",
    n,
    observed,
    expected,
    ratio: estimate,
    lower,
    upper,
    rate: adjustedRate,
    effectOfMix,
  };
}
