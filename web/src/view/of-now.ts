import type { MeasureTextResponse } from "#shared/contract/measures";
import { onAllTime, type ViewState } from "./view-state.js";

/** Measures of who is there right now, whenever they came: a page's filters narrow them, its period does not. */
const ofNow: ReadonlySet<string> = new Set(["waiting-now", "needs-attention"]);

/** The view in which a measure is asked on a page. */
export function viewOfMeasure({ id }: Pick<MeasureTextResponse, "id">, view: ViewState): ViewState {
  return ofNow.has(id) ? onAllTime(view) : view;
}
