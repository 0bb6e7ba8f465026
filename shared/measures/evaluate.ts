import {
  isoOfDay,
  isoOfInstant,
  localDayOfInstant,
  nextPeriod,
  periodBounds,
  periodOfDay,
} from "../calendar.js";
import type { Instrument } from "../instruments/instrument.js";
import type { EpisodeColumns, ProgramColumns } from "./columns.js";
import type { CurveDetail } from "./curve-detail.js";
import type { Measure, Moment, View } from "./definition.js";
import { Episode } from "./episode.js";
import { ProgramGrouping } from "./grouping.js";
import { indexRange } from "./index-range.js";
import type { GroupResult, MeasureResult } from "./result.js";
import { Tally, TallyPlan } from "./tally.js";
import { instrumentsInUse, pairsOf, walkEpisode, walkSeats, type TakeUnit, type Walk } from "./units.js";

/** What a measure is evaluated over. */
export interface Evaluation {
  readonly columns: EpisodeColumns;
  readonly measure: Measure;
  readonly view: View;
  /** The effective registry of instruments. */
  readonly registry: readonly Instrument[];
  /** How many points of each curve are wanted; all where it is not said. */
  readonly curves?: CurveDetail;
  /** Whether the figures beside the main one are wanted, as they are where it is not said: many groups cost much time. */
  readonly hasBeside?: boolean;
}

/** One program with all that a walk over it needs. */
export interface ProgramWalk {
  readonly program: ProgramColumns;
  readonly grouping: ProgramGrouping;
  readonly episode: Episode;
  readonly moment: Moment;
}

/** Called for each thing counted, with the cursor standing on it: its entry, index day, weight and instrument. */
export type TakeCounted = (
  walk: ProgramWalk,
  at: { index: number; day: number; weight: number; instrument: number },
) => void;

/** Walks everything that the view counts, program by program. */
export function walkCounted(evaluation: Evaluation, take: TakeCounted): void {
  const { columns, measure, view } = evaluation;
  const byId = new Map(evaluation.registry.map((instrument) => [instrument.id, instrument]));
  const instruments = columns.instruments.map((id) => byId.get(id));
  for (const program of columns.programs) {
    const isByInstrument = measure.grain === "pair";
    const codes = measure.grain === "seat" ? { group: program.sessions.group } : program.codes;
    const grouping = new ProgramGrouping({ columns, program, codes, view, isByInstrument });
    if (!grouping.isWanted) continue;
    const moment = { asOf: view.asOf, asOfOn: localDayOfInstant(view.asOf, program.key.zone), instruments };
    const walk = { program, grouping, episode: new Episode(program), moment };
    if (measure.grain === "seat") walkSessions(walk, take);
    else walkEpisodes(evaluation, walk, take);
  }
}

function walkSessions(walk: ProgramWalk, take: TakeCounted): void {
  walk.episode.index = -1;
  walkSeats(walk.episode, walk.moment, (index, weight) => {
    const day = walk.episode.seats.startsOn;
    if (walk.grouping.hasDay(day) && walk.grouping.passes(index)) {
      take(walk, { index, day, weight, instrument: 0 });
    }
  });
}

function walkEpisodes(evaluation: Evaluation, walk: ProgramWalk, take: TakeCounted): void {
  const { columns, measure, view } = evaluation;
  const { program, grouping, episode, moment } = walk;
  const wanted = view.where.find((filter) => filter.dimension === "instrument")?.value;
  const instruments = instrumentsInUse(columns, program).filter((code) => {
    const instrument = moment.instruments[code];
    return instrument?.use === "outcome" && (wanted === undefined || instrument.id === wanted);
  });
  const pairs = instruments.map((code) => pairsOf(program, code, moment));
  const units: Walk = { measure, moment, pairs };
  const at = { index: 0, day: 0, weight: 1, instrument: 0 };
  const takeUnit: TakeUnit = (day, weight, instrument) => {
    if (!grouping.hasDay(day)) return;
    at.day = day;
    at.weight = weight;
    at.instrument = instrument;
    take(walk, at);
  };
  const range = indexRange(program, measure.indexDate, view);
  for (let index = range.from; index < range.to; index += 1) {
    if (!grouping.passes(index)) continue;
    episode.index = index;
    at.index = index;
    walkEpisode(episode, units, takeUnit);
  }
}

interface Group {
  readonly key: Readonly<Record<string, string>>;
  readonly period: string | null;
  readonly tally: Tally;
}

/** Groups by the text of key and period: code-point order of the text is the order of the result. */
type Groups = Map<string, Group>;

function nameOf(key: Readonly<Record<string, string>>, period: string | null): string {
  return JSON.stringify([Object.values(key), period]);
}

/** Hands out the tally of each group of one evaluation. */
class GroupTallies {
  readonly groups: Groups = new Map();
  private readonly plan: TallyPlan;
  /** The numbers of groups belong to one program. */
  private byNumber = new Map<number, Tally>();
  private program: ProgramColumns | null = null;
  private lastNumber = -1;
  private last: Tally;

