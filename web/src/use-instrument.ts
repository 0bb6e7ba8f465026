import type { UseQueryResult } from "@tanstack/react-query";
import type { MeasureResponse } from "#shared/contract/measures";
import { sizeOf } from "./findings.js";
import { useFigure } from "./use-figures.js";
import type { ViewState } from "./view-state.js";

/** An instrument that occurs in the view, with the judged stays in which it was due. */
export interface OccurringInstrument {
  readonly id: string;
  readonly judged: number;
}

/** The instruments of a view by how many judged stays they were due in, most first; names decide between equals. */
export function occurringInstruments(figure: MeasureResponse | undefined): readonly OccurringInstrument[] {
  const found = (figure?.groups ?? []).flatMap((group) => {
    const id = group.key["instrument"];
    return id === undefined || group.initialPopulation === 0 ? [] : [{ id, judged: sizeOf(group.result) }];
  });
  return found.sort((one, other) => other.judged - one.judged || (one.id < other.id ? -1 : 1));
}

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
