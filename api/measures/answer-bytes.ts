import {
  analyzeMeasure,
  isAnalyzed,
  type AnalyzedMeasure,
  type Analysis,
} from "#shared/measures/analysis/analyze";
import { countMeasure } from "#shared/measures/evaluate";
import type { Evaluation } from "#shared/measures/counting/walk-counted";

const encoder = new TextEncoder();

/** So many characters are written as one piece. */
const PIECE = 65_536;

type Group = AnalyzedMeasure["groups"][number];

/**
 * The answer to a question about a measure as JSON in UTF-8, in the shape of the contract. A test proves that of every
 * measure; to prove each answer would cost more than to calculate it. Where the figures rest on demo data, every group is
 * marked. Groups are written as they come, so that a long answer stands in memory once, as bytes.
 */
export function answerBytes(
  evaluation: Evaluation,
  analysis: Analysis,
  isDemo: boolean,
): Uint8Array<ArrayBuffer> {
  const marked = (group: Group): Group => (isDemo ? { ...group, marks: [...group.marks, "demo"] } : group);
  if (isAnalyzed(analysis)) {
    const result = analyzeMeasure(evaluation, analysis);
    return encoder.encode(JSON.stringify({ ...result, groups: result.groups.map(marked) }));
  }
  const { head, figures } = countMeasure(evaluation);
  const pieces: Uint8Array[] = [];
  let text = `${JSON.stringify(head).slice(0, -1)},"groups":[`;
  let isFirst = true;
  for (const group of figures()) {
    text += `${isFirst ? "" : ","}${JSON.stringify(marked(group))}`;
    isFirst = false;
    if (text.length < PIECE) continue;
    pieces.push(encoder.encode(text));
    text = "";
  }
  return joined([...pieces, encoder.encode(`${text}]}`)]);
}

/** The pieces in a buffer of their own: one of Node’s pool could not change hands between threads. */
function joined(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}
