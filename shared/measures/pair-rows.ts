import { UNKNOWN, type ProgramColumns } from "./columns.js";
import { ScorePair } from "./score-pair.js";

/** For each episode of a program the rows of its scores in one instrument, and those of its baseline and last score. */
export interface PairRows {
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly baseline: Int32Array;
  readonly last: Int32Array;
}

const rowsOfProgram = new WeakMap<ProgramColumns, Map<number, PairRows>>();

/**
 * The pairs of a program in one instrument. A dozen measures read the same ones, so they are chosen once for as long as
 * the program's columns stand; 16 bytes an episode and instrument.
 */
export function pairRowsOf(program: ProgramColumns, instrument: number): PairRows {
  let byInstrument = rowsOfProgram.get(program);
  if (!byInstrument) rowsOfProgram.set(program, (byInstrument = new Map()));
  let found = byInstrument.get(instrument);
  if (!found) byInstrument.set(instrument, (found = choosePairs(program, instrument)));
  return found;
}

function choosePairs(program: ProgramColumns, instrument: number): PairRows {
  const { scores, integers, length } = program;
  const rows = {
    from: new Int32Array(length),
    to: new Int32Array(length),
    baseline: new Int32Array(length).fill(-1),
    last: new Int32Array(length).fill(-1),
  };
  const pair = new ScorePair(scores);
  for (let index = 0; index < length; index += 1) {
    const to = scores.to[index] ?? 0;
    let row = scores.from[index] ?? 0;
    while (row < to && scores.instrument[row] !== instrument) row += 1;
    pair.from = row;
    while (row < to && scores.instrument[row] === instrument) row += 1;
    pair.to = row;
    const firstSessionOn = integers.firstSessionOn[index] ?? UNKNOWN;
    pair.choose({ firstSessionOn, dischargedOn: integers.dischargedOn[index] ?? UNKNOWN });
    rows.from[index] = pair.from;
    rows.to[index] = pair.to;
    rows.baseline[index] = pair.baselineRow;
    rows.last[index] = pair.lastRow;
  }
  return rows;
}
