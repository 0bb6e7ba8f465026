import { problemOf, type Refusal } from "#shared/contract/problems";

const encoder = new TextEncoder();
const OPENED = encoder.encode('{"answers":[');
const BETWEEN = encoder.encode(",");
const CLOSED = encoder.encode("]}");
const FIGURE_OPENED = encoder.encode('{"figure":');
const FIGURE_CLOSED = encoder.encode("}");

/** One answer among several, in the parts that its JSON is put together from. */
export type AnswerParts = readonly Uint8Array[];

/** A figure as JSON in UTF-8, as the answer to one of several questions. */
export function figureParts(figure: AnswerParts): AnswerParts {
  return [FIGURE_OPENED, ...figure, FIGURE_CLOSED];
}

/** A refusal as the answer to one of several questions. */
export function refusalParts(refusal: Refusal): AnswerParts {
  return [encoder.encode(JSON.stringify({ problem: problemOf(refusal) }))];
}

/** The answers in their order as one JSON text, in parts. */
export function answersTogether(answers: readonly AnswerParts[]): AnswerParts {
  const listed = answers.flatMap((answer, place) => (place === 0 ? answer : [BETWEEN, ...answer]));
  return [OPENED, ...listed, CLOSED];
}
