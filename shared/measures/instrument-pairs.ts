import type { Instrument } from "../instruments/instrument.js";
import type { EpisodeColumns, ProgramColumns } from "./columns.js";
import type { Episode } from "./episode.js";
import type { Moment } from "./moment.js";
import { pairRowsOf, type PairRows } from "./pair-rows.js";

/** A program's pairs in one instrument. */
export interface InstrumentPairs {
  /** Number of the instrument in the columns. */
  readonly code: number;
  readonly instrument: Instrument | undefined;
  readonly rows: PairRows;
}

/** A program's pairs in every outcome instrument that it uses. */
export function outcomePairs(
  columns: EpisodeColumns,
  program: ProgramColumns,
  moment: Moment,
): readonly InstrumentPairs[] {
  return instrumentsInUse(columns, program)
    .filter((code) => moment.instruments[code]?.use === "outcome")
    .map((code) => pairsOf(program, code, moment));
}

/** A program's pairs in the instrument of that number. */
export function pairsOf(program: ProgramColumns, code: number, moment: Moment): InstrumentPairs {
  return { code, instrument: moment.instruments[code], rows: pairRowsOf(program, code) };
}

/** Points the cursor's pair at an instrument's rows, with its baseline and last score. */
export function standOnPair(episode: Episode, instrument: number, moment: Moment): void {
  standOn(episode, pairsOf(episode.columns, instrument, moment));
}

/** Points the cursor's pair at the episode's rows of an instrument. */
export function standOn({ pair, index }: Episode, { code, instrument, rows }: InstrumentPairs): void {
  pair.forget();
  rows.read(index, pair);
  pair.instrumentCode = code;
  pair.instrument = instrument;
}

/**
 * Points the cursor's pair at the instrument of one of the episode's own score rows; gives the first row of the next
 * instrument, so that measures over all of a person's instruments can walk them from `firstScoreRow` to `endScoreRow`.
 */
export function standOnPairAt(episode: Episode, row: number, moment: Moment): number {
  standOnPair(episode, episode.columns.scores.instrument[row] ?? 0, moment);
  return episode.pair.to;
}

/** The episode's first score row, of whatever instrument. */
export function firstScoreRow(episode: Episode): number {
  return episode.columns.scores.from[episode.index] ?? 0;
}

/** The row behind the episode's last score row. */
export function endScoreRow(episode: Episode): number {
  return episode.columns.scores.to[episode.index] ?? 0;
}

const used = new WeakMap<ProgramColumns, readonly number[]>();

/**
 * Numbers of the instruments in which any of the program's episodes has a score, in the order of their names' code units.
 * A stay counts in the instruments that its program uses: one without any score is missing, not absent.
 */
export function instrumentsInUse(columns: EpisodeColumns, program: ProgramColumns): readonly number[] {
  let found = used.get(program);
  if (!found) {
    const name = (code: number): string => columns.instruments[code] ?? "";
    found = [...new Set(program.scores.instrument)].sort((a, b) => (name(a) < name(b) ? -1 : 1));
    used.set(program, found);
  }
  return found;
}
