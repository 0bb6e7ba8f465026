import {
  isoOfDay,
  isoOfInstant,
  localDayOfInstant,
  nextPeriod,
  periodBounds,
  periodOfDay,
} from "../calendar.js";
import type { Measure, View } from "./definition.js";
import { Episode, type EpisodeColumns, type ProgramColumns } from "./episode.js";
import { ProgramGrouping } from "./grouping.js";
import type { GroupResult, ListedEpisode, ListFilter, Mark, MeasureResult } from "./result.js";
import { curveFigures, proportionFigures, Tally } from "./tally.js";

export type { ListedEpisode, ListFilter, MeasureResult } from "./result.js";

interface Group {
  readonly key: Readonly<Record<string, string>>;
  readonly period: string | null;
  readonly tally: Tally;
}

/** Groups by the text of key and period: code-point order of the text is the order of the result. */
type Groups = Map<string, Group>;

function indexDays(program: ProgramColumns, measure: Measure): Int32Array {
  return measure.indexDate === "inquiry" ? program.integers.inquiredOn : program.integers.admittedOn;
}

function nameOf(key: Readonly<Record<string, string>>, period: string | null): string {
  return JSON.stringify([Object.values(key), period]);
}

function countProgram(
  grouping: ProgramGrouping,
  episode: Episode,
  context: { measure: Measure; view: View },
): Map<number, Tally> {
  const { measure, view } = context;
  const moment = { asOf: view.asOf };
  const at = { episode, moment };
  const days = indexDays(episode.columns, measure);
  const tallies = new Map<number, Tally>();
  for (let index = 0; index < episode.columns.length; index += 1) {
    const day = days[index] ?? 0;
    if (!grouping.isInside(index, day)) continue;
    episode.index = index;
    const classification = measure.classify(episode, moment);
    if (classification.class === "outside") continue;
    const group = grouping.groupOf(index, day);
    let tally = tallies.get(group);
    if (!tally) tallies.set(group, (tally = new Tally(measure)));
    if (measure.kind === "proportion") tally.addToProportion(measure, classification, at);
    else tally.addToCurve(measure, classification, at);
  }
  return tallies;
}

function mergeTally(into: Tally, from: Tally): void {
  into.initialPopulation += from.initialPopulation;
  into.pending += from.pending;
  into.met += from.met;
  into.notMet += from.notMet;
  into.isImmature ||= from.isImmature;
  for (const [code, count] of from.excluded) into.excluded.set(code, (into.excluded.get(code) ?? 0) + count);
  for (const [code, count] of from.missing) into.missing.set(code, (into.missing.get(code) ?? 0) + count);
  for (const [index, count] of from.companions.entries()) {
    into.companions[index] = (into.companions[index] ?? 0) + count;
  }
  for (const time of from.times) into.times.push(time);
  for (const kind of from.kinds) into.kinds.push(kind);
}

function countAll(columns: EpisodeColumns, measure: Measure, view: View): Groups {
  const groups: Groups = new Map();
  for (const program of columns.programs) {
    const grouping = new ProgramGrouping(columns, program, view);
    if (!grouping.isWanted) continue;
    for (const [number, tally] of countProgram(grouping, new Episode(program), { measure, view })) {
      const { key, period } = grouping.describe(number);
      const name = nameOf(key, period);
      const known = groups.get(name);
      if (known) mergeTally(known.tally, tally);
      else groups.set(name, { key, period, tally });
    }
  }
  if (view.by.length === 0 && view.every === null && groups.size === 0) {
    groups.set(nameOf({}, null), { key: {}, period: null, tally: new Tally(measure) });
  }
  return groups;
}

/** The periods from the view's first day (or the first with anybody) to its last, empty ones included. */
function periodsOf(groups: Groups, view: View): string[] {
  if (view.every === null) return [];
  const found = [...groups.values()].map((group) => group.period ?? "").sort();
  const first = view.from === null ? found[0] : periodOfDay(view.from, view.every);
  const asOfDay = localDayOfInstant(view.asOf, "UTC");
  const end = view.to === null ? null : periodOfDay(Math.min(view.to - 1, asOfDay), view.every);
  const last = [end ?? "", found.at(-1) ?? ""].sort().at(-1);
  const periods: string[] = [];
  if (first === undefined || last === undefined || last === "") return periods;
  for (let period = first; period <= last; period = nextPeriod(period)) periods.push(period);
  return periods;
}

