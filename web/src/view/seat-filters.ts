import type { MeasureTextResponse } from "#shared/contract/measures";
import { dimensions, type Dimension } from "#shared/measures/definition";
import { seatDimensions } from "#shared/measures/seat-dimensions";
import type { ViewState } from "./view-state.js";

/** The filter of a view that a measure can't be narrowed by, as what is known of a person narrows no seats; else null. */
export function unfittingFilter(
  { grain }: Pick<MeasureTextResponse, "grain">,
  { where }: Pick<ViewState, "where">,
): Dimension | null {
  if (grain !== "seat") return null;
  return dimensions.find((one) => where[one] !== undefined && !seatDimensions.includes(one)) ?? null;
}
