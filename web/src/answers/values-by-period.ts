import type { ProcessPointResponse, ProcessResponse } from "#shared/contract/analysis";
import type { GroupResponse } from "#shared/contract/measures";
import { formatCount, formatPeriod } from "#shared/format";
import { figureWords, valueWords, type Unit } from "../words/result-words.js";
import { sizeOf, wordingOf } from "../words/told-by-n.js";

/** The value of a group that a chart over time may show; null below ten cases, and for kinds without one number. */
function chartedValue({ result }: GroupResponse): number | null {
  if (!figureWords(result).isRate) return null;
  if (result.kind === "proportion" || result.kind === "rate") return result.estimate;
  if (result.kind === "mean" || result.kind === "mean-change") return result.mean;
  if (result.kind === "duration") return result.median;
  return result.kind === "time-to-event" ? result.median.estimate : null;
}

/** The groups of a measure by period as points that nobody has judged. */
export function withoutLimits(
  groups: readonly GroupResponse[],
): Pick<ProcessResponse, "points" | "baselines"> {
  const none = {
    centreLine: null,
    lowerProcessLimit: null,
    upperProcessLimit: null,
    signal: null,
    verdict: null,
  };
  const points = groups.map((group): ProcessPointResponse => {
    const n = sizeOf(group.result);
    const isOpen = group.marks.includes("unfinished")
      ? "unfinished"
      : group.marks.includes("immature")
        ? "immature"
        : null;
    return {
      period: group.period ?? "",
      value: chartedValue(group),
      n,
      ...none,
      reason: isOpen ?? (wordingOf(n) === "few" ? "nobody" : null),
    };
  });
  return { points, baselines: [] };
}

/** The intervals of a measure by period, where it has one and may show it. */
export function intervalsOf(
  groups: readonly GroupResponse[],
): ReadonlyMap<string, readonly [lower: number, upper: number]> {
  const found = new Map<string, readonly [number, number]>();
  for (const group of groups) {
    const { result } = group;
    if (!("lower" in result) || chartedValue(group) === null) continue;
    if (result.lower !== null && result.upper !== null)
      found.set(group.period ?? "", [result.lower, result.upper]);
  }
  return found;
}

/** From what to what a measure's periods that are over go, for the spoken summary of a chart; empty where none may be shown. */
export function rangeSentence(groups: readonly GroupResponse[], unit: Unit): string {
  const shown = groups.flatMap((group) => {
    const value = group.marks.includes("unfinished") ? null : chartedValue(group);
    return value === null ? [] : [{ value, period: formatPeriod(group.period ?? "") }];
  });
  const low = shown.reduce<(typeof shown)[number] | null>((a, b) => (a && a.value <= b.value ? a : b), null);
  const high = shown.reduce<(typeof shown)[number] | null>((a, b) => (a && a.value >= b.value ? a : b), null);
  if (!low || !high) return "";
  if (low.value === high.value && shown.length > 1)
    return `${valueWords(low.value, unit)} in each of ${formatCount(shown.length)} periods.`;
  if (shown.length === 1) return `${valueWords(low.value, unit)} in ${low.period}.`;
  return `Lowest ${valueWords(low.value, unit)} in ${low.period}, highest ${valueWords(high.value, unit)} in ${high.period}.`;
}
