import type { CurvePointResponse } from "#shared/contract/results";
import { heightAt } from "../answers/curve-rows.js";
import type { DistributionBin } from "./distribution.js";

/**
 * Bars of one width from a cumulative incidence: each bar is what the curve climbs between its edges. The bar that ends at
 * a time holds the events at that very time, as "within 48 hours" does, so edges at the goal split at the goal.
 */
export function binsOfCurve(
  curve: readonly CurvePointResponse[],
  shape: { readonly width: number; readonly until: number; readonly write: (time: number) => string },
): readonly DistributionBin[] {
  const bins: DistributionBin[] = [];
  for (let from = 0; from < shape.until; from += shape.width) {
    const to = from + shape.width;
    const before = from === 0 ? 0 : heightAt(curve, from);
    const share = Math.max(0, heightAt(curve, to) - before);
    bins.push({ from, to, share, label: `${shape.write(from)} to ${shape.write(to)}` });
  }
  return bins;
}
