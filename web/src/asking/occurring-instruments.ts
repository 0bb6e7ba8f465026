import type { MeasureResponse } from "#shared/contract/measures";
import { sizeOf } from "../words/told-by-n.js";

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
