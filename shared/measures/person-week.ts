import type { WeekColumns, WholeNumbers } from "./columns.js";

/**
 * Statuses of attendance rows; those of sessions that the program cancelled are one of their own, and so are those recorded
 * as attended, in full or in part, with 0 minutes.
 */
export const weekStatuses = ["attended", "partial", "excused", "no_show", "cancelled", "no_minutes"] as const;
export type WeekStatus = (typeof weekStatuses)[number];

/** How many attendance rows each week has, in the order of the statuses. */
export function rowsByStatus({ counts }: WeekColumns): readonly WholeNumbers[] {
  const { attendedRows, partialRows, excusedRows, noShowRows, cancelledRows, noMinutesRows } = counts;
  return [attendedRows, partialRows, excusedRows, noShowRows, cancelledRows, noMinutesRows];
}

/** The week that a cursor stands on; a judged week without rows counts 0 everywhere. */
export class PersonWeek {
  /** Monday of the week. */
  weekOn = 0;
  /** Row in the columns; for a week without rows, the one behind them all. */
  row: number;
  /** Number of the status whose attendance rows are counted, where rows are. */
  statusNo = 0;
  /** The row of a week without rows. */
  readonly noRow: number;
  private readonly rowsOf: readonly WholeNumbers[];

  constructor(private readonly weeks: WeekColumns) {
    this.noRow = weeks.weekOn.length;
    this.row = this.noRow;
    this.rowsOf = rowsByStatus(weeks);
  }

  /** The status whose attendance rows are counted. */
  get status(): WeekStatus {
    return weekStatuses[this.statusNo] ?? "attended";
  }

  get scheduledMinutes(): number {
    return this.weeks.counts.scheduledMinutes[this.row] ?? 0;
  }
  get attendedMinutes(): number {
    return this.weeks.counts.attendedMinutes[this.row] ?? 0;
  }
  /** Attendance rows of sessions that the program cancelled. */
  get cancelledRows(): number {
    return this.weeks.counts.cancelledRows[this.row] ?? 0;
  }
  /** Attendance rows of the status that is counted. */
  get rowsOfStatus(): number {
    return this.rowsOf[this.statusNo]?.[this.row] ?? 0;
  }
}
