import { kindFor, UNKNOWN, type ProgramColumns } from "./columns.js";
import { ScorePair } from "./score-pair.js";

type Places = Uint8Array | Uint16Array | Uint32Array;

/** Where an episode's scores in one instrument stand: rows of the scores, -1 for none. */
interface StandingRows {
  from: number;
  to: number;
  baselineRow: number;
  lastRow: number;
}

/**
 * For each episode of a program the rows of its scores in one instrument, and those of its baseline and last score: as
 * places among its own scores, for these are few where the rows of a program are hundreds of thousands.
 */
export class PairRows {
  private readonly from: Places;
  private readonly to: Places;
  /** One more than the place, 0 for none. */
  private readonly baseline: Places;
  private readonly last: Places;
  private readonly first: Int32Array;

  constructor({ scores, length }: ProgramColumns) {
    let most = 0;
    for (let index = 0; index < length; index += 1) {
      most = Math.max(most, (scores.to[index] ?? 0) - (scores.from[index] ?? 0));
    }
    const Kind = kindFor(most);
    this.first = scores.from;
    this.from = new Kind(length);
    this.to = new Kind(length);
    this.baseline = new Kind(length);
    this.last = new Kind(length);
  }

  keep(index: number, { from, to, baselineRow, lastRow }: StandingRows): void {
    const first = this.first[index] ?? 0;
    this.from[index] = from - first;
    this.to[index] = to - first;
    this.baseline[index] = baselineRow < 0 ? 0 : baselineRow - first + 1;
    this.last[index] = lastRow < 0 ? 0 : lastRow - first + 1;
  }

  /** Puts a cursor on an episode's rows. */
  read(index: number, cursor: StandingRows): void {
    const first = this.first[index] ?? 0;
    const baseline = this.baseline[index] ?? 0;
    const last = this.last[index] ?? 0;
    cursor.from = first + (this.from[index] ?? 0);
    cursor.to = first + (this.to[index] ?? 0);
    cursor.baselineRow = baseline === 0 ? -1 : first + baseline - 1;
    cursor.lastRow = last === 0 ? -1 : first + last - 1;
  }
}

const rowsOfProgram = new WeakMap<ProgramColumns, Map<number, PairRows>>();

/**
 * The pairs of a program in one instrument. A dozen measures read the same ones, so they are chosen once for as long as
 * the program's columns stand; four bytes an episode and instrument.
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
  const rows = new PairRows(program);
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
    rows.keep(index, pair);
  }
  return rows;
}
