import type { Measure } from "../definition.js";
import { walkCounted, type Evaluation } from "./walk-counted.js";
import { partFilter } from "./part-of-figure.js";
import type { ListedUnit, ListFilter, UnitCount } from "../result.js";

/**
 * What is behind the result, one entry each, with class and reason, by program, index day and number, or in the
 * measure's own order. Without a filter their number is the sum of the groups' initial populations: a person-week with
 * three attended sessions is three entries of attendance.
 */
export function listUnits(evaluation: Evaluation, filter: ListFilter): ListedUnit[] {
  const { columns, measure } = evaluation;
  const listed: ListedUnit[] = [];
  const isInPart = partFilter(measure, filter);
  walkCounted(evaluation, ({ program, grouping, episode, moment }, at) => {
    const found = measure.classify(episode, moment);
    if (found.class === "outside" || !isWanted(found, filter)) return;
    if (!isInPart(found, episode, moment)) return;
    const group = grouping.describe(grouping.groupOf(at.index, at.day, at.instrument));
    if (!isInGroup(group, filter)) return;
    const unit = {
      programCode: program.key.program,
      episodeNo: measure.grain === "seat" ? null : (program.episodeNo[at.index] ?? 0),
      indexOn: at.day,
      class: found.class,
      reason: found.reason,
      value: measure.value(episode, moment),
      unit: measure.valueUnit,
      instrument: at.instrument === 0 ? null : (columns.instruments[at.instrument] ?? null),
      details: measure.details?.(episode, moment) ?? null,
    };
    for (let times = 0; times < at.weight; times += 1) listed.push(unit);
  });
  return listed.sort(orderOf(measure));
}

/**
 * How many entries of the list have each class and reason, over the filter's period, group and part; what it says of class and
 * reason is not asked. By class and reason in order of their letters; their sum is the list's length without a class.
 */
export function countUnits(evaluation: Evaluation, filter: ListFilter): UnitCount[] {
  const { measure } = evaluation;
  const counts = new Map<string, UnitCount>();
  const isInPart = partFilter(measure, filter);
  walkCounted(evaluation, ({ grouping, episode, moment }, at) => {
    const found = measure.classify(episode, moment);
    if (found.class === "outside" || !isInPart(found, episode, moment)) return;
    const group = grouping.describe(grouping.groupOf(at.index, at.day, at.instrument));
    if (!isInGroup(group, filter)) return;
    const name = `${found.class} ${found.reason}`;
    const before = counts.get(name)?.n ?? 0;
    counts.set(name, { class: found.class, reason: found.reason, n: before + at.weight });
  });
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, count]) => count);
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
