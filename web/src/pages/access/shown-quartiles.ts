import type { Quartiles } from "../../charts/quartile-plot.js";
import type { WaitStep } from "../../findings/access-wait-findings.js";
import { tellsRate } from "../../words/told-by-n.js";

/** The quartiles of a step where its n lets them be shown. */
export function quartilesOf(
  step: Pick<WaitStep, "n"> & { readonly [Name in keyof Quartiles]: number | null },
): Quartiles | null {
  const { median, lowerQuartile, upperQuartile, p90, n } = step;
  if (!tellsRate(n) || median === null || lowerQuartile === null || upperQuartile === null || p90 === null)
    return null;
  return { median, lowerQuartile, upperQuartile, p90 };
}
