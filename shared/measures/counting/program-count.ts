import { alikeWeeks } from "./alike-weeks.js";
import type { ClassColumns } from "./class-columns.js";
import { MOST_ROWS, type RowCursor } from "./counted-rows.js";
import { OPEN, OUTSIDE } from "./row-kinds.js";
import { countStatuses } from "./many-rows.js";
import type { RowsInHand } from "./rows-in-hand.js";
import { indexDays, walkFullWeeks } from "./units.js";
import { standOn, type InstrumentPairs } from "../instrument-pairs.js";
import { walkProgram, type ProgramWalk } from "./walk-counted.js";
import { weekTotals } from "./week-totals.js";

/**
 * Hands on all rows of one program that the view counts, in the order of a walk, thousands at a time: to count a row by
 * itself would cost ten times as much. What is kept is read by its row; what is not is asked of the cursor, and handed on
 * before the cursor leaves where something beside the figure still has to be read there.
 */
export class ProgramCount {
  /** Whose rows are waiting to be handed on. */
  private isAsked = false;
  /** The pairs that a kept row is one of. */
  private pairs: InstrumentPairs | null = null;
  private readonly atKept: RowCursor;
  private readonly atAsked: RowCursor;

  /** `kept` is null where nothing is kept of what the walk counts. */
  constructor(
    private readonly walk: ProgramWalk,
    private readonly kept: ClassColumns | null,
    private readonly hand: RowsInHand,
  ) {
    const { episode, moment } = walk;
    this.atKept = { episode, moment, stand: (row) => this.stand(row) };
    this.atAsked = { episode, moment, stand: () => undefined };
  }

  run(): void {
    const { measure, pairs, wantedPairs } = this.walk;
    if (this.kept === null) this.askAll();
    else if (measure.isByStatus) countStatuses(this.walk, this.kept, this.hand);
    else if (measure.isByWeek) this.countWeeks();
    else if (measure.grain !== "pair") this.countEpisodes(this.kept, 0, 0);
    else {
      // An instrument at a time: neighbours then share their group.
      for (const one of wantedPairs) {
        this.pairs = one;
        this.countEpisodes(this.kept, pairs.indexOf(one), one.code);
      }
    }
    this.handOn();
  }

  /** Everything that the walk counts, asked of the cursor. */
  private askAll(): void {
    const { walk } = this;
    this.isAsked = true;
    walkProgram(walk, (at) => {
      this.ask(walk.grouping.groupOf(at.index, at.day, at.instrument), at.weight);
    });
  }

  private countEpisodes(kept: ClassColumns, slot: number, instrument: number): void {
    const { program, measure, grouping, range, rowsOfEpisode } = this.walk;
    const { picked, plan } = this.hand;
    const days = indexDays(program, measure.indexDate);
    const isByRow = plan.wantsCounted || plan.wantsShown;
    for (let from = range.from; from < range.to; from += MOST_ROWS) {
      const to = Math.min(from + MOST_ROWS, range.to);
      grouping.pick({ days, from, to, instrument }, picked);
      const pass = (at: number): number =>
        isByRow ? this.readPicked(kept, slot, at) : this.countPicked(kept, slot, at);
      for (let open = pass(0); open < picked.length; open = pass(open + 1)) {
        this.askRow((picked.entries[open] ?? 0) * rowsOfEpisode + slot, picked.owns[open] ?? 0);
      }
      this.handOn();
    }
  }

  /** Counts the kinds of picked rows, from a place on; answers the place of the first that is open. */
  private countPicked(kept: ClassColumns, slot: number, from: number): number {
    const { walk, hand } = this;
    const { entries, owns, length } = hand.picked;
    const { tallies } = hand.take;
    const { kinds } = kept;
    const numbers = tallies.numbersOf(kept);
    const { rowsOfEpisode } = walk;
    let counts = tallies.kinds.counts;
    let [lastOwn, first, at] = [-1, 0, from];
    for (; at < length; at += 1) {
      const kind = kinds[(entries[at] ?? 0) * rowsOfEpisode + slot] ?? OPEN;
      if (kind === OPEN) break;
      if (kind === OUTSIDE) continue;
      const own = owns[at] ?? 0;
      // Stryker disable next-line ConditionalExpression: to ask again gives the same number.
      if (own !== lastOwn) {
        first = hand.take.numberOf(walk, own) * tallies.kinds.stride;
        counts = tallies.kinds.counts;
        lastOwn = own;
      }
      const place = first + (numbers[kind] ?? 0);
      counts[place] = (counts[place] ?? 0) + 1;
    }
    return at;
  }

