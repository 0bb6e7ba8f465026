import type { Instrument } from "../../instruments/instrument.js";
import type { EpisodeColumns, ProgramColumns } from "../columns.js";
import type { CurveDetail } from "./curve-detail.js";
import type { Measure, View } from "../definition.js";
import { Episode } from "../episode.js";
import { defaultGoals, type Goals } from "../goals.js";
import { Periods, ProgramGrouping } from "./grouping.js";
import type { HoldsUntil } from "./holds-until.js";
import { indexRange, type IndexRange } from "./index-range.js";
import type { Moment } from "../moment.js";
import { instrumentsOf, momentIn } from "./moment-in.js";
import { outcomePairs, type InstrumentPairs } from "../instrument-pairs.js";
import { walkEpisode, walkSeats, type TakeUnit } from "./units.js";

/** What a measure is evaluated over. */
export interface Evaluation {
  readonly columns: EpisodeColumns;
  readonly measure: Measure;
  readonly view: View;
  /** The effective registry of instruments. */
  readonly registry: readonly Instrument[];
  /** The goals and bands in effect: those that the measure is made under, or the product's own where it is not said. */
  readonly goals?: Goals;
  /** How many points of each curve are wanted; all where it is not said. */
  readonly curves?: CurveDetail;
  /** Whether the figures beside the main one are wanted, as they are where it is not said: many groups cost much time. */
  readonly hasBeside?: boolean;
  /** Where it is noted until when what is read for the figures stays true. */
  readonly holds?: HoldsUntil;
}

/** One program with all that a walk over it needs. */
export interface ProgramWalk {
  readonly measure: Measure;
  readonly program: ProgramColumns;
  readonly grouping: ProgramGrouping;
  readonly episode: Episode;
  readonly moment: Moment;
  /** The pairs of every outcome instrument that the program uses; none where the measure doesn't count pairs. */
  readonly pairs: readonly InstrumentPairs[];
  /** Those of the instrument that the view asks for. */
  readonly wantedPairs: readonly InstrumentPairs[];
  /** The episodes that can have an index day in the view. */
  readonly range: IndexRange;
  /** How many rows each episode has among all that the measure counts; 0 where they are not numbered. */
  readonly rowsOfEpisode: number;
}

/** What stands under the cursor: its entry, index day, weight and instrument; as `row` the kind of a seat, -1 of all else. */
export interface Counted {
  readonly index: number;
  readonly day: number;
  readonly weight: number;
  readonly instrument: number;
  readonly row: number;
}

/** Called for each thing counted, with the cursor standing on it. What it is given is used again: it has to be read at once. */
export type TakeCounted = (at: Counted) => void;

/** Walks everything that the view counts, program by program. */
export function walkCounted(evaluation: Evaluation, take: (walk: ProgramWalk, at: Counted) => void): void {
  for (const walk of walksOf(evaluation)) walkProgram(walk, (at) => take(walk, at));
}

/** The walks over the programs that the view looks at. */
export function* walksOf(evaluation: Evaluation): Generator<ProgramWalk> {
  const { columns, measure, view, registry, goals = defaultGoals, holds } = evaluation;
  const inEffect = { instruments: instrumentsOf(columns, registry), goals };
  const periods = view.every === null ? null : new Periods(view.every);
  for (const program of columns.programs) {
    const isByInstrument = measure.grain === "pair";
    const codes = measure.grain === "seat" ? { group: program.sessions.group } : program.codes;
    const grouping = new ProgramGrouping({ columns, program, codes, view, isByInstrument, periods });
    if (!grouping.isWanted) continue;
    const moment = momentIn(program, view.asOf, inEffect);
    yield walkOf(evaluation, { program, grouping, moment });
    holds?.note(moment.allHoldsUntil);
  }
}

function walkOf(
  { columns, measure, view }: Evaluation,
  part: Pick<ProgramWalk, "program" | "grouping" | "moment">,
): ProgramWalk {
  const { program, grouping, moment } = part;
  const wanted = view.where.find((filter) => filter.dimension === "instrument")?.value;
  const pairs = measure.grain === "pair" ? outcomePairs(columns, program, moment) : [];
  return {
    program,
    grouping,
    moment,
    measure,
    episode: new Episode(program),
    pairs,
    wantedPairs: pairs.filter(({ instrument }) => wanted === undefined || instrument?.id === wanted),
    range: indexRange(program, measure, view),
    rowsOfEpisode: measure.grain === "episode" ? 1 : measure.grain === "pair" ? pairs.length : 0,
  };
}

/** Walks everything that the view counts in one program. */
export function walkProgram(walk: ProgramWalk, take: TakeCounted): void {
  if (walk.measure.grain === "seat") walkSessions(walk, take);
  else walkEpisodes(walk, take);
}

function walkSessions(walk: ProgramWalk, take: TakeCounted): void {
  const { episode, grouping } = walk;
  episode.index = -1;
  const at = { index: 0, day: 0, weight: 1, instrument: 0, row: -1 };
  walkSeats(episode, walk, (index, weight) => {
    at.index = index;
    at.day = episode.seats.startsOn;
    at.weight = weight;
    at.row = episode.seats.kindNo;
    if (grouping.hasDay(at.day) && grouping.passes(index)) take(at);
  });
}

function walkEpisodes(walk: ProgramWalk, take: TakeCounted): void {
  const { measure, grouping, episode, moment, range } = walk;
  const units = { measure, moment, pairs: walk.wantedPairs };
  const at = { index: 0, day: 0, weight: 1, instrument: 0, row: -1 };
  const takeUnit: TakeUnit = (day, weight, instrument) => {
    if (!grouping.hasDay(day)) return;
    at.day = day;
    at.weight = weight;
    at.instrument = instrument;
    take(at);
  };
  for (let index = range.from; index < range.to; index += 1) {
    if (!grouping.passes(index)) continue;
    episode.index = index;
    at.index = index;
    walkEpisode(episode, units, takeUnit);
  }
}

/** Which of an episode's rows is that of an instrument, by the instrument's number; the only one is that of none. */
function slotsOf({ pairs }: ProgramWalk): readonly number[] {
  const slots: number[] = [0];
  for (const [slot, { code }] of pairs.entries()) slots[code] = slot;
  return slots;
}

/**
 * Stands on all that the measure counts of the episodes in the range, whatever the view asks for; `take` is told the row,
 * `leave` the rows of each episode afterwards.
 */
export function walkRows(
  walk: ProgramWalk,
  range: IndexRange,
  { take, leave }: { take: (row: number) => void; leave: (from: number, to: number) => void },
): void {
  const { measure, episode, moment, pairs, rowsOfEpisode } = walk;
  const slots = slotsOf(walk);
  for (let index = range.from; index < range.to; index += 1) {
    episode.index = index;
    const from = index * rowsOfEpisode;
    moment.startNoting();
    walkEpisode(episode, { measure, moment, pairs }, (_day, _weight, instrument) =>
      take(from + (slots[instrument] ?? 0)),
    );
    leave(from, from + rowsOfEpisode);
  }
}
