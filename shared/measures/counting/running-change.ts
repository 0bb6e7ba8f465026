import { effectSizeOf, RunningPairs } from "../../statistics/effect-size.js";
import { meanIfUnchanged, type PairsAndUnpaired } from "../../statistics/if-unchanged.js";
import { insufficient } from "../../statistics/insufficient.js";
import { RunningMoments } from "../../statistics/moments.js";
import { scoreLimits, Z95 } from "../../statistics/wilson-interval.js";
import type { Episode } from "../episode.js";
import { meanFigures } from "./figure-results.js";
import type { EffectSizeResult, LastScores, MeanChangeResult, Result } from "../result.js";

/** The mean change of pairs of one instrument, while pairs pass by. */
export class RunningChange {
  private firstSum = 0;
  private lastSum = 0;
  private readonly changes = new RunningMoments();
  private readonly pairs = new RunningPairs();
  private instrument = "";

  add({ pair }: Episode): void {
    const { baseline, last } = pair;
    this.instrument = pair.instrument?.id ?? "";
    this.firstSum += baseline;
    this.lastSum += last;
    this.changes.add(pair.change);
    this.pairs.add(baseline, last);
  }

  /** The change so far; `withoutLast` people have a first score and no last one. */
  result(withoutLast: number): Result {
    const moments = this.changes.read();
    if (!moments) return insufficient("No value is counted.");
    const { n, mean, sd, lower, upper, method, reason } = meanFigures(moments);
    const found: MeanChangeResult = {
      kind: "mean-change",
      instrument: this.instrument,
      baselineMean: this.firstSum / n,
      lastMean: this.lastSum / n,
      effectSize: this.effect(),
      lastScores: lastScoresOf({ pairs: n, mean, withoutLast }),
      n,
      mean,
      sd,
      lower,
      upper,
      method,
    };
    return reason === undefined ? found : { ...found, reason };
  }

  private effect(): EffectSizeResult {
    const found = effectSizeOf(this.pairs.read());
    if ("kind" in found) {
      return { estimate: null, lower: null, upper: null, method: "d-av-bonett", reason: found.reason };
    }
    return { estimate: found.estimate, lower: found.lower, upper: found.upper, method: "d-av-bonett" };
  }
}

function lastScoresOf(of: PairsAndUnpaired): LastScores {
  const { pairs, mean, withoutLast } = of;
  const withBaseline = pairs + withoutLast;
  const { lower, upper } = scoreLimits(withoutLast, withBaseline, Z95);
  const found = meanIfUnchanged(of);
  return {
    withBaseline,
    withoutLast,
    estimate: withoutLast / withBaseline,
    lower,
    upper,
    // There is a pair, or there would be no change to speak of.
    meanIfUnchanged: typeof found === "number" ? found : mean,
  };
}
