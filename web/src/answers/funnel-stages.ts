import type { MeasureTextResponse } from "#shared/contract/measures";
import type { ProportionResponse, ResultResponse } from "#shared/contract/results";
import { asProportion } from "./parts-of-result.js";

/** A stage of the way, with those who did not go on to the next. */
export interface FunnelStage {
  readonly id: string;
  readonly label: string;
  readonly count: number;
  /** The stage's share of all who asked, as the API gave it; not there for the first stage. */
  readonly share?: ProportionResponse | undefined;
  /** Who left after this stage and why, most frequent first; still on the way is a reason of its own. */
  readonly lost: readonly { readonly label: string; readonly count: number }[];
}

const stageNames = [
  { id: "inquiry", left: "left-after-inquiry" },
  { id: "assessed", left: "left-after-assessment" },
  { id: "authorized", left: "left-after-authorization" },
  { id: "admitted", left: "left-after-admission" },
  { id: "started", left: "left-after-start" },
  { id: "completed", left: "" },
] as const;

/** The stages of `intake-funnel` with who left after each, most frequent reason first, and who is still on the way. */
export function funnelStages(
  measure: MeasureTextResponse,
  result: ResultResponse,
  write: (code: string) => string,
): readonly FunnelStage[] {
  if (result.kind !== "list") return [];
  const find = (id: string): ResultResponse | undefined =>
    result.items.find((item) => item.id === id)?.result;
  const all = asProportion(find("assessed"));
  const open = find("still-open");
  return stageNames.map(({ id, left }) => {
    const reached = id === "inquiry" ? (all?.denominator ?? 0) : (asProportion(find(id))?.numerator ?? 0);
    const leavers = find(left);
    const reasons = leavers?.kind === "shares" ? leavers.shares : [];
    const waiting = open?.kind === "shares" ? open.shares.find((share) => share.class === id) : undefined;
    const lost = reasons
      .filter((share) => share.numerator > 0)
      .sort((one, other) => other.numerator - one.numerator)
      .map((share) => ({ label: write(share.class), count: share.numerator }));
    const still =
      waiting && waiting.numerator > 0 ? [{ label: "still on the way", count: waiting.numerator }] : [];
    const label =
      id === "inquiry" ? "Asked for help" : (measure.items.find((item) => item.id === id)?.title ?? id);
    return {
      id,
      label,
      count: reached,
      share: asProportion(find(id)) ?? undefined,
      lost: [...lost, ...still],
    };
  });
}
