import type { MeasureAnswer } from "./api.js";
import { searchOf, type ViewState } from "./view-state.js";

/** Classes of rows in the order in which the page offers them; `all` is every one of the initial population. */
export const rowClasses = {
  proportion: ["met", "not_met", "pending", "missing", "excluded"],
  "time-to-event": ["event", "competing", "censored", "excluded"],
} as const;

/** The address of the rows behind a figure: its numerator first, the other classes one step away. */
export function rowsLink(
  measure: Pick<MeasureAnswer, "id" | "kind">,
  view: ViewState,
): { readonly pathname: string; readonly search: string } {
  return {
    pathname: `/rows/${encodeURIComponent(measure.id)}`,
    search: searchOf(view, { class: rowClasses[measure.kind][0] }),
  };
}
