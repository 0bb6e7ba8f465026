import type { ProgramColumns } from "../columns.js";
import { groupKeysOf, type GroupKeys } from "./group-keys.js";
import type { ProgramGrouping } from "./grouping.js";
import type { TakeRows } from "./rows-in-hand.js";
import { Tallies } from "./tallies.js";
import { refuseTooMany } from "./too-many-figures.js";
import { tallyPlanOf, type TallyPlan } from "./tally-plan.js";
import type { Evaluation, ProgramWalk } from "./walk-counted.js";

/** A period, and by the places of keys the numbers of its groups. */
export type OfPeriod = readonly [period: string | null, numbers: readonly (number | undefined)[]];

/** So many numbers of a program's groups are looked up in a list; further ones in a table. */
const MOST_IN_LIST = 65_536;

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
  /** By the program's own numbers one more than those here, 0 where not known yet; short where groups are split by periods. */
  private known = new Int32Array(0);
  /** The same where groups are split by periods, for there are many that never occur. */
  private byOwnNumber = new Map<number, number>();

  constructor({ columns, measure, view, registry, hasBeside = true }: Evaluation) {
    const isWhole = view.by.length === 0 && view.every === null;
    this.keys = groupKeysOf(columns, view, measure.grain === "pair");
    this.plan = tallyPlanOf({ measure, hasBeside, isWhole, registry });
    this.tallies = new Tallies(this.plan);
  }

  /** The number of a group of the walk's program. */
  numberOf({ program, grouping }: ProgramWalk, own: number): number {
    // Stryker disable next-line ConditionalExpression: to ask for the numbers again gives the same.
    if (program !== this.program) this.begin(program, grouping);
    const known = this.known[own] ?? this.byOwnNumber.get(own) ?? 0;
    // Stryker disable next-line ConditionalExpression: a group has one number.
    if (known !== 0) return known - 1;
    const number = this.named(this.keys.placeOf(grouping, own), grouping.periodOf(own));
    // Stryker disable next-line ConditionalExpression,EqualityOperator: either place knows it.
    if (own < this.known.length) this.known[own] = number + 1;
    else this.byOwnNumber.set(own, number + 1);
    return number;
  }

  private begin(program: ProgramColumns, grouping: ProgramGrouping): void {
    this.program = program;
    this.byOwnNumber = new Map();
    const length = grouping.isByPeriod ? 0 : Math.min(grouping.keys, MOST_IN_LIST);
    // Stryker disable next-line ConditionalExpression,EqualityOperator: a longer list knows as much.
    if (this.known.length < length) this.known = new Int32Array(length);
    else this.known.fill(0);
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

  /** The groups of all periods, in the order of time. */
  byPeriod(): OfPeriod[] {
    return [...this.numbers].sort(comparePeriods);
  }
}
