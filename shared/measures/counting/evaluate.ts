import {
  isoOfDay,
  isoOfInstant,
  localDayOfInstant,
  nextPeriod,
  periodBounds,
  periodOfDay,
  type PeriodLength,
} from "../../calendar.js";
import type { EpisodeColumns, ProgramColumns } from "../columns.js";
import { groupKeysOf, type GroupKeys } from "./group-keys.js";
import type { ProgramGrouping } from "./grouping.js";
import { keptClasses } from "./kept-classes.js";
import { earliestDay, isNotOver } from "./period-over.js";
import { ProgramCount } from "./program-count.js";
import { RowsInHand, type TakeRows } from "./rows-in-hand.js";
import type { GroupResult, MeasureResult } from "../result.js";
import { Tallies } from "./tallies.js";
import { refuseTooMany } from "./too-many-figures.js";
import { tallyPlanOf, type TallyPlan } from "./tally-plan.js";
import { walksOf, type Evaluation, type ProgramWalk } from "./walk-counted.js";

/** A group by the place of its key and its period; its number among the tallies is its place in their list. */
interface Group {
  readonly place: number;
  readonly period: string | null;
}

/** In the order of time; what is of no period comes first. */
function comparePeriods(one: string | null, other: string | null): number {
  return (one ?? "") < (other ?? "") ? -1 : 1;
}

/** Numbers the groups of one evaluation, and counts in them. */
class CountedGroups implements TakeRows {
  readonly groups: Group[] = [];
  readonly keys: GroupKeys;
  readonly plan: TallyPlan;
  readonly tallies: Tallies;
  /** By period the numbers of its groups by the places of their keys. */
  private readonly numbers = new Map<string | null, (number | undefined)[]>();
  private program: ProgramColumns | null = null;
  /** In the program, the numbers of groups that are split by periods. */
  private byOwnNumber = new Map<number, number>();
  private lastOwn = -1;
  private last = 0;

  constructor({ columns, measure, view, registry, hasBeside = true }: Evaluation) {
    const isWhole = view.by.length === 0 && view.every === null;
    this.keys = groupKeysOf(columns, view, measure.grain === "pair");
    this.plan = tallyPlanOf({ measure, hasBeside, isWhole, registry });
    this.tallies = new Tallies(this.plan);
  }

  /** The number of a group of the walk's program. Neighbours often share one, so the last is asked first. */
  numberOf({ program, grouping }: ProgramWalk, own: number): number {
    // Stryker disable next-line ConditionalExpression: to ask for the numbers again gives the same.
    if (program !== this.program) {
      this.program = program;
      this.byOwnNumber = new Map();
      this.lastOwn = -1;
    }
    // Stryker disable next-line ConditionalExpression: to ask again gives the same number.
    if (own === this.lastOwn) return this.last;
    this.lastOwn = own;
    this.last = grouping.isByPeriod
      ? this.numberInPeriod(grouping, own)
      : this.named(this.keys.placeOf(grouping, own), null);
    return this.last;
  }

  private numberInPeriod(grouping: ProgramGrouping, own: number): number {
    let number = this.byOwnNumber.get(own);
    // Stryker disable next-line ConditionalExpression: a group has one number.
    if (number === undefined) {
      number = this.named(this.keys.placeOf(grouping, own), grouping.periodOf(own));
      this.byOwnNumber.set(own, number);
    }
    return number;
  }

  /** The number of a group; nothing is counted in a new one yet. */
  named(place: number, period: string | null): number {
    let numbers = this.numbers.get(period);
    if (!numbers) this.numbers.set(period, (numbers = []));
    let number = numbers[place];
    if (number === undefined) {
      refuseTooMany(this.groups.length + 1);
      number = this.groups.push({ place, period }) - 1;
      numbers[place] = number;
      this.tallies.kinds.makeRoom(number);
    }
    return number;
  }

  /** The numbers of all groups in the order of their keys' code units, then of their periods. */
  inOrder(): number[] {
    const ranks = this.keys.inOrder();
    const ofRank: number[][] = [];
    for (const period of [...this.numbers.keys()].sort(comparePeriods)) {
      for (const [place, number] of this.numbers.get(period)?.entries() ?? []) {
        if (number !== undefined) (ofRank[ranks[place] ?? 0] ??= []).push(number);
      }
    }
    return ofRank.flat();
  }
}

function countAll(evaluation: Evaluation): CountedGroups {
  const { view } = evaluation;
  const counted = new CountedGroups(evaluation);
  const hand = new RowsInHand(counted.plan, counted);
  for (const walk of walksOf(evaluation)) {
    const kept = keptClasses({ evaluation, walk, asked: counted.plan });
    new ProgramCount(walk, kept, hand).run();
  }
  if (view.by.length === 0 && view.every === null && counted.groups.length === 0)
    counted.named(counted.keys.add({}), null);
  return counted;
}

/** A first and a last period that have none between them. */
const NO_PERIOD = { first: "~", last: "" } as const;

/** The periods from the view's first day (or the first with anybody) to its last, empty ones included. */
function periodsOf(groups: readonly Group[], { columns, view }: Evaluation, every: PeriodLength): string[] {
  const found = groups.flatMap(({ period }) => period ?? []);
  const ends = view.to === null ? [] : [Math.min(view.to - 1, latestDay(columns, view.asOf))];
  const last = [...found, ...ends.map((day) => periodOfDay(day, every))].sort().at(-1) ?? NO_PERIOD.last;
  const first = view.from === null ? found.sort()[0] : periodOfDay(view.from, every);
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
  const { groups, keys } = counted;
  if (view.every === null) return;
  const places = new Set(groups.map(({ place }) => place));
  if (places.size === 0 && view.by.length === 0) places.add(keys.add({}));
  for (const period of periodsOf(groups, evaluation, view.every)) {
    for (const place of places) counted.named(place, period);
  }
}

/** What is counted, before its figures are worked out. */
export interface CountedMeasure {
  readonly head: Omit<MeasureResult, "groups">;
  /**
   * The figures of one group after the other, once: a result of ten thousand groups need not stand in memory, and what was
   * counted makes room for the next when they are read.
   */
  figures(): Iterable<GroupResult>;
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
    *figures() {
      if (isRead) throw new Error("The figures of what is counted are read once.");
      isRead = true;
      try {
        for (const number of counted.inOrder()) {
          const group = counted.groups[number];
          // Stryker disable next-line ConditionalExpression: every number is that of a group.
          if (!group) continue;
          const { place, period } = group;
          const key = counted.keys.at(place);
          const isUnfinished = period === null ? isViewNotOver : today < periodBounds(period).to;
          yield saying(why, counted.tallies.figures(number, { key, period, isUnfinished, curves }));
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
  return { ...head, groups: [...figures()] };
}
