import { isResponse, reliableChangeOf } from "../instruments/classify-change.js";
import { isCase } from "../instruments/classify-score.js";
import type { Instrument } from "../instruments/instrument.js";
import { UNKNOWN } from "./columns.js";
import type { Episode } from "./episode.js";
import { UNREAD } from "./score-pair.js";

/**
 * Marked improvement: response, or reliable improvement, between the baseline and a later score of the stay.
 * Response counts only from a baseline at caseness, as in the measure `response`: half of a PHQ-9 of 2 is nothing.
 */
export type MarkedImprovement = "either" | "response" | "reliable-improvement";

/** Whether the instrument has the thresholds that the kind of improvement needs. */
export function hasRuleOf(kind: MarkedImprovement, instrument: Instrument): boolean {
  const hasResponse = instrument.response !== null && instrument.caseness !== null;
  if (kind === "response") return hasResponse;
  return instrument.reliableChange !== null || (kind === "either" && hasResponse);
}

/** Whether the baseline is one from which the kind of improvement can be told. */
export function canImprove(kind: MarkedImprovement, { pair }: Episode): boolean {
  if (!pair.instrument || !hasRuleOf(kind, pair.instrument)) return false;
  return kind !== "response" || isCase(pair.instrument, pair.baseline) === true;
}

/** Row of the first score after the baseline, and not after discharge, that is a marked improvement; -1 if none is. */
export function firstMarkedRow(episode: Episode, kind: MarkedImprovement): number {
  const { marked } = episode.pair;
  // Class, curves and their times all ask for the same row.
  if (marked[kind] === UNREAD) marked[kind] = findMarkedRow(episode, kind);
  return marked[kind];
}

function findMarkedRow(episode: Episode, kind: MarkedImprovement): number {
  const { pair } = episode;
  const { instrument } = pair;
  if (!instrument || !pair.hasBaseline) return -1;
  const lastDay = episode.dischargedOn === UNKNOWN ? Infinity : episode.dischargedOn;
  const mayRespond = kind !== "reliable-improvement" && isCase(instrument, pair.baseline) === true;
  for (let row = pair.baselineRow + 1; row < pair.to; row += 1) {
    if (pair.dayAt(row) > lastDay) return -1;
    const scores = pair.until(row);
    if (mayRespond && isResponse(instrument, scores) === true) return row;
    if (kind !== "response" && reliableChangeOf(instrument, scores) === "improved") return row;
  }
  return -1;
}
