import { effectSize } from "../statistics/effect-size.js";
import { tInterval } from "../statistics/t-interval.js";
import type { Episode } from "./episode.js";
import { GrowingValues } from "./growing-values.js";
import type { EffectSizeResult, Result } from "./result.js";

/** The mean change of pairs of one instrument, while pairs pass by. */
export class RunningChange {
  private readonly first = new GrowingValues();
  private readonly last = new GrowingValues();
  private readonly changes = new GrowingValues();
  private instrument = "";

  add({ pair }: Episode): void {
    this.instrument = pair.instrument?.id ?? "";
    this.first.push(pair.baseline);
    this.last.push(pair.last);
    this.changes.push(pair.change);
  }

  result(): Result {
    const change = tInterval(this.changes.read());
    if ("kind" in change) return change;
    return {
      kind: "mean-change",
      instrument: this.instrument,
      n: change.n,
      baselineMean: meanOf(this.first),
      lastMean: meanOf(this.last),
      mean: change.estimate,
      sd: change.standardDeviation,
      lower: change.lower,
      upper: change.upper,
      method: "t",
      effectSize: this.effect(),
      ...(change.reason === undefined ? {} : { reason: change.reason }),
    };
  }

  private effect(): EffectSizeResult {
    const found = effectSize({ first: this.first.read(), last: this.last.read() });
    if ("kind" in found) {
      return { estimate: null, lower: null, upper: null, method: "d-av-bonett", reason: found.reason };
    }
    return { estimate: found.estimate, lower: found.lower, upper: found.upper, method: "d-av-bonett" };
  }
}

function meanOf(values: GrowingValues): number {
  let sum = 0;
  for (const value of values.read()) sum += value;
  return sum / values.length;
}
