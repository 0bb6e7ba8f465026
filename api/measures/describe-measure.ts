import type { MeasureTextResponse } from "#shared/contract/measures";
import type { Measure } from "#shared/measures/definition";

/** What a measure states, without its rules. */
export function describeMeasure(measure: Measure): MeasureTextResponse {
  const companions =
    measure.kind === "proportion"
      ? measure.companions.map(({ id, title, sentence }) => ({ id, title, sentence }))
      : [measure.competing];
  return {
    id: measure.id,
    version: measure.version,
    kind: measure.kind,
    title: measure.title,
    question: measure.question,
    improvementNotation: measure.improvementNotation,
    indexDate: measure.indexDate,
    initialPopulation: measure.initialPopulation,
    numerator: measure.numerator,
    pending: measure.pending,
    exclusions: [...measure.exclusions],
    missing: [...measure.missing],
    method: measure.method,
    unit: measure.unit,
    goal: measure.goal,
    source: measure.source,
    changes: [...measure.changes],
    companions,
  };
}
