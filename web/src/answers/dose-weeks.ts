import type { GroupResponse } from "#shared/contract/measures";

/** The weeks of a weekly dose in which somebody was judged and which are over, the newest first. */
export function judgedWeeks(groups: readonly GroupResponse[]): readonly GroupResponse[] {
  return groups
    .filter(({ period, result, marks }) => {
      const isOver = !marks.includes("unfinished");
      return period !== null && isOver && result.kind === "shares" && result.denominator > 0;
    })
    .sort((one, other) => ((one.period ?? "") < (other.period ?? "") ? 1 : -1));
}

/** The week that is asked for where it is judged, else the newest one; undefined where none is. */
export function weekShown(weeks: readonly GroupResponse[], asked: string | null): GroupResponse | undefined {
  return weeks.find((week) => week.period === asked) ?? weeks[0];
}

/** How many were under their band in a week. */
export function underIn({ result }: GroupResponse): number {
  if (result.kind !== "shares") return 0;
  return result.shares.find((share) => share.class === "under")?.numerator ?? 0;
}
