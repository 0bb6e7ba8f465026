import type { GroupResponse, MeasureTextResponse } from "#shared/contract/measures";
import type { ProportionResponse, ResultResponse, SharesResponse } from "#shared/contract/results";

/** An item of a list, or nothing where the result is no list or knows no such item. */
export function itemOf(result: ResultResponse | undefined, id: string): ResultResponse | undefined {
  return result?.kind === "list" ? result.items.find((item) => item.id === id)?.result : undefined;
}

/** An item or companion as a proportion; null where it is none, or has nobody in its denominator. */
export function asProportion(result: ResultResponse | undefined): ProportionResponse | null {
  return result?.kind === "proportion" ? result : null;
}

/** An item or companion as shares; null where it is none. */
export function asShares(result: ResultResponse | undefined): SharesResponse | null {
  return result?.kind === "shares" ? result : null;
}

/**
 * The group that speaks for a measure: the only one, or of several instruments the chosen one, else the one with most
 * pairs.
 */
export function leadingGroup<Group extends GroupResponse>(
  groups: readonly Group[],
  instrument: string | null = null,
): Group | undefined {
  const chosen = groups.find((group) => group.key["instrument"] === instrument);
  if (instrument !== null && chosen) return chosen;
  const sizeOf = ({ result }: GroupResponse): number =>
    result.kind === "proportion" ? result.denominator : result.kind === "mean-change" ? result.n : 0;
  return groups.reduce<Group | undefined>(
    (leading, group) => (leading && sizeOf(leading) >= sizeOf(group) ? leading : group),
    undefined,
  );
}

/** What a measure says of one of its companions, items or steps, e.g. its title. */
export function partText(
  measure: MeasureTextResponse,
  id: string,
): MeasureTextResponse["companions"][number] | undefined {
  return [...measure.companions, ...measure.items].find((part) => part.id === id);
}
