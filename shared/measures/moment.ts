import type { Instrument } from "../instruments/instrument.js";
import type { Goals } from "./goals.js";

/**
 * The instant that a calculation is asked about, and what it needs to know beyond the episode.
 * It notes until when what was read of it stays true while the local day stays the same: whatever was said by it alone and
 * the facts holds for any as-of of that day from this one up to, not including, `holdsUntil`.
 */
export class Moment {
  /** Instruments by their number in the columns; undefined where the registry doesn't know one. */
  readonly instruments: readonly (Instrument | undefined)[];
  /** The goals and bands in effect, by the days from which they hold. */
  readonly goals: Goals;
  /** The local day of as-of. */
  readonly asOfOn: number;
  private readonly instant: number;
  private until = Infinity;
  private allUntil = Infinity;

  /** `asOf` in unix seconds, inclusive: an event at this very second exists; `asOfOn` is its local day in the program's zone. */
  constructor(of: {
    readonly asOf: number;
    readonly asOfOn: number;
    readonly instruments: readonly (Instrument | undefined)[];
    readonly goals: Goals;
  }) {
    this.instant = of.asOf;
    this.asOfOn = of.asOfOn;
    this.instruments = of.instruments;
    this.goals = of.goals;
  }

  /** As-of in unix seconds. Who only compares it should ask `hasReached`: what rests on this holds for no other second. */
  get asOf(): number {
    this.until = -Infinity;
    this.allUntil = -Infinity;
    return this.instant;
  }

  /** Whether as-of is at that instant, in unix seconds, or behind it. */
  hasReached(instant: number): boolean {
    if (this.instant >= instant) return true;
    if (instant < this.until) this.until = instant;
    if (instant < this.allUntil) this.allUntil = instant;
    return false;
  }

  /** Whether the local day of as-of is that day, in days since 1970-01-01, or a later one. */
  hasReachedDay(day: number): boolean {
    return this.asOfOn >= day;
  }

  /** Begins to note anew. */
  startNoting(): void {
    this.until = Infinity;
  }

  /** The first instant, in unix seconds, at which something read since the start of the noting may read differently. */
  get holdsUntil(): number {
    return this.until;
  }

  /** The same of anything read since it was made. */
  get allHoldsUntil(): number {
    return this.allUntil;
  }
}
