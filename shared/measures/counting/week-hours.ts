import type { WeekCount } from "../columns.js";
import type { Result } from "../result.js";
import type { CountedRows, RowCursor } from "./counted-rows.js";
import { durationOfCounts } from "./figure-results.js";
import type { GroupedFigure } from "./grouped-figure.js";
import type { ObservedColumn } from "./observed-columns.js";
import { TotalCounts } from "./total-counts.js";

const MINUTES = 60;

/**
 * Hours of person-weeks from a column of minutes: half a million weeks have a few hundred different minutes, so that to
 * count how often each occurs takes a tenth of the time of putting all of them in order. For few groups: each has a list.
 */
export class WeekHours implements GroupedFigure {
  private readonly counts: TotalCounts[] = [];

  constructor(private readonly column: WeekCount) {}

  /** Rows are those of the program's weeks; the one behind the last stands for a week without rows: 0 hours. */
  add(_: ObservedColumn | null, counted: CountedRows, { episode }: RowCursor): void {
    const { rows, groups, weights, length } = counted;
    const minutes = episode.columns.weeks.counts[this.column];
    for (let at = 0; at < length; at += 1)
      this.of(groups[at] ?? 0).add(minutes[rows[at] ?? 0] ?? 0, weights[at] ?? 1);
  }

  private of(group: number): TotalCounts {
    return (this.counts[group] ??= new TotalCounts());
  }

  result(group: number): Result {
    const hours = new Map<number, number>();
    for (const [minutes, n] of this.of(group).read()) hours.set(minutes / MINUTES, n);
    return durationOfCounts("hours", hours);
  }

  giveBack(): void {
    this.counts.length = 0;
  }
}
