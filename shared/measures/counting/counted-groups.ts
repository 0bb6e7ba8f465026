import type { ProgramColumns } from "../columns.js";
import { groupKeysOf, type GroupKeys } from "./group-keys.js";
import type { ProgramGrouping } from "./grouping.js";
import type { TakeRows } from "./rows-in-hand.js";
import { Tallies } from "./tallies.js";
import { refuseTooMany } from "./too-many-figures.js";
import { tallyPlanOf, type TallyPlan } from "./tally-plan.js";
import type { Evaluation, ProgramWalk } from "./walk-counted.js";

/** A group by the place of its key and its period, with its number among the tallies. */
interface Group {
  readonly place: number;
  readonly period: string | null;
  readonly number: number;
}

type OfPeriod = readonly [period: string | null, numbers: readonly (number | undefined)[]];

/** In the order of time; what is of no period comes first. */
function comparePeriods([one]: OfPeriod, [other]: OfPeriod): number {
  return (one ?? "") < (other ?? "") ? -1 : 1;
}

/** Numbers the groups of one evaluation, and counts in them. */
export class CountedGroups implements TakeRows {
  readonly keys: GroupKeys;
  readonly plan: TallyPlan;
  readonly tallies: Tallies;
  /** How many groups there are. */
  length = 0;
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
      refuseTooMany(this.length + 1);
      number = this.length;
      this.length += 1;
      numbers[place] = number;
      this.tallies.kinds.makeRoom(number);
    }
    return number;
  }

  /** The periods of which there are groups. */
  periods(): string[] {
    return [...this.numbers.keys()].flatMap((period) => period ?? []);
  }

  /** The places of the keys of which there are groups. */
  places(): Set<number> {
    const places = new Set<number>();
    for (const ofPeriod of this.numbers.values()) ofPeriod.forEach((_, place) => places.add(place));
    return places;
  }

  /** All groups in the order of their keys' code units, then of their periods. */
  *inOrder(): Generator<Group> {
    const periods = [...this.numbers].sort(comparePeriods);
    for (const place of this.keys.inOrder()) {
      for (const [period, numbers] of periods) {
        const number = numbers[place];
        if (number !== undefined) yield { place, period, number };
      }
    }
  }
}
