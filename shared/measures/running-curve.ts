import {
  incidenceColumns,
  pointAt,
  quantileOfColumns,
  type IncidenceColumns,
} from "../statistics/cumulative-incidence.js";
import { CENSORED, COMPETING, EVENT, riskTable, type RiskTable } from "../statistics/risk-table.js";
import type { Quantile } from "../statistics/curve-quantile.js";
import { keptPoints, type CurveDetail } from "./curve-detail.js";
import type { CurveRule, Moment } from "./definition.js";
import type { Episode } from "./episode.js";
import { GrowingValues } from "./growing-values.js";
import type { Result } from "./result.js";

const kinds = { event: EVENT, competing: COMPETING, censored: CENSORED } as const;

/** A curve of the share that has had an event by a time, while observations pass by. */
export class RunningCurve {
  private readonly times = new GrowingValues();
  private readonly kinds = new GrowingValues();
  /** Made once for the event and for what competes with it. */
  private table: RiskTable | null = null;

  constructor(private readonly rule: Pick<CurveRule, "observe" | "elapsed" | "unit" | "divisor">) {}

  add(episode: Episode, moment: Moment): void {
    const kind = this.rule.observe(episode, moment);
    if (kind !== null) this.push(kind, this.rule.elapsed(episode, moment));
  }

  /** Adds an observation whose kind and elapsed time are known. */
  push(kind: keyof typeof kinds, elapsed: number): void {
    this.table = null;
    this.times.push(elapsed);
    this.kinds.push(kinds[kind]);
  }

  /** The curve of the event, or of what competes with it, with as many points as wanted. */
  result(detail: CurveDetail = "full", interest: typeof EVENT | typeof COMPETING = EVENT): Result {
    this.table ??= riskTable({ times: this.times.read(), kinds: this.kinds.read() });
    const columns = incidenceColumns(this.table, interest);
    return "kind" in columns ? columns : curveResult(this.rule, columns, detail);
  }
}

function inUnit(quantile: Quantile, divisor: number): Quantile {
  const scaled = (value: number | null): number | null => (value === null ? null : value / divisor);
  return {
    ...quantile,
    estimate: scaled(quantile.estimate),
    lower: scaled(quantile.lower),
    upper: scaled(quantile.upper),
  };
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
