/** Local days begin at whole quarters of an hour of UTC, whatever the zone. */
const QUARTER_SECONDS = 900;

/**
 * Until when a figure stays as it was counted, but for the as-of that stands over it. What depends on the local day alone
 * holds for the quarter of an hour that as-of is in; what depends on an instant is noted while it is read.
 */
export class HoldsUntil {
  private until: number;

  /** `asOf` in unix seconds. */
  constructor(asOf: number) {
    this.until = (Math.floor(asOf / QUARTER_SECONDS) + 1) * QUARTER_SECONDS;
  }

  /** Something that was read holds until then, in unix seconds; -Infinity for what holds for no other second. */
  note(until: number): void {
    if (until < this.until) this.until = until;
  }

  /** The first instant, in unix seconds, at which the figure may be another. */
  get instant(): number {
    return this.until;
  }
}
