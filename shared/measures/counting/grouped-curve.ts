import { ColumnRoom } from "../../statistics/column-room.js";
import {
  incidenceColumns,
  pointAt,
  quantileOfColumns,
  type IncidenceColumns,
} from "../../statistics/cumulative-incidence.js";
import {
  COMPETING,
  EVENT,
  riskTableOf,
  type RiskTable,
  type TimesByKind,
} from "../../statistics/risk-table.js";
import type { Quantile } from "../../statistics/curve-quantile.js";
import { keptPoints, type CurveDetail } from "./curve-detail.js";
import { followedByDay } from "./followed-by-day.js";
import type { CurveRule } from "../definition.js";
import type { ClassColumns } from "./class-columns.js";
import type { CountedRows } from "./counted-rows.js";
import { isCurveKind, type CurveKind } from "./observed-columns.js";
import { GroupedValues } from "./grouped-values.js";
import type { Result, TimeToEventResult } from "../result.js";
import type { RowKinds } from "./row-kinds.js";
import { scratchLists } from "./scratch-lists.js";

/** In what a curve's times are shown. */
type CurveScale = Pick<CurveRule, "unit" | "divisor">;

/** The curves of all groups of the share that has had an event by a time, while observations pass by. */
export class GroupedCurve {
  private readonly times = {
    event: new GroupedValues(),
    competing: new GroupedValues(),
    censored: new GroupedValues(),
  };
  private readonly tableRoom = new ColumnRoom(scratchLists);
  private readonly incidenceRoom = new ColumnRoom(scratchLists);
  /** Made once for the event and for what competes with it. */
  private last: { readonly group: number; readonly table: RiskTable } | null = null;
  /** The times by kind of row, for the list of kinds that was asked for last: lists only become longer. */
  private ends: { readonly of: RowKinds | null; readonly byKind: readonly (GroupedValues | null)[] } = {
    of: null,
    byKind: [],
  };

  constructor(private readonly scale: CurveScale) {}

  push(group: number, kind: CurveKind, elapsed: number): void {
    this.times[kind].push(group, elapsed);
  }

  /** Takes the times of rows, each as its class says how it ended. */
  add({ rows, groups, length }: CountedRows, { kinds, times, asked }: ClassColumns): void {
    const ends = this.endsOf(asked.kinds);
    for (let at = 0; at < length; at += 1) {
      const row = rows[at] ?? 0;
      ends[kinds[row] ?? 0]?.push(groups[at] ?? 0, times?.[row] ?? 0);
    }
  }

  /** Gives back what it holds; it has no more results. */
  giveBack(): void {
    for (const each of [...Object.values(this.times), this.tableRoom, this.incidenceRoom]) each.giveBack();
    this.last = null;
  }

  /** By kind of row the times that end as it does. */
  private endsOf(kinds: RowKinds): readonly (GroupedValues | null)[] {
    const { all, places } = kinds;
    // Stryker disable next-line ConditionalExpression,EqualityOperator: to make the list again gives the same.
    if (this.ends.of !== kinds || this.ends.byKind.length !== all.length) {
      const byKind = all.map((kind) => {
        const name = places.classes[kind?.place ?? -1]?.class ?? "";
        return isCurveKind(name) ? this.times[name] : null;
      });
      this.ends = { of: kinds, byKind };
    }
    return this.ends.byKind;
  }

  /** A group's curve of the event, or of what competes with it, with as many points as wanted. */
  result(group: number, detail: CurveDetail, interest: typeof EVENT | typeof COMPETING = EVENT): Result {
    // Stryker disable next-line ConditionalExpression: to make the table again gives the same.
    if (this.last?.group !== group) this.last = { group, table: this.riskTable(group) };
    const columns = incidenceColumns(this.last.table, interest, this.incidenceRoom);
    if ("kind" in columns) return columns;
    return this.curveResult(group, columns, detail);
  }

  private timesOf(group: number): TimesByKind {
    const { event, competing, censored } = this.times;
    return {
      events: event.sortedOf(group),
      competing: competing.sortedOf(group),
      censored: censored.sortedOf(group),
    };
  }

  private riskTable(group: number): RiskTable {
    const times = this.timesOf(group);
    const observed = times.events.length + times.competing.length + times.censored.length;
    return riskTableOf(times, observed, this.tableRoom);
  }

  private curveResult(group: number, incidence: IncidenceColumns, detail: CurveDetail): TimeToEventResult {
    const { unit, divisor } = this.scale;
    return {
      kind: "time-to-event",
      unit,
      n: incidence.n,
      events: incidence.events,
      competing: incidence.competing,
      censored: incidence.censored,
      median: inUnit(quantileOfColumns(incidence, 0.5), divisor),
      p90: inUnit(quantileOfColumns(incidence, 0.9), divisor),
      curve: keptPoints(incidence.times.length, detail).map((place) => {
        const { time, atRisk, estimate, lower, upper } = pointAt(incidence, place);
        return { time: time / divisor, atRisk, estimate, lower, upper };
      }),
      followed: this.followed(group, detail),
    };
  }

  private followed(group: number, detail: CurveDetail): readonly number[] {
    if (detail === "none") return [];
    const { unit, divisor } = this.scale;
    return followedByDay(Object.values(this.timesOf(group)), (unit === "hours" ? 24 : 1) * divisor);
  }
}

function inUnit(quantile: Quantile, divisor: number): Quantile {
  const estimate = quantile.estimate === null ? null : quantile.estimate / divisor;
  const lower = quantile.lower === null ? null : quantile.lower / divisor;
  const upper = quantile.upper === null ? null : quantile.upper / divisor;
  const { reason } = quantile;
  return reason === undefined ? { estimate, lower, upper } : { estimate, lower, upper, reason };
}
