import type { MeasureTextResponse } from "#shared/contract/measures";
import { onAllTime, type ViewState } from "./view-state.js";

/** The view in which a measure is asked on a page: of one of now the page's filters narrow it, its period does not. */
export function viewOfMeasure({ isOfNow }: Pick<MeasureTextResponse, "isOfNow">, view: ViewState): ViewState {
  return isOfNow ? onAllTime(view) : view;
}
