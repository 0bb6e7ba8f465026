import { SECONDS_PER_HOUR } from "../calendar.js";
import {
  classified,
  type Classification,
  type CodeText,
  type Companion,
  type Moment,
  type ProportionMeasure,
} from "./definition.js";
import { UNKNOWN } from "./columns.js";
import { type Episode } from "./episode.js";
import { accessWords } from "./goal-words.js";
import { defaultGoals, madeOnce, valueOn, type Goals } from "./goals.js";
import { closingTexts } from "./leaving-reasons.js";
import { splitWait } from "./wait-owners.js";

export const accessExclusions = [
  {
    code: "repeat",
    sentence: "The person was already waiting for this program; the earlier inquiry's clock runs on.",
  },
  {
    code: "not_eligible",
    sentence: "The inquiry was closed because the person was not eligible for the program.",
  },
  {
    code: "duplicate",
    sentence: "The inquiry was closed as a duplicate record, and so was every other record of the same wait.",
  },
] as const;

export const stillWaiting = {
  code: "still_waiting",
  sentence: "No session attended yet, and the inquiry is still open.",
} as const;

/** The code is a name: it stays the same, whatever the access goal is. */
export function underGoalOld({ access }: Goals): CodeText {
  const { younger } = accessWords(access);
  return {
    code: "under_48_hours_old",
    sentence: `The inquiry is ${younger}: too early to say, whether started or not.`,
  };
}

/** What is pending of the access goal: everything that is younger. */
export function pendingUntilGoal({ access }: Goals): string {
  return `Received less than ${accessWords(access).long} before the data's as-of instant, whether started or not.`;
}

/** Elapsed seconds within which a first session has to come, inclusive to the second. */
export function goalSeconds(episode: Episode, { goals }: Moment): number {
  return valueOn(goals.access, episode.inquiredOn) * SECONDS_PER_HOUR;
}

/** How the wait of someone who came ended. */
export const startedText = { code: "started", sentence: "The first session has been attended." } as const;

/** Why an inquiry is outside the access measures' counts, or null when it is inside. */
export function accessExclusion(episode: Episode): Classification | null {
  if (episode.inquiredAt === UNKNOWN) return classified("outside");
  if (episode.isRepeat) return classified("excluded", "repeat");
  const reason = episode.closedReason;
  if (reason === "not_eligible" || reason === "duplicate") return classified("excluded", reason);
  return null;
}

/** Hours from the inquiry to the first session, null without one. A session recorded before the inquiry counts as no wait. */
export function hoursToStart(episode: Episode): number | null {
  if (episode.firstSessionAt === UNKNOWN) return null;
  return Math.max(0, episode.firstSessionAt - episode.inquiredAt) / SECONDS_PER_HOUR;
}

function isWithinGoal(episode: Episode, moment: Moment, instant: number): boolean {
  return instant !== UNKNOWN && instant - episode.inquiredAt <= goalSeconds(episode, moment);
}

/** The class of an inquiry under the access goal that holds on its day. */
export function classifyAccess(episode: Episode, moment: Moment): Classification {
  const outside = accessExclusion(episode);
  if (outside) return outside;
  if (!moment.hasReached(episode.inquiredAt + goalSeconds(episode, moment)))
    return classified("pending", "under_48_hours_old");
  if (isWithinGoal(episode, moment, episode.firstSessionAt)) return classified("met");
  if (episode.firstSessionAt !== UNKNOWN) return classified("not_met", "started_late");
  if (episode.closedAt === UNKNOWN) return classified("not_met", "still_waiting");
  return classified("not_met", episode.closedReason || "closed_without_reason");
}

/** When a first session is in time, as the numerator says it. */
function inTimeWords({ access }: Goals): string {
  const { each } = accessWords(access);
  return access.length === 1
    ? `at most ${access[0].value} h 00 min 00 s after the inquiry, in elapsed time`
    : `at most so long after the inquiry, in elapsed time: ${each}`;
}

function companionsUnder({ access }: Goals): readonly Companion[] {
  const { goal, long } = accessWords(access);
  return [
    {
      kind: "proportion",
      id: "offered-within-48h",
      title: `Offered within ${goal}`,
      sentence: `The first session slot offered lay within ${goal} of the inquiry. The first session stands for it where no offer is recorded, or a later one.`,
      observe: (episode, moment) =>
        isWithinGoal(episode, moment, episode.firstSessionOfferedAt) ||
        isWithinGoal(episode, moment, episode.firstSessionAt),
    },
    {
      kind: "proportion",
      id: "assessed-within-48h",
      title: `Assessed within ${goal}`,
      sentence: `The assessment was held within ${goal} of the inquiry. The first session stands for it where none is recorded, or a later one.`,
      observe: (episode, moment) =>
        isWithinGoal(episode, moment, episode.assessmentAt) ||
        isWithinGoal(episode, moment, episode.firstSessionAt),
    },
    {
      kind: "proportion",
      id: "within-48h-of-program-time",
      title:
        access.length === 1 ? `Within ${goal} of program time` : "Within the access goal by program time",
      sentence: `Started, and the time that neither the insurer (authorization requested to decided) nor the person (a declined earlier slot) owned is at most ${long}.`,
      observe: (episode, moment) =>
        episode.firstSessionAt !== UNKNOWN &&
        splitWait(episode, episode.firstSessionAt).program <= goalSeconds(episode, moment),
    },
  ];
}

export const accessWithin48hUnder = madeOnce((goals): ProportionMeasure => {
  const { goal, long } = accessWords(goals.access);
  return {
    id: "access-within-48h",
    version: 1,
    kind: "proportion",
    title: `First session within ${goal}`,
    question: `Of the people who asked for help, how many had their first session within ${goal}?`,
    improvementNotation: "increase",
    section: "access",
    indexDate: "inquiry",
    grain: "episode",
    initialPopulation: "All inquiries received in the period, people who still wait or gave up included.",
    numerator: `First session started ${inTimeWords(goals)}. The first session is the earliest one with attended minutes.`,
    pending: pendingUntilGoal(goals),
    exclusions: accessExclusions,
    missing: [],
    reasons: [
      underGoalOld(goals),
      { code: "started_late", sentence: `The first session came more than ${long} after the inquiry.` },
      stillWaiting,
      ...closingTexts,
    ],
    method: "95% Wilson score interval",
    unit: "share",
    goal: {
      value: 0.8,
      sentence: `Default target of this product: 80% within ${goal}. No published standard exists for this level of care.`,
    },
    source:
      "The program's access goal. The averages in common use (NIATx, I-SERV) leave out people who never started.",
    changes: ["1: first version"],
    valueUnit: "hours",
    classify: classifyAccess,
    value: hoursToStart,
    restsOn: { what: "the access goal", changedOn: goals.access.flatMap(({ from }) => from ?? []) },
    companions: companionsUnder(goals),
  };
});

export const accessWithin48h = accessWithin48hUnder(defaultGoals);
