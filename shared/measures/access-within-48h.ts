import { classified, type Classification, type Moment, type ProportionMeasure } from "./definition.js";
import { UNKNOWN } from "./columns.js";
import { type Episode } from "./episode.js";
import { closingTexts } from "./leaving-reasons.js";
import { splitWait } from "./wait-owners.js";

/** The access goal: 48 elapsed hours, inclusive to the second. */
export const ACCESS_GOAL_SECONDS = 172_800;

export const accessExclusions = [
  {
    code: "repeat",
    sentence: "The person was already waiting for this program; the earlier inquiry's clock runs on.",
  },
  {
    code: "not_eligible",
    sentence: "The inquiry was closed because the person was not eligible for the program.",
  },
  { code: "duplicate", sentence: "The inquiry was closed as a duplicate record." },
] as const;

export const stillWaiting = {
  code: "still_waiting",
  sentence: "No session attended yet, and the inquiry is still open.",
} as const;

export const under48HoursOld = {
  code: "under_48_hours_old",
  sentence: "The inquiry is less than 48 hours old: too early to say, whether started or not.",
} as const;

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

function isWithinGoal(episode: Episode, instant: number): boolean {
  return instant !== UNKNOWN && instant - episode.inquiredAt <= ACCESS_GOAL_SECONDS;
}

function classify(episode: Episode, moment: Moment): Classification {
  const outside = accessExclusion(episode);
  if (outside) return outside;
  if (!moment.hasReached(episode.inquiredAt + ACCESS_GOAL_SECONDS))
    return classified("pending", "under_48_hours_old");
  if (isWithinGoal(episode, episode.firstSessionAt)) return classified("met");
  if (episode.firstSessionAt !== UNKNOWN) return classified("not_met", "started_late");
  if (episode.closedAt === UNKNOWN) return classified("not_met", "still_waiting");
  return classified("not_met", episode.closedReason || "closed_without_reason");
}

export const accessWithin48h: ProportionMeasure = {
  id: "access-within-48h",
  version: 1,
  kind: "proportion",
  title: "First session within 48 hours",
  question: "Of the people who asked for help, how many had their first session within 48 hours?",
  improvementNotation: "increase",
  section: "access",
  indexDate: "inquiry",
  grain: "episode",
  initialPopulation: "All inquiries received in the period, people who still wait or gave up included.",
  numerator:
    "First session started at most 48 h 00 min 00 s after the inquiry, in elapsed time. The first session is the earliest one with attended minutes.",
  pending: "Received less than 48 hours before the data's as-of instant, whether started or not.",
  exclusions: accessExclusions,
  missing: [],
  reasons: [
    under48HoursOld,
    { code: "started_late", sentence: "The first session came more than 48 hours after the inquiry." },
    stillWaiting,
    ...closingTexts,
  ],
  method: "95% Wilson score interval",
  unit: "share",
  goal: {
    value: 0.8,
    sentence:
      "Default target of this product: 80% within 48 hours. No published standard exists for this level of care.",
  },
  source:
    "The program's access goal. The averages in common use (NIATx, I-SERV) leave out people who never started.",
  changes: ["1: first version"],
  valueUnit: "hours",
  classify,
  value: (episode) =>
    episode.firstSessionAt === UNKNOWN ? null : (episode.firstSessionAt - episode.inquiredAt) / 3600,
  companions: [
    {
      kind: "proportion",
      id: "offered-within-48h",
      title: "Offered within 48 hours",
      sentence:
        "The first session slot offered lay within 48 hours of the inquiry. Where no offer is recorded, the first session stands for it.",
      observe: (episode) =>
        isWithinGoal(
          episode,
          episode.firstSessionOfferedAt === UNKNOWN ? episode.firstSessionAt : episode.firstSessionOfferedAt,
        ),
    },
    {
      kind: "proportion",
      id: "assessed-within-48h",
      title: "Assessed within 48 hours",
      sentence: "The assessment was held within 48 hours of the inquiry.",
      observe: (episode) => isWithinGoal(episode, episode.assessmentAt),
    },
    {
      kind: "proportion",
      id: "within-48h-of-program-time",
      title: "Within 48 hours of program time",
      sentence:
        "Started, and the time that neither the insurer (authorization requested to decided) nor the person (a declined earlier slot) owned is at most 48 hours.",
      observe: (episode) =>
        episode.firstSessionAt !== UNKNOWN &&
        splitWait(episode, episode.firstSessionAt).program <= ACCESS_GOAL_SECONDS,
    },
  ],
};
