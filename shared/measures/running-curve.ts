import {
  incidenceOfTable,
  quantileOfIncidence,
  type CumulativeIncidence,
} from "../statistics/cumulative-incidence.js";
import { CENSORED, COMPETING, EVENT, riskTable, type RiskTable } from "../statistics/risk-table.js";
import type { Quantile } from "../statistics/curve-quantile.js";
import type { CurveRule, Moment } from "./definition.js";
import type { Episode } from "./episode.js";
import { GrowingValues } from "./growing-values.js";
import type { Result } from "./result.js";

const kinds = { event: EVENT, competing: COMPETING, censored: CENSORED } as const;

/** A curve of the share that has had an event by a time, while observations pass by. */
export class RunningCurve {
  private readonly times = new GrowingValues();
  private readonly kinds = new GrowingValues();
  private table: RiskTable | null = null;

  constructor(private readonly rule: Pick<CurveRule, "observe" | "elapsed" | "unit" | "divisor">) {}

  add(episode: Episode, moment: Moment): void {
    const kind = this.rule.observe(episode, moment);
    if (kind !== null) this.push(kind, this.rule.elapsed(episode, moment));
  }

  /** Adds an observation whose kind and elapsed time are known. */
  push(kind: keyof typeof kinds, elapsed: number): void {
    this.times.push(elapsed);
    this.kinds.push(kinds[kind]);
  }

  /** The curve of the event; its points only where they are asked for. */
  result(hasCurve = true): Result {
    return this.resultOf(EVENT, hasCurve);
  }

  /** The curve of what competes with the event. */
  competingResult(hasCurve = true): Result {
    return this.resultOf(COMPETING, hasCurve);
  }

  private resultOf(interest: typeof EVENT | typeof COMPETING, hasCurve: boolean): Result {
    this.table ??= riskTable({ times: this.times.read(), kinds: this.kinds.read() });
    const incidence = incidenceOfTable(this.table, interest);
    return "kind" in incidence ? incidence : curveResult(this.rule, incidence, hasCurve);
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
  ...[incidence, hasCurve]: readonly [CumulativeIncidence, boolean]
): Result {
  return {
    kind: "time-to-event",
    unit,
    n: incidence.n,
    events: incidence.events,
    competing: incidence.competing,
    censored: incidence.censored,
    median: inUnit(quantileOfIncidence(incidence, 0.5), divisor),
    p90: inUnit(quantileOfIncidence(incidence, 0.9), divisor),
    curve: (hasCurve ? incidence.curve : []).map(({ time, atRisk, estimate, lower, upper }) => ({
      time: time / divisor,
      atRisk,
      estimate,
      lower,
      upper,
    })),
  };
}
