import { isoOfDay } from "../calendar.js";
import { formatDay } from "../format.js";
import {
  daysWithoutScore,
  DETERIORATION,
  instrumentFlags,
  latestScoreDay,
  NO_IMPROVEMENT,
  NO_SHOWS_IN_A_ROW,
  SAFETY_ITEM,
  SCORE_DUE_DAYS,
} from "./attention-flags.js";
import type { Moment } from "./definition.js";
import type { Episode } from "./episode.js";
import { endScoreRow, firstScoreRow, standOnPairAt } from "./instrument-pairs.js";

/** Calls `read` with the cursor's pair on each instrument in which the episode has scores. */
function forEachInstrument(episode: Episode, moment: Moment, read: () => void): void {
  const end = endScoreRow(episode);
  for (let row = firstScoreRow(episode); row < end;) {
    row = standOnPairAt(episode, row, moment);
    read();
  }
}

/** Every reason in words, the most pressing first; what the flags say, for the list behind the figure. */
export function reasonsInWords(episode: Episode, moment: Moment): string[] {
  const reasons: { rank: number; text: string }[] = [];
  const say = (rank: number, text: string): number => reasons.push({ rank, text });
  forEachInstrument(episode, moment, () => {
    const { pair } = episode;
    const flags = instrumentFlags(episode, moment);
    const [item] = pair.instrument?.safetyItems ?? [];
    const { first, last } = pair.until(pair.latestRow);
    const [id, on] = [pair.instrument?.id ?? "", formatDay(isoOfDay(pair.dayAt(pair.latestRow)))];
    if (flags & SAFETY_ITEM && item) {
      say(1, `${id} item ${item.item} is ${pair.safetyItemAt(pair.latestRow)} at the last score (${on})`);
    }
    if (flags & DETERIORATION) say(2, `${id} reliably worse: ${first} to ${last} (${on})`);
    if (flags & NO_IMPROVEMENT) {
      say(3, `${id} without reliable improvement after 4 weeks, at caseness: ${first} to ${last} (${on})`);
    }
  });
  if (episode.noShowsInARow >= NO_SHOWS_IN_A_ROW) say(4, `${episode.noShowsInARow} no-shows in a row`);
  const days = daysWithoutScore(episode, moment);
  if (days >= SCORE_DUE_DAYS) {
    const isAny = latestScoreDay(episode, moment) !== null;
    say(5, isAny ? `No score for ${days} days` : `No score yet, ${days} days after the first session`);
  }
  return reasons.sort((a, b) => a.rank - b.rank).map((each) => each.text);
}

/** The scores of the latest day with any, e.g. "GAD-7 12, PHQ-9 17 (20 Jun 2026)"; null without any. */
export function latestScoreInWords(episode: Episode, moment: Moment): string | null {
  const day = latestScoreDay(episode, moment);
  if (day === null) return null;
  const found: string[] = [];
  forEachInstrument(episode, moment, () => {
    const { pair } = episode;
    if (pair.instrument?.use !== "outcome" || pair.dayAt(pair.latestRow) !== day) return;
    found.push(`${pair.instrument.id} ${pair.totalAt(pair.latestRow)}`);
  });
  return `${found.join(", ")} (${formatDay(isoOfDay(day))})`;
}
