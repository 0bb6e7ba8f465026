import { createHash } from "node:crypto";
import { instruments } from "#shared/instruments/index";
import { analyzeMeasure } from "#shared/measures/analysis/analyze";
import type { Measure, View } from "#shared/measures/definition";
import { measures } from "#shared/measures/index";
import { listUnits } from "#shared/measures/counting/list-units";
import { LAST_DAY, SEEDED_AS_OF, seededColumns } from "./seeded-columns.js";

const everything: View = { from: null, to: null, by: [], every: null, where: [], asOf: SEEDED_AS_OF };

/** The views of which each measure is asked; seats can't be split by what is known of a person. */
function viewsOf(measure: Measure): readonly View[] {
  const isOfSeats = measure.grain === "seat";
  return [
    { ...everything, by: [isOfSeats ? "site" : "payer_class"] },
    { ...everything, by: ["program"], every: "quarter" },
    { ...everything, where: [{ dimension: "program", value: "SU-Ö" }], every: "week", from: LAST_DAY - 28 },
  ];
}

/** Every figure, list, chart and comparison of a measure over the seeded columns, as the JSON that is served. */
export function jsonOf(measure: Measure, columns = seededColumns()): string {
  const found = viewsOf(measure).map((view) => {
    const evaluation = { columns, measure, view, registry: instruments };
    const analysis = {
      compare: "previous",
      process: view.every !== null,
      funnel: view.every === null && view.by.length > 0 && measure.kind === "proportion",
      mix: view.every === null,
      baselines: [],
    } as const;
    return { figures: analyzeMeasure(evaluation, analysis), units: listUnits(evaluation, {}) };
  });
  return JSON.stringify(found);
}

/** A line per measure with the length and the SHA-256 of its JSON. */
export function digestOfAll(): string {
  const columns = seededColumns();
  return measures
    .map((measure) => {
      const json = jsonOf(measure, columns);
      return `${measure.id} ${json.length} ${createHash("sha256").update(json).digest("hex")}\n`;
    })
    .join("");
}
