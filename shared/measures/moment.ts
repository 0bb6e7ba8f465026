import type { Instrument } from "../instruments/instrument.js";
import type { Goals } from "./goals.js";

const DAY_SECONDS = 86_400;
/** A local day begins at most so long before the same day in UTC. */
const EARLIEST_ZONE_SECONDS = 14 * 3600;

/**
 * The instant that a calculation is asked about, and what it needs to know beyond the episode.
 * It notes until when what was read of it stays true: whatever was said by it alone and the facts holds for any as-of from
 * this one up to, not including, `holdsUntil`.
 */
export class Moment {
  /** Instruments by their number in the columns; undefined where the registry doesn't know one. */
  readonly instruments: readonly (Instrument | undefined)[];
  /** The goals and bands in effect, by the days from which they hold. */
  readonly goals: Goals;
  private readonly instant: number;
  private readonly day: number;
  private until = Infinity;
  private instantsUntil = Infinity;

  /** `asOf` in unix seconds, inclusive: an event at this very second exists; `asOfOn` is its local day in the program's zone. */
  constructor(of: {
    readonly asOf: number;
    readonly asOfOn: number;
    readonly instruments: readonly (Instrument | undefined)[];
    readonly goals: Goals;
  }) {
    this.instant = of.asOf;
    this.day = of.asOfOn;
    this.instruments = of.instruments;
    this.goals = of.goals;
  }

  /** As-of in unix seconds. Who only compares it should ask `hasReached`: what rests on this holds for no other second. */
  get asOf(): number {
    this.until = -Infinity;
    this.instantsUntil = -Infinity;
    return this.instant;
  }

  /** The local day of as-of. Who only compares it should ask `hasReachedDay`. */
  get asOfOn(): number {
    this.until = -Infinity;
    return this.day;
  }

  /** Whether as-of is at that instant, in unix seconds, or behind it. */
  hasReached(instant: number): boolean {
    if (this.instant >= instant) return true;
    if (instant < this.until) this.until = instant;
    if (instant < this.instantsUntil) this.instantsUntil = instant;
    return false;
  }

  /** Whether the local day of as-of is that day, in days since 1970-01-01, or a later one. */
  hasReachedDay(day: number): boolean {
    if (this.day >= day) return true;
    const earliest = day * DAY_SECONDS - EARLIEST_ZONE_SECONDS;
    if (earliest < this.until) this.until = earliest;
    return false;
  }

  /** Begins to note anew. */
  startNoting(): void {
    this.until = Infinity;
  }

  /** The first instant, in unix seconds, at which something read since the start of the noting may read differently. */
  get holdsUntil(): number {
    return this.until;
  }

  /** The first instant at which anything read since it was made may read differently, while the local day stays the same. */
  get dayHoldsUntil(): number {
    return this.instantsUntil;
  }
}
