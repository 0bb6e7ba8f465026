import {
  ANY_FLAG,
  daysWithoutScore,
  DETERIORATION,
  flagsOf,
  IMPROVEMENT_DUE_DAYS,
  latestScoreDay,
  NO_IMPROVEMENT,
  NO_SCORE,
  NO_SHOWS,
  NO_SHOWS_IN_A_ROW,
  SAFETY_ITEM,
  SAFETY_KNOWN,
  SAFETY_UNKNOWN,
  SCORE_DUE_DAYS,
} from "./attention-flags.js";
import { latestScoreInWords, reasonsInWords } from "./attention-reasons.js";
import { UNKNOWN } from "./columns.js";
import {
  classified,
  type Classification,
  type Companion,
  type ListMeasure,
  type Moment,
} from "./definition.js";
import type { Episode } from "./episode.js";

/** The flags with the code that stands as reason of a row and what it says, the most pressing first. */
const reasons = [
  {
    flag: SAFETY_ITEM,
    code: "safety_item",
    sentence: "The safety item was answered above zero at the last score.",
  },
  { flag: DETERIORATION, code: "reliable_deterioration", sentence: "Reliably worse since the baseline." },
  {
    flag: NO_IMPROVEMENT,
    code: "no_improvement",
    sentence: "No reliable improvement after 4 weeks, still at caseness.",
  },
  { flag: NO_SHOWS, code: "no_shows", sentence: "Two no-shows in a row, or more." },
  { flag: NO_SCORE, code: "no_score", sentence: `No score for ${SCORE_DUE_DAYS} days or more.` },
] as const;

/** Met is "needs attention": the reason is the most pressing one, the row's words give them all. */
function classify(episode: Episode, moment: Moment): Classification {
  if (episode.admittedOn === UNKNOWN || episode.firstSessionAt === UNKNOWN) return classified("outside");
  if (episode.endedAt !== UNKNOWN) return classified("outside");
  const flags = flagsOf(episode, moment);
  for (const { flag, code } of reasons) if (flags & flag) return classified("met", code);
  return classified("not_met");
}

function numberOfReasons(episode: Episode, moment: Moment): number {
  const flags = flagsOf(episode, moment);
  let count = 0;
  for (const { flag } of reasons) if (flags & flag) count += 1;
  return count;
}

function flagged(flag: number, text: Pick<Companion, "id" | "title" | "sentence">): Companion {
  return {
    kind: "proportion",
    ...text,
    observe: (episode, moment) => (flagsOf(episode, moment) & flag) !== 0,
  };
}

/** Of people whose answer is known: an answer that was not imported is not "no risk". */
const safetyItem: Companion = {
  kind: "proportion",
  id: "safety-item",
  title: "Thoughts of harm at the last score",
  sentence:
    "The safety item of the last score (item 9 of the PHQ-9) is above 0, of people whose answer was imported. It says look now, not how great the risk is.",
  observe(episode, moment) {
    const flags = flagsOf(episode, moment);
    return flags & SAFETY_KNOWN ? (flags & SAFETY_ITEM) !== 0 : null;
  },
};

const safetyItemUnknown: Companion = {
  kind: "proportion",
  id: "safety-item-unknown",
  title: "Item answers not imported",
  sentence:
    "Of people scored on an instrument with a safety item, those of whom at least one last score came without that answer: nothing is known, which is not no risk. No reason of its own.",
  observe(episode, moment) {
    const flags = flagsOf(episode, moment);
    return flags & (SAFETY_KNOWN | SAFETY_UNKNOWN) ? (flags & SAFETY_UNKNOWN) !== 0 : null;
  },
};

export const needsAttention: ListMeasure = {
  id: "needs-attention",
  version: 1,
  kind: "list",
  title: "Needs attention",
  question: "Which of the people in treatment now need a look, and why?",
  improvementNotation: "decrease",
  section: "symptoms",
  indexDate: "admission",
  isOfNow: true,
  grain: "episode",
  initialPopulation: "People in treatment at the as-of instant: started and not discharged.",
  numerator: `Any of: the safety item above 0 at the last score; reliably worse from baseline to the latest score; no reliable improvement from ${IMPROVEMENT_DUE_DAYS} days after the first session on while the latest score is at caseness, in an instrument with a baseline and a reliable-change threshold; ${NO_SHOWS_IN_A_ROW} or more no-shows in a row; no score for ${SCORE_DUE_DAYS} days or more. Each instrument speaks for itself.`,
  pending: "Nobody: the list says how it stands now.",
  exclusions: [],
  missing: [],
  reasons: reasons.map(({ code, sentence }) => ({ code, sentence })),
  classTitles: { met: "Needs attention", not_met: "No reason" },
  notMet: "None of the reasons applies.",
  method: "Count of people, with the 95% Wilson interval of their share",
  unit: "list",
  goal: null,
  source:
    "Reasons of this product. Thresholds of reliable change and caseness: each instrument's definition. A list for clinicians, no judgement of anybody.",
  changes: ["1: first version"],
  valueUnit: "",
  listOrder: "value-descending",
  classify,
  value: numberOfReasons,
  details(episode, moment) {
    const isScored = latestScoreDay(episode, moment) !== null;
    return {
      Why: reasonsInWords(episode, moment),
      "Last score": latestScoreInWords(episode, moment),
      "Days since last score": isScored ? daysWithoutScore(episode, moment) : null,
    };
  },
  items: [
    flagged(ANY_FLAG, {
      id: "any",
      title: "Needs attention",
      sentence: "People with at least one of the reasons: as many as the list has rows.",
    }),
    safetyItem,
    flagged(DETERIORATION, {
      id: "reliable-deterioration",
      title: "Reliably worse",
      sentence: "From the baseline to the latest score of any instrument, worse by at least its threshold.",
    }),
    flagged(NO_IMPROVEMENT, {
      id: "no-improvement",
      title: "Not improved after 4 weeks",
      sentence:
        "28 days or more after the first session, no reliable improvement on an instrument whose latest score is still at caseness. Without a baseline, or a threshold, nothing can be said.",
    }),
    flagged(NO_SHOWS, {
      id: "no-shows",
      title: "No-shows in a row",
      sentence: "The last two sessions or more were no-shows.",
    }),
    flagged(NO_SCORE, {
      id: "no-score",
      title: "No recent score",
      sentence: "No score for 14 days or more; without any score, counted from the first session.",
    }),
  ],
  companions: [safetyItemUnknown],
};
