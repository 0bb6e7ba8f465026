import type { DimensionResponse } from "#shared/contract/measures";
import { dimensions, type Dimension } from "#shared/measures/definition";
import type { ViewState } from "./view-state.js";

/** A value of the address that the data don't hold. */
export interface GoneValue {
  /** Null for one that was chosen to be compared. */
  readonly dimension: Dimension | null;
  readonly sentence: string;
}

/** The filters and choices of a view that no row can match any more: a cohort that is gone, a code with a slip in it. */
export function goneValuesOf(view: ViewState, known: readonly DimensionResponse[]): readonly GoneValue[] {
  const filters = dimensions.flatMap((dimension): GoneValue[] => {
    const value = view.where[dimension];
    const found = known.find((one) => one.id === dimension);
    if (value === undefined || !found || found.values.some((one) => one.value === value)) return [];
    const sentence = `The data hold no ${found.title.toLowerCase()} “${value}”, so nothing can match: it may have been renamed or removed.`;
    return [{ dimension, sentence }];
  });
  const all = new Set(known.flatMap((one) => one.values.map((each) => each.value)));
  const chosen = view.chosen.filter((value) => known.length > 0 && !all.has(value));
  if (chosen.length === 0) return filters;
  const names = chosen.map((value) => `“${value}”`).join(", ");
  return [
    ...filters,
    { dimension: null, sentence: `Chosen to be compared, but not in the data any more: ${names}.` },
  ];
}

/** The view without what is gone. */
export function withoutGone(view: ViewState, known: readonly DimensionResponse[]): ViewState {
  const gone = new Set(goneValuesOf(view, known).map((one) => one.dimension));
  const where = Object.fromEntries(
    Object.entries(view.where).filter(([name]) => !dimensions.some((one) => one === name && gone.has(one))),
  );
  const all = new Set(known.flatMap((one) => one.values.map((each) => each.value)));
  return { ...view, where, chosen: view.chosen.filter((value) => all.has(value)) };
}
