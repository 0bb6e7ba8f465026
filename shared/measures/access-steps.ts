import { SECONDS_PER_HOUR } from "../calendar.js";
import {
  accessExclusion,
  accessExclusions,
  hoursToStart,
  startedText,
  stillWaiting,
} from "./access-within-48h.js";
import { authorizationCompanions, turnaroundHours } from "./authorization-turnaround.js";
import { UNKNOWN } from "./columns.js";
import { classified, type Classification, type Companion, type DurationMeasure } from "./definition.js";
import type { DurationStepRule } from "./duration-step.js";
import type { Episode } from "./episode.js";
import { accessWords } from "./goal-words.js";
import { defaultGoals, latestOf, madeOnce, type Goals } from "./goals.js";
import { closingTexts } from "./leaving-reasons.js";
import { splitWait } from "./wait-owners.js";

function classify(episode: Episode): Classification {
  const outside = accessExclusion(episode);
  if (outside) return outside;
  if (episode.firstSessionAt !== UNKNOWN) return classified("counted", "started");
  if (episode.closedAt === UNKNOWN) return classified("pending", "still_waiting");
  return classified("not_met", episode.closedReason || "closed_without_reason");
}

const steps: readonly DurationStepRule[] = [
  {
    id: "inquiry-to-assessment",
    title: "Inquiry to assessment",
    from: "inquired_at",
    to: "assessment_at",
    start: "inquiredAt",
    end: "assessmentAt",
  },
  {
    id: "assessment-to-authorization-request",
    title: "Assessment to authorization request",
    from: "assessment_at",
    to: "authorization_requested_at",
    start: "assessmentAt",
    end: "authorizationRequestedAt",
  },
  {
    id: "authorization-request-to-decision",
    title: "Authorization request to decision",
    from: "authorization_requested_at",
    to: "authorization_decided_at",
    start: "authorizationRequestedAt",
    end: "authorizationDecidedAt",
  },
  {
    id: "authorization-decision-to-first-session",
    title: "Authorization decision to first session",
    from: "authorization_decided_at",
    to: "first_session_at",
    start: "authorizationDecidedAt",
    end: "firstSessionAt",
  },
  {
    id: "inquiry-to-first-session-offered",
    title: "Inquiry to first session offered",
    from: "inquired_at",
    to: "first_session_offered_at",
    start: "inquiredAt",
    end: "firstSessionOfferedAt",
  },
];

const clockOwners: Companion = {
  kind: "parts",
  id: "clock-owners",
  title: "Who owned the wait",
  sentence:
    "All hours waited by people who started, by who owned them. Where two overlap, the earlier named has it.",
  classes: [
    { code: "payer", sentence: "Insurer: from the request for authorization to the decision." },
    {
      code: "person",
      sentence: "Person: from the start of an offered slot that was not taken to the first session.",
    },
    { code: "program", sentence: "Program: all the rest." },
  ],
  observe: (episode) => {
    if (episode.firstSessionAt === UNKNOWN) return null;
    const { payer, person, program } = splitWait(episode, episode.firstSessionAt);
    return [payer / SECONDS_PER_HOUR, person / SECONDS_PER_HOUR, program / SECONDS_PER_HOUR];
  },
};

function goalUnder({ access }: Goals): DurationMeasure["goal"] {
  const { goal, each } = accessWords(access);
  const sentence =
    access.length === 1
      ? `The access goal: a first session within ${goal} of the inquiry.`
      : `The access goal: a first session within so long of the inquiry: ${each}.`;
  return { value: latestOf(access), sentence };
}

export const accessStepsUnder = madeOnce((goals): DurationMeasure => ({
  id: "access-steps",
  version: 1,
  kind: "duration",
  title: "Where the wait is spent",
  question: "Which step between the inquiry and the first session takes the time, and who owns it?",
  improvementNotation: "decrease",
  section: "access",
  indexDate: "inquiry",
  grain: "episode",
  initialPopulation:
    "All inquiries received in the period. The whole wait is that of people who started; a step counts everyone who took it, started or not.",
  numerator:
    "Hours from the inquiry to the first session, and in each step hours between its two recorded instants. A step whose end is recorded before its start is left out; the import reports it.",
  pending:
    "Still waiting: neither started nor closed. Their steps so far count; their whole wait cannot yet.",
  exclusions: accessExclusions,
  missing: [],
  reasons: [startedText, stillWaiting, ...closingTexts],
  classTitles: { not_met: "Never started" },
  method:
    "Median, quartiles and 90th percentile (type 7). A step's share of the wait is its hours over all hours waited by people who started; steps that were not recorded leave part of the wait unnamed. People who gave up are in no median: see time-to-first-session for a figure with everyone.",
  unit: "hours",
  goal: goalUnder(goals),
  source:
    "The program's own care process. Limits of 72 hours and 7 days: CMS Interoperability and Prior Authorization final rule (CMS-0057-F), which binds many payers from 2026 on.",
  changes: ["1: first version"],
  classify,
  value: hoursToStart,
  valueUnit: "hours",
  whole: { start: "inquiredAt", end: "firstSessionAt" },
  steps,
  details: (episode) => ({ "Authorization, hours": turnaroundHours(episode) }),
  companions: [clockOwners, ...authorizationCompanions],
}));

export const accessSteps = accessStepsUnder(defaultGoals);
