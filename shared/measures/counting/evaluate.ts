import {
  isoOfDay,
  isoOfInstant,
  localDayOfInstant,
  nextPeriod,
  periodBounds,
  periodOfDay,
  type PeriodLength,
} from "../../calendar.js";
import type { EpisodeColumns } from "../columns.js";
import { CountedGroups } from "./counted-groups.js";
import type { GroupKeys } from "./group-keys.js";
import { keptClasses } from "./kept-classes.js";
import { earliestDay, isNotOver } from "./period-over.js";
import { ProgramCount } from "./program-count.js";
import { RowsInHand } from "./rows-in-hand.js";
import type { GroupResult, MeasureResult } from "../result.js";
import { walksOf, type Evaluation } from "./walk-counted.js";

function countAll(evaluation: Evaluation): CountedGroups {
  const { view } = evaluation;
  const counted = new CountedGroups(evaluation);
  const hand = new RowsInHand(counted.plan, counted);
  for (const walk of walksOf(evaluation)) {
    const kept = keptClasses({ evaluation, walk, asked: counted.plan });
    new ProgramCount(walk, kept, hand).run();
  }
  if (view.by.length === 0 && view.every === null && counted.length === 0)
    counted.named(counted.keys.add({}), null);
  return counted;
}

/** A first and a last period that have none between them. */
const NO_PERIOD = { first: "~", last: "" } as const;

/** The periods from the view's first day (or the first with anybody) to its last, empty ones included. */
function periodsOf(found: readonly string[], { columns, view }: Evaluation, every: PeriodLength): string[] {
  const ends = view.to === null ? [] : [Math.min(view.to - 1, latestDay(columns, view.asOf))];
  const last = [...found, ...ends.map((day) => periodOfDay(day, every))].sort().at(-1) ?? NO_PERIOD.last;
  const first = view.from === null ? found.toSorted()[0] : periodOfDay(view.from, every);
  const periods: string[] = [];
  for (let period = first ?? NO_PERIOD.first; period <= last; period = nextPeriod(period))
    periods.push(period);
  return periods;
}

/** The local day of as-of where it is latest among the programs. */
function latestDay(columns: EpisodeColumns, asOf: number): number {
  const days = columns.programs.map((program) => localDayOfInstant(asOf, program.key.zone));
  return days.length === 0 ? localDayOfInstant(asOf, "UTC") : Math.max(...days);
}

function addEmptyPeriods(counted: CountedGroups, evaluation: Evaluation): void {
  const { view } = evaluation;
  if (view.every === null) return;
  const places = counted.places();
  if (places.size === 0 && view.by.length === 0) places.add(counted.keys.add({}));
  for (const period of periodsOf(counted.periods(), evaluation, view.every)) {
    for (const place of places) counted.named(place, period);
  }
}

/** What is counted, before its figures are worked out. */
export interface CountedMeasure {
  readonly head: Omit<MeasureResult, "groups">;
  readonly keys: GroupKeys;
  /**
   * Hands on the figures of one group after the other, each with the place of its key, once: a result of ten thousand groups
   * need not stand in memory, and what was counted makes room for the next when they are read.
   */
  figures(take: (group: GroupResult, place: number) => void): void;
}

/** Why nobody can be counted in the one instrument that the view asks for; null where somebody can. */
export function whyNoOutcome({ measure, view, registry }: Evaluation): string | null {
  const wanted = view.where.find(({ dimension }) => dimension === "instrument")?.value;
  if (measure.grain !== "pair") return null;
  return registry.find(({ id }) => id === wanted)?.useSentence ?? null;
}

function saying(why: string | null, group: GroupResult): GroupResult {
  return why === null ? group : { ...group, result: { kind: "none", reason: why } };
}

/**
 * Counts what the view asks for; the figures come in the order of their keys' code units, then of their periods.
 * Throws TooManyFigures where they are more than one answer can hold.
 */
export function countMeasure(evaluation: Evaluation): CountedMeasure {
  const { columns, measure, view, curves = "full" } = evaluation;
  const counted = countAll(evaluation);
  addEmptyPeriods(counted, evaluation);
  const today = earliestDay(columns, view.asOf);
  const isViewNotOver = isNotOver(view, today);
  const why = whyNoOutcome(evaluation);
  let isRead = false;
  return {
    head: {
      measure: measure.id,
      version: measure.version,
      asOf: isoOfInstant(view.asOf),
      from: view.from === null ? null : isoOfDay(view.from),
      to: view.to === null ? null : isoOfDay(view.to),
    },
    keys: counted.keys,
    figures(take) {
      if (isRead) throw new Error("The figures of what is counted are read once.");
      isRead = true;
      try {
        const periods = counted.byPeriod();
        for (const place of counted.keys.inOrder()) {
          const key = counted.keys.at(place);
          for (const [period, numbers] of periods) {
            const number = numbers[place];
            if (number === undefined) continue;
            const isUnfinished = period === null ? isViewNotOver : today < periodBounds(period).to;
            take(saying(why, counted.tallies.figures(number, { key, period, isUnfinished, curves })), place);
          }
        }
      } finally {
        counted.tallies.giveBack();
      }
    },
  };
}

/**
 * The measure's figure for every group and period of the view, with counts of who is left out and why. The same columns and
 * view give the same result.
 */
export function evaluateMeasure(evaluation: Evaluation): MeasureResult {
  const { head, figures } = countMeasure(evaluation);
  const groups: GroupResult[] = [];
  figures((group) => groups.push(group));
  return { ...head, groups };
}
