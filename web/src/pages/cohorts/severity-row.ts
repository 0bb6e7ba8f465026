import type { MixGroupResponse } from "#shared/contract/analysis";
import type { SeverityBarsRow } from "../../charts/severity-bars.js";
import { tellsRate } from "../../words/told-by-n.js";

/** The severity mix of one group as a bar, or the words that its n allows. */
export function severityRow(mix: MixGroupResponse | undefined, label: string): SeverityBarsRow {
  const n = mix?.n ?? 0;
  const row = { id: label, label, n };
  if (!mix || !tellsRate(n)) return { ...row, shares: {}, words: "too few to show" };
  return { ...row, shares: Object.fromEntries(mix.bands.map((band) => [band.band, band.estimate])) };
}
