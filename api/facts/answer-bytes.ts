import { analyzeMeasure, isAnalyzed, type Analysis } from "#shared/measures/analysis/analyze";
import type { GroupResult } from "#shared/measures/result";
import { countMeasure } from "#shared/measures/counting/evaluate";
import { HoldsUntil } from "#shared/measures/counting/holds-until";
import type { Evaluation } from "#shared/measures/counting/walk-counted";
import { isoOfInstant } from "#shared/calendar";
import { withDemoMark } from "./demo-mark.js";

const encoder = new TextEncoder();

/** So many characters are written as one piece. */
const PIECE = 65_536;
const BATCH = 16;

/** An answer that is the same for every as-of from its own up to, not including, `holdsUntil` (unix seconds). */
export interface AnswerBytes {
  readonly measure: string;
  readonly version: number;
  /** The rest of its JSON in UTF-8, all but measure, version and as-of, in pieces that each have a buffer of their own. */
  readonly pieces: readonly Uint8Array<ArrayBuffer>[];
  readonly holdsUntil: number;
}

/** An answer as JSON in UTF-8, in the parts that it is put together from, with the as-of (unix seconds) that it is given for. */
export function answerParts(answer: AnswerBytes, asOf: number): readonly Uint8Array[] {
  const { measure, version, pieces } = answer;
  const head = JSON.stringify({ measure, version, asOf: isoOfInstant(asOf) });
  return [encoder.encode(`${head.slice(0, -1)},`), ...pieces];
}

/** How many bytes the parts of a text have together. */
export function lengthOf(parts: readonly Uint8Array[]): number {
  return parts.reduce((length, part) => length + part.length, 0);
}

/**
 * The answer to a question about a measure, in the shape of the contract. A test proves that of every measure; to prove
 * each answer would cost more than to calculate it. Where the figures rest on demo data, every group is marked.
 */
export function answerBytes(asked: Evaluation, analysis: Analysis, isDemo: boolean): AnswerBytes {
  const holds = new HoldsUntil(asked.view.asOf);
  const pieces = writeAnswer({ ...asked, holds }, analysis, isDemo);
  const { id, version } = asked.measure;
  return { measure: id, version, pieces, holdsUntil: holds.instant };
}

/** What answerParts writes. */
const inHead = { measure: undefined, version: undefined, asOf: undefined };

/** Groups are written as they come, so that a long answer stands in memory once, as bytes. */
function writeAnswer(evaluation: Evaluation, analysis: Analysis, isDemo: boolean): Uint8Array<ArrayBuffer>[] {
  if (isAnalyzed(analysis)) {
    const result = analyzeMeasure(evaluation, analysis);
    const text = JSON.stringify({ ...result, ...inHead, groups: withDemoMark(result.groups, isDemo) });
    return [encoder.encode(text.slice(1))];
  }
  const { head, figures } = countMeasure(evaluation);
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let text = `${JSON.stringify({ ...head, ...inHead }).slice(1, -1)},"groups":[`;
  let between = "";
  for (const groups of inBatches(figures())) {
    text += between + JSON.stringify(withDemoMark(groups, isDemo)).slice(1, -1);
    between = ",";
    if (text.length < PIECE) continue;
    pieces.push(encoder.encode(text));
    text = "";
  }
  return [...pieces, encoder.encode(`${text}]}`)];
}

/** A few at a time: to write each by itself takes longer, and all at once would stand in memory. */
function* inBatches(groups: Iterable<GroupResult>): Generator<readonly GroupResult[]> {
  let batch: GroupResult[] = [];
  for (const group of groups) {
    batch.push(group);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
