import type { PeriodLength } from "#shared/measures/definition";
import type { NoteResponse } from "#shared/contract/notes";
import { formatDay } from "#shared/format";

/** The notes that speak of a measure, of one program where a view shows one, the latest day first. */
export function notesFor(
  notes: readonly NoteResponse[],
  of: { readonly measure: string; readonly program?: string | undefined },
): readonly NoteResponse[] {
  return notes
    .filter((note) => note.measure === null || note.measure === of.measure)
    .filter((note) => note.program === null || of.program === undefined || note.program === of.program)
    .sort((a, b) => (a.on === b.on ? b.id - a.id : a.on < b.on ? 1 : -1));
}

/** Under a note: who wrote it, of what it speaks, and whether a baseline starts there. */
export function noteFootnote(note: NoteResponse): string {
  return [
    note.author,
    note.program === null ? "all programs" : note.program,
    ...(note.measure === null ? ["all measures"] : []),
    ...(note.startsBaseline ? ["new baseline from here"] : []),
  ].join(" · ");
}

/** What a new baseline does, in one sentence. */
export function baselineSentence(every: PeriodLength): string {
  return `Mean and limits are computed anew from the ${every} of this day on: do it only after a known change, and say which.`;
}

/** What was just written. */
export function writtenSentence(note: NoteResponse): string {
  const where = note.program === null ? "" : ` in the charts of ${note.program} alone`;
  const baseline = note.startsBaseline ? ` A new baseline begins there${where}.` : "";
  return `The note of ${formatDay(note.on)} is on the chart.${baseline}`;
}