function addEmptyPeriods(groups: Groups, measure: Measure, view: View): void {
  if (view.every === null) return;
  const keys = new Map([...groups.values()].map((group) => [nameOf(group.key, null), group.key] as const));
  if (view.by.length === 0) keys.set(nameOf({}, null), {});
  for (const period of periodsOf(groups, view)) {
    for (const key of keys.values()) {
      const name = nameOf(key, period);
      if (!groups.has(name)) groups.set(name, { key, period, tally: new Tally(measure) });
    }
  }
}

/** Whether the period is not over in the zone in which it ends last. */
function isUnfinished(period: string | null, columns: EpisodeColumns, asOf: number): boolean {
  if (period === null) return false;
  const end = periodBounds(period).to;
  return columns.programs.some((program) => localDayOfInstant(asOf, program.key.zone) < end);
}

function sortedCounts(counts: ReadonlyMap<string, number>): Record<string, number> {
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function groupResult(group: Group, measure: Measure, isOpen: boolean): GroupResult {
  const { tally } = group;
  const figures =
    measure.kind === "proportion" ? proportionFigures(measure, tally) : curveFigures(measure, tally);
  const marks: Mark[] = isOpen ? ["unfinished", ...figures.marks] : [...figures.marks];
  return {
    key: group.key,
    period: group.period,
    initialPopulation: tally.initialPopulation,
    excluded: sortedCounts(tally.excluded),
    pending: tally.pending,
    missing: sortedCounts(tally.missing),
    result: figures.result,
    beside: figures.beside,
    bounds: figures.bounds,
    marks,
  };
}

function compareNames([a]: readonly [string, Group], [b]: readonly [string, Group]): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * The measure's figure for every group and period of the view, with counts of who is left out and why.
 * Groups come in code-point order of their keys, then periods; the same columns and view give the same result.
 */
export function evaluateMeasure(columns: EpisodeColumns, measure: Measure, view: View): MeasureResult {
  const groups = countAll(columns, measure, view);
  addEmptyPeriods(groups, measure, view);
  return {
    measure: measure.id,
    version: measure.version,
    asOf: isoOfInstant(view.asOf),
    from: view.from === null ? null : isoOfDay(view.from),
    to: view.to === null ? null : isoOfDay(view.to),
    groups: [...groups]
      .sort(compareNames)
      .map(([, group]) => groupResult(group, measure, isUnfinished(group.period, columns, view.asOf))),
  };
}

function valueOf(measure: Measure, episode: Episode, asOf: number): number | null {
  return measure.kind === "proportion"
    ? measure.value(episode, { asOf })
    : measure.elapsed(episode, { asOf }) / measure.divisor;
}

/**
 * The episodes behind the result, each with its class and reason, by program, index day and number.
 * Without a filter their number is the sum of the groups' initial populations.
 */
export function listEpisodes(
  columns: EpisodeColumns,
  measure: Measure,
  ...[view, filter]: readonly [view: View, filter: ListFilter]
): ListedEpisode[] {
  const listed: ListedEpisode[] = [];
  const unit = measure.kind === "proportion" ? measure.valueUnit : measure.unit;
  for (const program of columns.programs) {
    const grouping = new ProgramGrouping(columns, program, view);
    if (!grouping.isWanted) continue;
    const episode = new Episode(program);
    const days = indexDays(program, measure);
    for (let index = 0; index < program.length; index += 1) {
      const day = days[index] ?? 0;
      if (!grouping.isInside(index, day)) continue;
      episode.index = index;
      const found = measure.classify(episode, { asOf: view.asOf });
      if (found.class === "outside" || (filter.class !== undefined && filter.class !== found.class)) continue;
      if (!isInGroup(grouping.describe(grouping.groupOf(index, day)), filter)) continue;
      const value = valueOf(measure, episode, view.asOf);
      const episodeNo = program.episodeNo[index] ?? 0;
      const programCode = program.key.program;
      listed.push({
        programCode,
        episodeNo,
        indexOn: day,
        class: found.class,
        reason: found.reason,
        value,
        unit,
      });
    }
  }
  return listed.sort(compareListed);
}

function isInGroup(
  group: { key: Record<string, string>; period: string | null },
  filter: ListFilter,
): boolean {
  if (filter.period !== undefined && filter.period !== group.period) return false;
  return Object.entries(filter.key ?? {}).every(([dimension, value]) => group.key[dimension] === value);
}

function compareListed(a: ListedEpisode, b: ListedEpisode): number {
  if (a.programCode !== b.programCode) return a.programCode < b.programCode ? -1 : 1;
  return a.indexOn - b.indexOn || a.episodeNo - b.episodeNo;
}
