import { withRoom } from "../../statistics/column-room.js";
import { effectSizeOf, GroupedPairs } from "../../statistics/effect-size.js";
import { meanIfUnchanged, type PairsAndUnpaired } from "../../statistics/if-unchanged.js";
import { insufficient } from "../../statistics/insufficient.js";
import { GroupedMoments } from "../../statistics/moments.js";
import { scoreLimits, Z95 } from "../../statistics/wilson-interval.js";
import type { CountedRows, RowCursor } from "./counted-rows.js";
import { meanFigures } from "./figure-results.js";
import type { EffectSizeResult, LastScores, MeanChangeResult, Result } from "../result.js";

/** The mean changes of all groups' pairs, each group's of one instrument, while pairs pass by. */
export class GroupedChange {
  private readonly changes = new GroupedMoments();
  private readonly pairs = new GroupedPairs();
  /** By group twice its number: the sum of first scores, then that of last ones. */
  private sums = new Float64Array(2);
  /** By group. */
  private readonly instruments: string[] = [];

  add({ rows, groups, length }: CountedRows, { episode, stand }: RowCursor): void {
    for (let at = 0; at < length; at += 1) {
      stand(rows[at] ?? 0);
      const { pair } = episode;
      const { baseline, last } = pair;
      const group = groups[at] ?? 0;
      this.instruments[group] ??= pair.instrument?.id ?? "";
      this.changes.add(group, pair.change);
      this.pairs.add(group, baseline, last);
      this.addToSums(2 * group, baseline, last);
    }
  }

  private addToSums(place: number, baseline: number, last: number): void {
    this.sums = withRoom(this.sums, place + 2);
    this.sums[place] = (this.sums[place] ?? 0) + baseline;
    this.sums[place + 1] = (this.sums[place + 1] ?? 0) + last;
  }

  /** A group's change so far; `withoutLast` of its people have a first score and no last one. */
  result(group: number, withoutLast: number): Result {
    const moments = this.changes.read(group);
    if (!moments) return insufficient("No value is counted.");
    const { n, mean, sd, lower, upper, method, reason } = meanFigures(moments);
    const found: MeanChangeResult = {
      kind: "mean-change",
      instrument: this.instruments[group] ?? "",
      baselineMean: (this.sums[2 * group] ?? 0) / n,
      lastMean: (this.sums[2 * group + 1] ?? 0) / n,
      effectSize: this.effect(group),
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

  private effect(group: number): EffectSizeResult {
    const found = effectSizeOf(this.pairs.read(group));
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
