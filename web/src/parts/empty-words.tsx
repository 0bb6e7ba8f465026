import type { ReactNode } from "react";
import { contradictionsOf } from "../view/contradictions.js";
import { useDimensions, useStatus } from "../asking/use-figures.js";
import type { ViewState } from "../view/view-state.js";

/**
 * What stands where a view holds nobody: that it does, and the next step. Where the view itself leaves nobody, the notice
 * under the filters says why, with a way on.
 */
export function EmptyWords(props: { readonly view: ViewState; readonly words: string }): ReactNode {
  const { data: known } = useDimensions();
  const { data: status } = useStatus();
  const reasons = status ? contradictionsOf(props.view, { known: known ?? [], today: status.asOfDay }) : [];
  return reasons.length > 0 ? props.words : `${props.words} Choose a longer period or clear a filter.`;
}
