import {
  formatCount,
  formatInterval,
  formatOf,
  formatPercent,
  formatPoints,
  formatValue,
} from "#shared/format";
import type { MeasureTextResponse } from "#shared/contract/measures";
import type { ResultResponse } from "#shared/contract/results";
import { sizeOf, wordingOf } from "./told-by-n.js";

/** Units in which a figure can be drawn; points are those of an instrument's score. */
export type Unit = MeasureTextResponse["unit"];

/** A value in the unit of its measure: "59.5%", "48 h", "21 d", "−4.2". */
export function valueWords(value: number, unit: Unit): string {
  if (unit === "share" || unit === "hours" || unit === "days") return formatValue(value, unit);
  const digits = Math.abs(value).toFixed(1);
  return value < 0 && digits !== "0.0" ? `−${digits}` : digits;
}

/** An interval in the unit of its measure; an end that is not known is "not reached". */
export function intervalWords(lower: number | null, upper: number | null, unit: Unit): string {
  if (unit === "share" || unit === "hours" || unit === "days") return formatInterval(lower, upper, unit);
  if (lower === null || upper === null) return "no interval";
  return `${valueWords(lower, unit)} to ${valueWords(upper, unit)}`;
}

/** A difference with its sign, in the unit of its measure: "+3.1 points" for shares, "+2.0 h", "−0.4". */
export function differenceWords(difference: number, unit: Unit): string {
  if (unit === "share") return formatPoints(difference);
  const words = valueWords(difference, unit);
  return difference > 0 ? `+${words}` : words;
}

/** What stands in large type for a result, what stands small beside it, and whether it is a figure or only words. */
export interface FigureWords {
  readonly isRate: boolean;
  readonly value: string;
  readonly detail: string;
}

function without(value: string, detail: string): FigureWords {
  return { isRate: false, value, detail };
}

/** The words of any result, as far as its n allows: below 5 none, 5–9 counts, from 10 on a figure with its interval. */
export function figureWords(result: ResultResponse): FigureWords {
  if (result.kind === "insufficient" || result.kind === "none") return without("No figure", result.reason);
  if (result.kind === "suppressed") return without("Not shown", result.reason);
  const n = sizeOf(result);
  if (wordingOf(n) === "few") return without("Too few to show", "fewer than 5");
  return wordingOf(n) === "counts" ? countsOnly(result, n) : shownWords(result, n);
}

function countsOnly(result: ResultResponse, n: number): FigureWords {
  if (result.kind === "proportion") return without(formatOf(result.numerator, n), "too few for a rate");
  if (result.kind === "time-to-event") {
    return without(`${formatOf(result.events, n)} so far`, "too few for a median");
  }
  return without(`n ${formatCount(n)}`, "too few for a figure");
}

function shownWords(result: ResultResponse, n: number): FigureWords {
  const shown = (value: string, detail: string): FigureWords => ({ isRate: true, value, detail });
  const counted = `n ${formatCount(n)}`;
  switch (result.kind) {
    case "proportion":
      return shown(
        formatPercent(result.estimate),
        `95% interval ${intervalWords(result.lower, result.upper, "share")} · ${formatOf(result.numerator, n)}`,
      );
    case "time-to-event": {
      const counts = `${formatOf(result.events, n)} so far`;
      const { estimate, lower, upper } = result.median;
      if (estimate === null) return without("Not reached", `median · ${counts}`);
      const interval = intervalWords(lower, upper, result.unit);
      return shown(valueWords(estimate, result.unit), `median · 95% interval ${interval} · ${counts}`);
    }
    case "duration": {
      const middle = intervalWords(result.lowerQuartile, result.upperQuartile, result.unit);
      return shown(valueWords(result.median, result.unit), `median · middle half ${middle} · ${counted}`);
    }
    case "mean":
      return shown(
        valueWords(result.mean, result.unit),
        `mean · 95% interval ${intervalWords(result.lower, result.upper, result.unit)} · ${counted}`,
      );
    case "mean-change":
      return shown(
        differenceWords(result.mean, "points"),
        `mean change, ${result.instrument} · 95% interval ${intervalWords(result.lower, result.upper, "points")} · ${counted} pairs`,
      );
    case "rate":
      return shown(result.estimate.toFixed(2), `${result.unit} · ${formatCount(result.events)} in all`);
    default:
      return without(counted, "see the parts below");
  }
}

/** What stands in large type, alone: for a cell of a table; a dash where there is no result. */
export function figureValue(result: ResultResponse | undefined): string {
  return result ? figureWords(result).value : "–";
}

/** A share in a cell of a table: rate, counts or "too few to show", by its n. */
export function shareWords(result: ResultResponse | undefined): string {
  if (!result || result.kind !== "proportion") return "–";
  return figureWords(result).isRate ? formatPercent(result.estimate) : figureWords(result).value;
}

/** A share's interval in a cell of a table, with a caution from 10 to 29. */
export function shareIntervalWords(result: ResultResponse | undefined): string {
  if (result?.kind !== "proportion" || !figureWords(result).isRate) return "–";
  const caution = wordingOf(result.denominator) === "imprecise" ? " imprecise" : "";
  return intervalWords(result.lower, result.upper, "share") + caution;
}
