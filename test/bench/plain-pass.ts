import { periodOfDay } from "#shared/calendar";
import type { loadEpisodeColumns } from "#api/facts/episode-columns";
import { groupText, type Cut, type Figures } from "./figures.js";
import { AS_OF_SECONDS, FIRST_DAY, LAST_DAY } from "./sizes.js";

export type LoadedColumns = Awaited<ReturnType<typeof loadEpisodeColumns>>;
type Block = LoadedColumns["programs"][number];

/** Which of the four counters of its group an episode raises; the second of a proportion is its denominator. */
type Place = (block: Block, index: number) => 0 | 1 | 2 | 3 | -1;

// Numbers of codes, written a second time on purpose: a list that is reordered shows as a difference between the ways.
const UNKNOWN = -2_147_483_648;
const NOT_ELIGIBLE = 3;
const DUPLICATE = 6;
const COMPLETED = 1;
const ADMINISTRATIVE = 4;
const MOVED = 5;
const TRANSFERRED_LOWER = 7;

function isAccessExcluded(block: Block, index: number): boolean {
  const reason = block.bytes.closedReason[index];
  return block.bytes.isRepeat[index] === 1 || reason === NOT_ELIGIBLE || reason === DUPLICATE;
}

const placeOfAccess: Place = (block, index) => {
  if (isAccessExcluded(block, index)) return 3;
  const inquiredAt = block.integers.inquiredAt[index] ?? UNKNOWN;
  if (AS_OF_SECONDS - inquiredAt < 172_800) return 2;
  const first = block.integers.firstSessionAt[index] ?? UNKNOWN;
  return first !== UNKNOWN && first - inquiredAt <= 172_800 ? 0 : 1;
};

const placeOfStart: Place = (block, index) => {
  if (isAccessExcluded(block, index)) return 3;
  if ((block.integers.firstSessionAt[index] ?? UNKNOWN) !== UNKNOWN) return 0;
  return (block.integers.closedAt[index] ?? UNKNOWN) === UNKNOWN ? 2 : 1;
};

function isLeftOut(reason: number): boolean {
  return reason === ADMINISTRATIVE || reason === MOVED || reason === TRANSFERRED_LOWER;
}

const placeOfEnding: Place = (block, index) => {
  if ((block.integers.endedAt[index] ?? UNKNOWN) === UNKNOWN) return 2;
  const reason = block.bytes.dischargeReason[index] ?? 0;
  if ((block.integers.firstSessionAt[index] ?? UNKNOWN) === UNKNOWN || isLeftOut(reason)) return 3;
  if (reason === 0) return -1;
  return reason === COMPLETED ? 0 : 1;
};

interface Pass {
  readonly indexDay: "inquiredOn" | "admittedOn";
  readonly isProportion: boolean;
  readonly place: Place;
}

const passes: Readonly<Record<string, Pass>> = {
  "access-within-48h": { indexDay: "inquiredOn", isProportion: true, place: placeOfAccess },
  "time-to-first-session": { indexDay: "inquiredOn", isProportion: false, place: placeOfStart },
  completion: { indexDay: "admittedOn", isProportion: true, place: placeOfEnding },
};

/** Number of the month of every day from the first on, and the months' names. */
function monthTable(): { numbers: Uint8Array; names: string[] } {
  const names: string[] = [];
  const numbers = new Uint8Array(LAST_DAY + 60 - FIRST_DAY);
  for (let day = 0; day < numbers.length; day += 1) {
    const name = periodOfDay(FIRST_DAY - 30 + day, "month");
    if (names.at(-1) !== name) names.push(name);
    numbers[day] = names.length - 1;
  }
  return { numbers, names };
}

const months = monthTable();

/**
 * The floor: one loop over the typed arrays that only counts, without intervals, curves, companions and reasons.
 * Null for a measure for which none is written.
 */
export function plainPass(columns: LoadedColumns, measureId: string, cut: Cut): Figures | null {
  const pass = passes[measureId];
  if (pass === undefined) return null;
  const width = cut.byMonth ? months.names.length : 1;
  const height = cut.byProgram ? columns.programs.length : 1;
  const counts = new Int32Array(width * height * 4);
  for (const [program, block] of columns.programs.entries()) {
    const days = block.integers[pass.indexDay];
    const row = cut.byProgram ? program * width : 0;
    for (let index = 0; index < block.length; index += 1) {
      const day = days[index] ?? UNKNOWN;
      if (day === UNKNOWN) continue;
      const place = pass.place(block, index);
      if (place < 0) continue;
      const group = row + (cut.byMonth ? (months.numbers[day - FIRST_DAY + 30] ?? 0) : 0);
      counts[group * 4 + place] = (counts[group * 4 + place] ?? 0) + 1;
    }
  }
  return figuresOfCounts(columns, counts, { pass, cut, width });
}

function figuresOfCounts(
  columns: LoadedColumns,
  counts: Int32Array,
  { pass, cut, width }: { pass: Pass; cut: Cut; width: number },
): Figures {
  const figures = new Map<string, readonly number[]>();
  for (let group = 0; group * 4 < counts.length; group += 1) {
    const [first = 0, second = 0, third = 0, fourth = 0] = counts.subarray(group * 4, group * 4 + 4);
    if (first + second + third + fourth === 0) continue;
    const program = cut.byProgram ? (columns.programs[Math.floor(group / width)]?.key.program ?? null) : null;
    const month = cut.byMonth ? (months.names[group % width] ?? null) : null;
    figures.set(groupText(program, month), [
      first,
      pass.isProportion ? first + second : second,
      third,
      fourth,
    ]);
  }
  return figures;
}
