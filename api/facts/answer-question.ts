import { parentPort } from "node:worker_threads";
import { analyzeMeasure } from "#shared/measures/analysis/analyze";
import { classesOfEpisode } from "#shared/measures/counting/episode-classes";
import { countUnits, listUnits } from "#shared/measures/counting/list-units";
import { TooManyFigures } from "#shared/measures/counting/too-many-figures";
import type { Measure } from "#shared/measures/definition";
import type { Goals } from "#shared/measures/goals";
import { measureById, measuresUnder } from "#shared/measures/index";
import { answerBytes } from "../measures/answer-bytes.js";
import type { Asked, ColumnsReply } from "./columns-messages.js";
import type { Known } from "./shared-columns.js";

/** Bytes change hands: a copy of a long answer would stand in memory twice. */
export function post(reply: ColumnsReply): void {
  parentPort?.postMessage(reply, reply.kind === "answered" ? [reply.answer.bytes.buffer] : []);
}

/** The reply to a question from what is known; what fails is a reply too. */
export function answerQuestion(asked: Asked, known: Known): ColumnsReply {
  const { id } = asked;
  try {
    return answered(asked, known);
  } catch (error) {
    if (error instanceof TooManyFigures) return { kind: "refused", id, sentence: error.message };
    return { kind: "failed", id, reason: error instanceof Error ? error.message : String(error) };
  }
}

function answered(asked: Asked, { columns, registry, goals }: Known): ColumnsReply {
  const { id } = asked;
  if (asked.kind === "classes") {
    const rules = { measures: measuresUnder(goals), registry, goals };
    return { kind: "classified", id, classes: classesOfEpisode(columns, asked.place, rules) };
  }
  const measure = measureOf(asked.question.measureId, goals);
  const evaluation = { ...asked.question, columns, measure, registry, goals };
  switch (asked.kind) {
    case "evaluate":
      return { kind: "evaluated", id, result: analyzeMeasure(evaluation, asked.analysis) };
    case "answer":
      return { kind: "answered", id, answer: answerBytes(evaluation, asked.analysis, asked.isDemo) };
    case "count":
      return { kind: "counted", id, counts: countUnits(evaluation, asked.filter) };
    case "list":
      return { kind: "listed", id, units: listUnits(evaluation, asked.filter) };
  }
}

function measureOf(measureId: string, goals: Goals): Measure {
  const measure = measureById(measureId, goals);
  if (!measure) throw new Error(`No measure has the id ${measureId}.`);
  return measure;
}
