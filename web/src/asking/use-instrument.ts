import type { UseQueryResult } from "@tanstack/react-query";
import type { MeasureResponse } from "#shared/contract/measures";
import { occurringInstruments, type OccurringInstrument } from "./occurring-instruments.js";
import { useFigure } from "./use-figures.js";
import type { ViewState } from "../view/view-state.js";

export interface UsedInstrument {
  readonly query: UseQueryResult<MeasureResponse>;
  readonly instruments: readonly OccurringInstrument[];
  /** The address's own where it occurs, else the most frequent; null until known, and where none occurs. */
  readonly instrument: string | null;
  /** The address names an instrument without a stay in this view. */
  readonly isUnknown: boolean;
}

/** Which instrument a page of symptoms shows. */
export function useInstrument(view: ViewState | null): UsedInstrument {
  const query = useFigure("score-completeness", view, { curve: "none" });
  const instruments = occurringInstruments(query.data);
  const asked = view?.instrument ?? null;
  const isKnown = asked !== null && instruments.some((one) => one.id === asked);
  const isUnknown = asked !== null && query.data !== undefined && !isKnown;
  // Until the list is there the address is believed, so that nothing waits for it.
  const believed = query.data === undefined ? asked : isKnown ? asked : (instruments[0]?.id ?? null);
  return { query, instruments, instrument: believed, isUnknown };
}