  /** Takes picked rows that are kept, from a place on; answers the place of the first that is open. */
  private readPicked({ kinds }: ClassColumns, slot: number, from: number): number {
    const { walk, hand } = this;
    const { rows, groups, weights } = hand.rows;
    const { entries, owns, length } = hand.picked;
    const { rowsOfEpisode } = walk;
    // Stryker disable next-line ConditionalExpression: rows handed on sooner count alike.
    if (this.isAsked) this.handOn();
    this.isAsked = false;
    let [taken, lastOwn, group, at] = [hand.rows.length, -1, 0, from];
    for (; at < length; at += 1) {
      const row = (entries[at] ?? 0) * rowsOfEpisode + slot;
      const kind = kinds[row] ?? OPEN;
      if (kind === OPEN) break;
      if (kind === OUTSIDE) continue;
      const own = owns[at] ?? 0;
      // Stryker disable next-line ConditionalExpression: to ask again gives the same number.
      if (own !== lastOwn) {
        group = hand.take.numberOf(walk, own);
        lastOwn = own;
      }
      rows[taken] = row;
      groups[taken] = group;
      weights[taken] = 1;
      taken += 1;
    }
    hand.rows.length = taken;
    return at;
  }

  /** Asks about a row that is open, of a group in the program's numbering. */
  private askRow(row: number, own: number): void {
    // First, for handing on moves the cursor.
    // Stryker disable next-line ConditionalExpression: rows handed on sooner count alike.
    if (!this.isAsked) this.handOn();
    this.isAsked = true;
    this.stand(row);
    this.ask(own, 1);
  }

  private countWeeks(): void {
    // Stryker disable next-line ConditionalExpression: episode by episode they are as many.
    if (this.walk.grouping.isByEpisode) this.countWeeksOfEpisodes();
    else this.countWeeksOfProgram();
  }

  private countWeeksOfEpisodes(): void {
    const { episode, moment, grouping, range } = this.walk;
    let own = 0;
    const take = (day: number): void => {
      if (grouping.isByPeriod) own = grouping.groupOf(episode.index, day, 0);
      this.read(episode.week.row, own, 1);
    };
    for (let index = range.from; index < range.to; index += 1) {
      if (!grouping.passes(index)) continue;
      episode.index = index;
      if (!grouping.isByPeriod) own = grouping.groupOf(index, 0, 0);
      walkFullWeeks(episode, { moment, days: grouping.days }, take);
    }
  }

  /** Where episodes differ in their days alone, those of the whole program that are alike together. */
  private countWeeksOfProgram(): void {
    const { moment, grouping, program } = this.walk;
    const { rows, days, weights } = alikeWeeks(program, moment);
    for (let at = 0; at < days.length; at += 1) {
      const day = days[at] ?? 0;
      if (grouping.hasDay(day)) this.read(rows[at] ?? 0, grouping.groupOf(0, day, 0), weights[at] ?? 0);
    }
  }

  /** Takes a row that is kept. */
  private read(row: number, own: number, weight: number): void {
    const { rows, take } = this.hand;
    // Stryker disable next-line ConditionalExpression,EqualityOperator: rows handed on sooner count alike.
    if (this.isAsked || rows.length === MOST_ROWS) this.handOn();
    this.isAsked = false;
    rows.push(row, take.numberOf(this.walk, own), weight);
  }

  /** Takes what the cursor stands on. */
  private ask(own: number, weight: number): void {
    const { rows, asked, mostAsked, take, plan } = this.hand;
    // Stryker disable next-line ConditionalExpression,EqualityOperator: rows handed on sooner count alike.
    if (rows.length === mostAsked) this.handOn();
    const row = rows.length;
    asked.write(row, this.walk.episode, this.walk.moment);
    if (asked.isOutside(row)) return;
    rows.push(row, take.numberOf(this.walk, own), weight);
    if (plan.readsCursor) this.handOn();
  }

  private handOn(): void {
    const { rows, asked, take } = this.hand;
    // Stryker disable next-line ConditionalExpression: to add no rows adds nothing.
    if (rows.length === 0) return;
    const kept = this.isAsked ? null : this.kept;
    take.tallies.add(kept ?? asked, rows, kept ? this.atKept : this.atAsked);
    rows.length = 0;
  }

  private stand(row: number): void {
    const { episode, rowsOfEpisode, measure } = this.walk;
    if (measure.isByWeek) {
      episode.week.row = row;
      return;
    }
    episode.index = Math.floor(row / rowsOfEpisode);
    if (this.pairs) standOn(episode, this.pairs);
  }
}

/** Adds up by week, before anybody asks, what is counted of a whole program. */
export function addUpWeeks({ measure, program, moment }: ProgramWalk): void {
  // Stryker disable next-line ConditionalExpression: what is not added up beforehand is when it is asked for.
  if (measure.isByWeek) alikeWeeks(program, moment);
  // Stryker disable next-line ConditionalExpression,EqualityOperator: the same.
  if (measure.isByStatus && measure.grain === "attendance") weekTotals(program);
}
