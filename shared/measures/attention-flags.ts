import { reliableChangeOf } from "../instruments/classify-change.js";
import { isCase } from "../instruments/classify-score.js";
import type { Instrument } from "../instruments/instrument.js";
import { NO_ANSWER } from "./columns.js";
import type { Moment } from "./definition.js";
import type { Episode } from "./episode.js";
import { endScoreRow, firstScoreRow, standOnPairAt } from "./instrument-pairs.js";

/**
 * Why a person who is still enrolled needs a look, as bits of one number, so that reading a person allocates nothing.
 * Scores are compared from the baseline to the latest one, whenever it was taken; outcome instruments only. Each
 * instrument speaks for itself: worse on one is a reason though better on another.
 */
export const SAFETY_ITEM = 1;
export const DETERIORATION = 2;
export const NO_IMPROVEMENT = 4;
export const NO_SHOWS = 8;
export const NO_SCORE = 16;
export const ANY_FLAG = SAFETY_ITEM | DETERIORATION | NO_IMPROVEMENT | NO_SHOWS | NO_SCORE;
/** A latest score whose answer to the safety item is known, or was not imported: no flags, but what is known. */
export const SAFETY_KNOWN = 32;
export const SAFETY_UNKNOWN = 64;

/** No reliable improvement is a reason from this day after the first session on: four weeks. */
export const IMPROVEMENT_DUE_DAYS = 28;
/** So many days without a score, counted from the last score or, without any, from the first session. */
export const SCORE_DUE_DAYS = 14;
/** So many no-shows in a row. */
export const NO_SHOWS_IN_A_ROW = 2;

/** The flags of the episode that the cursor stands on; moves its pair. */
export function flagsOf(episode: Episode, moment: Moment): number {
  let flags = episode.noShowsInARow >= NO_SHOWS_IN_A_ROW ? NO_SHOWS : 0;
  const end = endScoreRow(episode);
  for (let row = firstScoreRow(episode); row < end;) {
    row = standOnPairAt(episode, row, moment);
    flags |= instrumentFlags(episode, moment);
  }
  return daysWithoutScore(episode, moment) >= SCORE_DUE_DAYS ? flags | NO_SCORE : flags;
}

/** The flags of the instrument that the cursor's pair stands on. */
export function instrumentFlags(episode: Episode, moment: Moment): number {
  const { pair } = episode;
  const { instrument } = pair;
  if (instrument?.use !== "outcome") return 0;
  const safety = safetyFlags(instrument, pair.safetyItemAt(pair.latestRow));
  if (!pair.hasBaseline) return safety;
  const change = reliableChangeOf(instrument, pair.until(pair.latestRow));
  if (change === "worse") return safety | DETERIORATION | stalled(episode, moment);
  return change === "unchanged" ? safety | stalled(episode, moment) : safety;
}

function safetyFlags(instrument: Instrument, answer: number): number {
  const [item] = instrument.safetyItems;
  if (!item) return 0;
  if (answer === NO_ANSWER) return SAFETY_UNKNOWN;
  return answer >= item.atLeast ? SAFETY_KNOWN | SAFETY_ITEM : SAFETY_KNOWN;
}

/** Four weeks are over and the latest score is still at caseness. */
function stalled({ pair, firstSessionOn }: Episode, moment: Moment): number {
  if (!moment.hasReachedDay(firstSessionOn + IMPROVEMENT_DUE_DAYS) || !pair.instrument) return 0;
  return isCase(pair.instrument, pair.totalAt(pair.latestRow)) === true ? NO_IMPROVEMENT : 0;
}

/** Days since the latest score of an outcome instrument, or without any since the first session. */
export function daysWithoutScore(episode: Episode, moment: Moment): number {
  const day = latestScoreDay(episode, moment);
  return moment.asOfOn - (day ?? episode.firstSessionOn);
}

/** Day of the latest score of an outcome instrument, or null where there is none. */
export function latestScoreDay(episode: Episode, moment: Moment): number | null {
  const { scores } = episode.columns;
  let latest: number | null = null;
  for (let row = firstScoreRow(episode); row < endScoreRow(episode); row += 1) {
    if (moment.instruments[scores.instrument[row] ?? 0]?.use !== "outcome") continue;
    const day = scores.takenOn[row] ?? 0;
    if (latest === null || day > latest) latest = day;
  }
  return latest;
}
