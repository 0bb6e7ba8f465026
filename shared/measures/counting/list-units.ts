import { UNKNOWN, type ProgramColumns } from "../columns.js";
import type { Classification, Measure } from "../definition.js";
import { walkCounted, type Evaluation } from "./walk-counted.js";
import { partFilter } from "./part-of-figure.js";
import type { ListedUnit, ListFilter, UnitCount } from "../result.js";

/** Which entries of a list are wanted: so many from a place on. */
export interface PageOfRows {
  readonly offset: number;
  readonly limit: number;
}

/** A page of what is behind a result, how many entries there are in all, and how many of each class and reason. */
export interface ListedPage {
  readonly total: number;
  readonly units: readonly ListedUnit[];
  readonly counts: readonly UnitCount[];
}

/** An entry with how often it stands in the list: a person-week with three attended sessions is three entries of attendance. */
interface Entry {
  readonly unit: ListedUnit;
  readonly times: number;
}

/**
 * What is behind the result, one entry each, with class and reason, by program, index day and number, or in the
 * measure's own order. Without a filter their number is the sum of the groups' initial populations.
 */
export function listUnits(evaluation: Evaluation, filter: ListFilter): ListedUnit[] {
  const { entries, total } = collect(evaluation, filter);
  return pageOf(entries, { offset: 0, limit: total });
}

/**
 * A page of that list. The counts are over the filter's period, group and part; what it says of class and reason is not
 * asked there. They are by class and reason in order of their letters, and their sum is the list's length without a class.
 */
export function listPage(evaluation: Evaluation, filter: ListFilter, page: PageOfRows): ListedPage {
  const { entries, total, counts } = collect(evaluation, filter);
  return { total, units: pageOf(entries, page), counts: counts.list() };
}

/** The entries in their order, how many they are, and the counts by class and reason. */
function collect(
  evaluation: Evaluation,
  filter: ListFilter,
): {
  readonly entries: readonly Entry[];
  readonly total: number;
  readonly counts: ClassCounts;
} {
  const { columns, measure } = evaluation;
  const entries: Entry[] = [];
  const counts = new ClassCounts();
  let total = 0;
  const isInPart = partFilter(measure, filter);
  const asksGroup = filter.period !== undefined || Object.keys(filter.key ?? {}).length > 0;
  walkCounted(evaluation, ({ program, grouping, episode, moment }, at) => {
    const found = measure.classify(episode, moment);
    if (found.class === "outside" || !isInPart(found, episode, moment)) return;
    if (asksGroup) {
      const group = grouping.describe(grouping.groupOf(at.index, at.day, at.instrument));
      if (!isInGroup(group, filter)) return;
    }
    counts.add(found, at.weight);
    if (!isWanted(found, filter)) return;
    total += at.weight;
    const unit = {
      programCode: program.key.program,
      ...stayOf(evaluation, program, at.index),
      indexOn: at.day,
      class: found.class,
      reason: found.reason,
      value: measure.value(episode, moment),
      unit: measure.valueUnit,
      instrument: at.instrument === 0 ? null : (columns.instruments[at.instrument] ?? null),
      details: measure.details?.(episode, moment) ?? null,
    };
    entries.push({ unit, times: at.weight });
  });
  const order = orderOf(measure);
  return { entries: entries.sort((a, b) => order(a.unit, b.unit)), total, counts };
}

/** Whose the unit is, and the stay as it is known; a seat is nobody's. */
function stayOf(
  { columns, measure }: Evaluation,
  program: ProgramColumns,
  index: number,
): Pick<ListedUnit, "episodeNo" | "admittedOn" | "cohort"> {
  if (measure.grain === "seat") return { episodeNo: null, admittedOn: null, cohort: null };
  const admittedOn = program.integers.admittedOn[index] ?? UNKNOWN;
  return {
    episodeNo: program.episodeNo[index] ?? 0,
    admittedOn: admittedOn === UNKNOWN ? null : admittedOn,
    cohort: columns.dictionaries.cohort[program.codes.cohort[index] ?? 0] || null,
  };
}

/** How many there are of each class and reason, in order of their letters. */
class ClassCounts {
  /** By the classification's number. */
  private readonly found: UnitCount[] = [];

  add({ number, class: name, reason }: Classification, n: number): void {
    const before = this.found[number]?.n ?? 0;
    this.found[number] = { class: name, reason, n: before + n };
  }

  list(): UnitCount[] {
    const nameOf = (count: UnitCount): string => `${count.class} ${count.reason}`;
    // Numbers that this list has not met leave holes, which are no values.
    return Object.values(this.found).sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
  }
}

function pageOf(entries: readonly Entry[], { offset, limit }: PageOfRows): ListedUnit[] {
  const units: ListedUnit[] = [];
  const end = offset + limit;
  let place = 0;
  for (const { unit, times } of entries) {
    if (place >= end) break;
    const shown = Math.min(place + times, end) - Math.max(place, offset);
    for (let time = 0; time < shown; time += 1) units.push(unit);
    place += times;
  }
  return units;
}

function isWanted(found: { readonly class: string; readonly reason: string }, filter: ListFilter): boolean {
  return (
    (filter.classes === undefined || filter.classes.includes(found.class)) &&
    (filter.reason === undefined || filter.reason === found.reason)
  );
}

function isInGroup(
  group: { key: Record<string, string>; period: string | null },
  filter: ListFilter,
): boolean {
  if (filter.period !== undefined && filter.period !== group.period) return false;
  return Object.entries(filter.key ?? {}).every(([dimension, value]) => group.key[dimension] === value);
}

function orderOf(measure: Measure): (a: ListedUnit, b: ListedUnit) => number {
  const { listOrder } = measure;
  if (listOrder === undefined) return compareListed;
  if (typeof listOrder === "function") return (a, b) => listOrder(a, b) || compareListed(a, b);
  const sign = listOrder === "value-ascending" ? 1 : -1;
  return (a, b) => sign * ((a.value ?? 0) - (b.value ?? 0)) || compareListed(a, b);
}

function compareListed(a: ListedUnit, b: ListedUnit): number {
  if (a.programCode !== b.programCode) return a.programCode < b.programCode ? -1 : 1;
  return a.indexOn - b.indexOn || (a.episodeNo ?? 0) - (b.episodeNo ?? 0);
}
