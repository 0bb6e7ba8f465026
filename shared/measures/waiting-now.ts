import { SECONDS_PER_HOUR } from "../calendar.js";
import { accessExclusion, goalSeconds } from "./access-within-48h.js";
import { UNKNOWN } from "./columns.js";
import {
  classified,
  type Classification,
  type CodeText,
  type Companion,
  type ListMeasure,
  type Moment,
} from "./definition.js";
import type { Episode } from "./episode.js";
import { accessWords, hoursLeftTitle } from "./goal-words.js";
import { defaultGoals, madeOnce, valueOn, type Goals } from "./goals.js";
import type { CompareListed } from "./result.js";

/** Everyone who doesn't wait is outside: the list is of those who do. A repeat waits with its earlier inquiry. */
function classify(episode: Episode): Classification {
  if (accessExclusion(episode) !== null) return classified("outside");
  if (episode.firstSessionAt !== UNKNOWN || episode.closedAt !== UNKNOWN) return classified("outside");
  return classified("counted", stepOf(episode));
}

function isDecided(episode: Episode): boolean {
  return episode.authorizationDecidedAt !== UNKNOWN || episode.authorizationResult !== "";
}

/**
 * The step that has to happen next. That no authorization is needed is often known at once: it decides nothing before the
 * assessment, as in the funnel.
 */
function stepOf(episode: Episode): string {
  const { authorizationResult } = episode;
  if (isDecided(episode) && authorizationResult !== "not_needed")
    return authorizationResult === "denied" ? "after_denial" : "first_session";
  if (!isDecided(episode) && episode.authorizationRequestedAt !== UNKNOWN) return "authorization_decision";
  if (episode.firstSessionOfferedAt !== UNKNOWN || episode.admittedOn !== UNKNOWN) return "first_session";
  if (episode.assessmentAt === UNKNOWN) return "assessment";
  return authorizationResult === "not_needed" ? "first_session" : "authorization_request";
}

/**
 * Who owns the clock at this moment: the insurer while a request is undecided, the person once an offered slot has begun
 * without them, else the program. The instant of an offered slot is known from its start on.
 */
function ownerOf(episode: Episode): string {
  if (episode.authorizationRequestedAt !== UNKNOWN && !isDecided(episode)) return "payer";
  return episode.firstSessionOfferedAt === UNKNOWN ? "program" : "person";
}

function hoursOnClock(episode: Episode, { asOf }: Moment): number {
  return (asOf - episode.inquiredAt) / SECONDS_PER_HOUR;
}

/** Hours until the access goal of the inquiry's day is passed; negative once it is. */
function hoursLeft(episode: Episode, moment: Moment): number {
  return goalSeconds(episode, moment) / SECONDS_PER_HOUR - hoursOnClock(episode, moment);
}

/**
 * Order of hours on the clock by who passes the access goal next: first those not yet past it, the nearest to it first;
 * then those past it, the longest wait first.
 */
function nextBreachFirst({ access }: Goals): CompareListed {
  return (one, other) => {
    const [a, b] = [one.value ?? 0, other.value ?? 0];
    const [goalA, goalB] = [valueOn(access, one.indexOn), valueOn(access, other.indexOn)];
    const [isPastA, isPastB] = [a > goalA, b > goalB];
    if (isPastA !== isPastB) return isPastA ? 1 : -1;
    return isPastA || goalA === goalB ? b - a : goalA - a - (goalB - b);
  };
}

function pastGoal({ access }: Goals): Companion {
  const { goal, older } = accessWords(access);
  return {
    kind: "proportion",
    id: "past-48h",
    title: `Past ${goal}`,
    sentence: `People who wait and whose inquiry is ${older}.`,
    observe: (episode, moment) => hoursLeft(episode, moment) < 0,
  };
}

const reasons: readonly CodeText[] = [
  { code: "assessment", sentence: "Waits for the assessment." },
  { code: "authorization_request", sentence: "Waits for the request for authorization." },
  { code: "authorization_decision", sentence: "Waits for the insurer’s decision." },
  { code: "after_denial", sentence: "Waits for what follows a denial." },
  { code: "first_session", sentence: "Waits for the first session." },
];

const hoursOnTheClock: Companion = {
  kind: "duration",
  unit: "hours",
  id: "hours-on-the-clock",
  title: "Hours on the clock",
  sentence: "Hours from the inquiry to the as-of instant, of people who still wait.",
  observe: hoursOnClock,
};

const owner: Companion = {
  kind: "shares",
  id: "owner",
  title: "Whose turn it is",
  sentence: "People who wait, by who owns the clock now.",
  classes: [
    { code: "payer", sentence: "Insurer: an authorization is requested and not decided." },
    { code: "person", sentence: "Person: an offered session has begun without them." },
    { code: "program", sentence: "Program: everything else." },
  ],
  observe: ownerOf,
};

const step: Companion = {
  kind: "shares",
  id: "step",
  title: "What they wait for",
  sentence: "People who wait, by what has to happen next.",
  classes: [
    { code: "assessment", sentence: "The assessment." },
    { code: "authorization_request", sentence: "The request for authorization." },
    { code: "authorization_decision", sentence: "The insurer's decision." },
    { code: "after_denial", sentence: "What follows a denial: an appeal, another payer, or a closing." },
    { code: "first_session", sentence: "The first session." },
  ],
  observe: stepOf,
};

export const waitingNowUnder = madeOnce((goals): ListMeasure => {
  const { goal, short, each } = accessWords(goals.access);
  const leftTitle = hoursLeftTitle(goals);
  return {
    id: "waiting-now",
    version: 1,
    kind: "list",
    title: "Waiting now",
    question: "Who waits for a first session right now, how long already, and whose turn is it?",
    improvementNotation: "decrease",
    section: "access",
    indexDate: "inquiry",
    isOfNow: true,
    grain: "episode",
    initialPopulation:
      "People who have asked, have not attended a first session and whose inquiry is not closed, at the as-of instant; those admitted who have not come yet included. A repeated inquiry of a person who waits is not a second person.",
    numerator: `Everyone who waits, with hours since the inquiry, hours left to ${short}, who owns the clock and what has to happen next. First comes who passes ${goal} next, then those already past it, the longest wait first.`,
    pending: "Nobody: waiting is what is counted.",
    exclusions: [],
    missing: [],
    reasons,
    method:
      "Hours since the inquiry as median and quartiles (type 7); shares with 95% Wilson score intervals. The clock is the insurer's while an authorization is undecided, the person's once an offered session has begun without them, else the program's. That no authorization is needed decides nothing before the assessment.",
    unit: "list",
    goal: null,
    source: `The program's access goal of ${each}.`,
    changes: ["1: first version"],
    classify,
    value: hoursOnClock,
    valueUnit: "hours",
    details: (episode, moment) => ({
      [leftTitle]: hoursLeft(episode, moment),
      "Owner of the clock": ownerOf(episode),
      "Waits for": stepOf(episode),
    }),
    listOrder: nextBreachFirst(goals),
    companions: [],
    items: [hoursOnTheClock, pastGoal(goals), owner, step],
  };
});

export const waitingNow = waitingNowUnder(defaultGoals);
