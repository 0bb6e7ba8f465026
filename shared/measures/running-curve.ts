import {
  incidenceColumns,
  pointAt,
  quantileOfColumns,
  type IncidenceColumns,
} from "../statistics/cumulative-incidence.js";
import { COMPETING, EVENT, riskTableOf, type RiskTable } from "../statistics/risk-table.js";
import type { Quantile } from "../statistics/curve-quantile.js";
import { keptPoints, type CurveDetail } from "./curve-detail.js";
import type { CurveRule, Moment } from "./definition.js";
import type { Episode } from "./episode.js";
import { GrowingValues } from "./growing-values.js";
import type { Result } from "./result.js";

/** A curve of the share that has had an event by a time, while observations pass by. */
export class RunningCurve {
  private readonly events = new GrowingValues();
  private readonly competing = new GrowingValues();
  private readonly censored = new GrowingValues();
  /** Made once for the event and for what competes with it. */
  private table: RiskTable | null = null;

  constructor(private readonly rule: Pick<CurveRule, "observe" | "elapsed" | "unit" | "divisor">) {}

  add(episode: Episode, moment: Moment): void {
    const kind = this.rule.observe(episode, moment);
    if (kind !== null) this.push(kind, this.rule.elapsed(episode, moment));
  }

  /** Adds an observation whose kind and elapsed time are known. */
  push(kind: "event" | "competing" | "censored", elapsed: number): void {
    if (kind === "event") this.events.push(elapsed);
    else if (kind === "competing") this.competing.push(elapsed);
    else this.censored.push(elapsed);
  }

  /** The curve of the event, or of what competes with it, with as many points as wanted. */
  result(detail: CurveDetail = "full", interest: typeof EVENT | typeof COMPETING = EVENT): Result {
    this.table ??= this.riskTable();
    const columns = incidenceColumns(this.table, interest);
    return "kind" in columns ? columns : curveResult(this.rule, columns, detail);
  }

  private riskTable(): RiskTable {
    const { events, competing, censored } = this;
    return riskTableOf(
      { events: events.sorted(), competing: competing.sorted(), censored: censored.sorted() },
      events.length + competing.length + censored.length,
    );
  }
}

function inUnit({ estimate, lower, upper, reason }: Quantile, divisor: number): Quantile {
  const scaled = {
    estimate: estimate === null ? null : estimate / divisor,
    lower: lower === null ? null : lower / divisor,
    upper: upper === null ? null : upper / divisor,
  };
  return reason === undefined ? scaled : { ...scaled, reason };
}

function curveResult(
  { unit, divisor }: Pick<CurveRule, "unit" | "divisor">,
  incidence: IncidenceColumns,
  detail: CurveDetail,
): Result {
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
  };
}
