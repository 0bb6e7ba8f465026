import type { AnalyzedMeasure } from "#shared/measures/analyze";

const encoder = new TextEncoder();

/**
 * The answer to a question about a measure as JSON in UTF-8, in the shape of the contract. A test proves that of every
 * measure; to prove each answer would cost more than to calculate it. Where the figures rest on demo data, every group is
 * marked.
 */
export function answerBytes(result: AnalyzedMeasure, isDemo: boolean): Uint8Array<ArrayBuffer> {
  if (!isDemo) return encoder.encode(JSON.stringify(result));
  const groups = result.groups.map((group) => ({ ...group, marks: [...group.marks, "demo"] }));
  return encoder.encode(JSON.stringify({ ...result, groups }));
}