  constructor(measure: Measure, hasBeside: boolean) {
    this.plan = new TallyPlan(measure, hasBeside);
    this.last = new Tally(this.plan);
  }

  /** The tally of a group of the walk's program. Neighbours often share one, so the last is asked first. */
  of(walk: ProgramWalk, number: number): Tally {
    if (walk.program !== this.program) {
      this.program = walk.program;
      this.byNumber = new Map();
      this.lastNumber = -1;
    }
    if (number === this.lastNumber) return this.last;
    let tally = this.byNumber.get(number);
    if (!tally) {
      const { key, period } = walk.grouping.describe(number);
      this.byNumber.set(number, (tally = this.named(key, period)));
    }
    this.lastNumber = number;
    this.last = tally;
    return tally;
  }

  /** The tally of a group by its name; an empty one where nothing is counted. */
  named(key: Readonly<Record<string, string>>, period: string | null): Tally {
    const name = nameOf(key, period);
    let group = this.groups.get(name);
    if (!group) this.groups.set(name, (group = { key, period, tally: new Tally(this.plan) }));
    return group.tally;
  }
}

function countAll(evaluation: Evaluation): GroupTallies {
  const { measure, view } = evaluation;
  const tallies = new GroupTallies(measure, evaluation.hasBeside ?? true);
  let position: { episode: Episode; moment: Moment; weight: number } | null = null;
  walkCounted(evaluation, (walk, at) => {
    const classification = measure.classify(walk.episode, walk.moment);
    if (classification.class === "outside") return;
    // One object for a whole program: a million entries allocate none.
    if (position === null || position.episode !== walk.episode) {
      position = { episode: walk.episode, moment: walk.moment, weight: at.weight };
    } else position.weight = at.weight;
    tallies.of(walk, walk.grouping.groupOf(at.index, at.day, at.instrument)).add(classification, position);
  });
  if (view.by.length === 0 && view.every === null && tallies.groups.size === 0) tallies.named({}, null);
  return tallies;
}

/** The periods from the view's first day (or the first with anybody) to its last, empty ones included. */
function periodsOf(groups: Groups, { columns, view }: Evaluation): string[] {
  if (view.every === null) return [];
  const found = [...groups.values()].map((group) => group.period ?? "").sort();
  const first = view.from === null ? found[0] : periodOfDay(view.from, view.every);
  const end =
    view.to === null ? null : periodOfDay(Math.min(view.to - 1, latestDay(columns, view.asOf)), view.every);
  const last = [end ?? "", found.at(-1) ?? ""].sort().at(-1);
  const periods: string[] = [];
  if (first === undefined || last === undefined || last === "") return periods;
  for (let period = first; period <= last; period = nextPeriod(period)) periods.push(period);
  return periods;
}

/** The local day of as-of where it is latest among the programs. */
function latestDay(columns: EpisodeColumns, asOf: number): number {
  const days = columns.programs.map((program) => localDayOfInstant(asOf, program.key.zone));
  return days.length === 0 ? localDayOfInstant(asOf, "UTC") : Math.max(...days);
}

function addEmptyPeriods(tallies: GroupTallies, evaluation: Evaluation): void {
  const { view } = evaluation;
  const { groups } = tallies;
  if (view.every === null) return;
  const keys = new Map([...groups.values()].map((group) => [nameOf(group.key, null), group.key] as const));
  if (keys.size === 0 && view.by.length === 0) keys.set(nameOf({}, null), {});
  for (const period of periodsOf(groups, evaluation)) {
    for (const key of keys.values()) tallies.named(key, period);
  }
}

/** The local day of as-of where it is earliest among the programs: periods that end later are not over. */
function earliestDay(columns: EpisodeColumns, asOf: number): number {
  return Math.min(...columns.programs.map((program) => localDayOfInstant(asOf, program.key.zone)));
}

function compareNames([a]: readonly [string, Group], [b]: readonly [string, Group]): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * The measure's figure for every group and period of the view, with counts of who is left out and why.
 * Groups come in code-point order of their keys, then periods; the same columns and view give the same result.
 */
export function evaluateMeasure(evaluation: Evaluation): MeasureResult {
  const { columns, measure, view } = evaluation;
  const tallies = countAll(evaluation);
  addEmptyPeriods(tallies, evaluation);
  const today = earliestDay(columns, view.asOf);
  return {
    measure: measure.id,
    version: measure.version,
    asOf: isoOfInstant(view.asOf),
    from: view.from === null ? null : isoOfDay(view.from),
    to: view.to === null ? null : isoOfDay(view.to),
    groups: [...tallies.groups].sort(compareNames).map(([, { key, period, tally }]): GroupResult => {
      const isUnfinished = period !== null && today < periodBounds(period).to;
      return tally.figures({ key, period, isUnfinished, curves: evaluation.curves ?? "full" });
    }),
  };
}
