import type { AnalyzedMeasure } from "#shared/measures/analyze";

/** What an answer carries beyond what was calculated, and what of it isn't wanted. */
export interface AnswerDress {
  /** Whether the figures rest on demo data; every group is then marked. */
  readonly isDemo: boolean;
  /** Whether the figures beside the measure's own are wanted. */
  readonly hasBeside: boolean;
}

/**
 * The answer to a question about a measure as JSON, in the shape of the contract. A test proves that of every measure;
 * to prove each answer would cost more than to calculate it.
 */
export function answerText(result: AnalyzedMeasure, { isDemo, hasBeside }: AnswerDress): string {
  const groups = result.groups.map((group) => ({
    ...group,
    beside: hasBeside ? group.beside : {},
    marks: isDemo ? [...group.marks, "demo"] : group.marks,
  }));
  return JSON.stringify({ ...result, groups });
}
