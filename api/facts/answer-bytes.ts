import { analyzeMeasure, isAnalyzed, type Analysis } from "#shared/measures/analysis/analyze";
import { countMeasure } from "#shared/measures/counting/evaluate";
import { HoldsUntil } from "#shared/measures/counting/holds-until";
import type { Evaluation } from "#shared/measures/counting/walk-counted";
import { isoOfInstant } from "#shared/calendar";
import { withDemoMark } from "./demo-mark.js";
import { groupText, keyTexts } from "./group-text.js";

const encoder = new TextEncoder();

/** Where a piece is written before it is cut out at its length: answers are written one after the other. */
const room = new Uint8Array(65_536);

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
    const text = JSON.stringify({
      ...result,
      ...inHead,
      groups: result.groups.map((group) => withDemoMark(group, isDemo)),
    });
    return [encoder.encode(text.slice(1))];
  }
  const { head, keys, figures } = countMeasure(evaluation);
  const textOf = keyTexts(keys);
  const written = new WrittenPieces();
  written.add(`${JSON.stringify({ ...head, ...inHead }).slice(1, -1)},"groups":[`);
  let between = "";
  figures((group, place) => {
    written.add(between + groupText(withDemoMark(group, isDemo), textOf(place)));
    between = ",";
  });
  written.add("]}");
  return written.finish();
}

/** Texts one behind the other, as bytes: to hold many until they are long costs more than to write each. */
class WrittenPieces {
  private readonly pieces: Uint8Array<ArrayBuffer>[] = [];
  private length = 0;

  add(text: string): void {
    const { read, written } = encoder.encodeInto(text, room.subarray(this.length));
    if (read === text.length) this.length += written;
    else this.addBehind(text);
  }

  /** Adds what has no room in the piece that is begun. */
  private addBehind(text: string): void {
    const wasEmpty = this.length === 0;
    this.cut();
    if (wasEmpty) this.pieces.push(encoder.encode(text));
    else this.add(text);
  }

  private cut(): void {
    if (this.length > 0) this.pieces.push(room.slice(0, this.length));
    this.length = 0;
  }

  finish(): Uint8Array<ArrayBuffer>[] {
    this.cut();
    return this.pieces;
  }
}
