import type { GroupResponse } from "#shared/contract/measures";
import type { MeanChangeResponse, ResultResponse, SharesResponse } from "#shared/contract/results";
import { wilsonInterval } from "#shared/statistics/wilson-interval";

/** A proportion with its Wilson interval; nobody in the denominator has none. */
export function proportion(numerator: number, denominator: number): ResultResponse {
  const found = wilsonInterval(numerator, denominator);
  if (!("estimate" in found)) return { kind: "none", reason: found.reason };
  const { estimate, lower, upper } = found;
  const counts = { kind: "proportion", numerator, denominator } as const;
  return { ...counts, estimate, lower, upper, level: 0.95, method: "wilson" };
}

/** Shares of one whole by their counts. */
export function shares(counts: Readonly<Record<string, number>>): SharesResponse {
  const denominator = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const each = Object.entries(counts).map(([name, numerator]) => {
    const found = wilsonInterval(numerator, denominator);
    if (!("estimate" in found)) throw new Error(found.reason);
    const { estimate, lower, upper } = found;
    return { class: name, numerator, estimate, lower, upper };
  });
  return { kind: "shares", denominator, shares: each };
}

/** A group with a result; everything else is empty but what the case names. */
export function group(result: ResultResponse, parts: Partial<GroupResponse> = {}): GroupResponse {
  const none = { key: {}, period: null, initialPopulation: 0, excluded: {}, pending: 0, missing: {} };
  return { ...none, result, beside: {}, bounds: null, marks: [], ...parts };
}

/** A mean change of pairs, by its two means; beside them may be people without a last score. */
export function change(
  n: number,
  ...[from, to, sd, withoutLast = 0]: readonly [number, number, number, number?]
): MeanChangeResponse {
  const mean = to - from;
  const half = (1.96 * sd) / Math.sqrt(n);
  const effect = { estimate: null, lower: null, upper: null, method: "d-av-bonett" } as const;
  return {
    ...{ kind: "mean-change", instrument: "PHQ-9", n, baselineMean: from, lastMean: to, mean, sd },
    ...{ lower: mean - half, upper: mean + half, method: "t", effectSize: effect },
    lastScores: lastScores(n, mean, withoutLast),
  };
}

function lastScores(
  ...[pairs, mean, withoutLast]: readonly [number, number, number]
): MeanChangeResponse["lastScores"] {
  const withBaseline = pairs + withoutLast;
  const found = wilsonInterval(withoutLast, withBaseline);
  const meanIfUnchanged = (mean * pairs) / withBaseline;
  if (!("estimate" in found)) throw new Error(found.reason);
  const { estimate, lower, upper } = found;
  return { withBaseline, withoutLast, estimate, lower, upper, meanIfUnchanged };
}

/** A curve that stands at each of the given heights from its day on. */
export function curve(
  n: number,
  points: readonly (readonly [day: number, estimate: number])[],
): ResultResponse {
  const none = { estimate: null, lower: null, upper: null };
  const events = Math.round((points.at(-1)?.[1] ?? 0) * n);
  return {
    ...{ kind: "time-to-event", unit: "days", n, events, competing: 0, censored: n - events },
    ...{ median: none, p90: none },
    followed: [],
    curve: points.map(([time, estimate]) => ({ time, estimate, atRisk: n, lower: null, upper: null })),
  };
}
