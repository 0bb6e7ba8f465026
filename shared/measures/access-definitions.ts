import { SECONDS_PER_HOUR } from "../calendar.js";
import { businessDaysBetween, businessHoursBetween } from "../business-time.js";
import {
  accessExclusion,
  accessExclusions,
  classifyAccess,
  pendingUntilGoal,
  startedText,
  stillWaiting,
  underGoalOld,
} from "./access-within-48h.js";
import { UNKNOWN } from "./columns.js";
import {
  classified,
  type Classification,
  type Companion,
  type ListMeasure,
  type Moment,
} from "./definition.js";
import type { Episode } from "./episode.js";
import { accessWords } from "./goal-words.js";
import { defaultGoals, madeOnce, type Goals } from "./goals.js";
import { closingTexts } from "./leaving-reasons.js";

function classify(episode: Episode, moment: Moment): Classification {
  const outside = accessExclusion(episode);
  if (outside) return outside;
  // The same inquiries as those of the product's own figure, so that only the definition differs.
  const own = classifyAccess(episode, moment);
  if (own.class === "pending") return own;
  if (episode.firstSessionAt !== UNKNOWN) return classified("counted", "started");
  if (episode.closedAt === UNKNOWN) return classified("counted", "still_waiting");
  return classified("counted", episode.closedReason || "closed_without_reason");
}

/** Limits a reading to people who started; one who started before the inquiry waited for nothing. */
function ofStarters(read: (episode: Episode) => number): (episode: Episode) => number | null {
  return (episode) => (episode.firstSessionAt === UNKNOWN ? null : Math.max(0, read(episode)));
}

const hoursToFirstSession = ofStarters(
  (episode) => (episode.firstSessionAt - episode.inquiredAt) / SECONDS_PER_HOUR,
);

function thisProduct({ access }: Goals): Companion {
  const { goal } = accessWords(access);
  return {
    kind: "proportion",
    id: "this-product",
    title: `Within ${goal}, of everyone`,
    sentence: `This product's definition: first session within ${goal}, of everyone who asked.`,
    observe: (episode, moment) => classifyAccess(episode, moment).class === "met",
  };
}

const niatxDays: Companion = {
  kind: "mean",
  unit: "days",
  id: "niatx-days",
  title: "Mean days to first treatment (NIATx)",
  sentence:
    "Follows the published definition: mean calendar days from first contact to first treatment, of people who started. Leaves out everyone who never started.",
  observe: ofStarters((episode) => episode.firstSessionOn - episode.inquiredOn),
};

const iServDays: Companion = {
  kind: "mean",
  unit: "days",
  id: "i-serv-business-days",
  title: "Mean business days to first service (I-SERV)",
  sentence:
    "Follows the published definition: mean business days from first contact to first service, day of contact as day 0, weekends and federal holidays left out, of people who were served. The first session stands for the first service.",
  observe: ofStarters((episode) => businessDaysBetween(episode.inquiredOn, episode.firstSessionOn)),
};

const neverServed: Companion = {
  kind: "proportion",
  id: "never-served",
  title: "Not served, so in no average",
  sentence:
    "People without a first session, those who still wait included: the averages beside this leave them out.",
  observe: (episode) => episode.firstSessionAt === UNKNOWN,
};

const clockHours: Companion = {
  kind: "duration",
  unit: "hours",
  id: "clock-hours",
  title: "Clock hours of people who started",
  sentence: "Elapsed hours from the inquiry to the first session, nights and weekends included.",
  observe: hoursToFirstSession,
};

const businessHours: Companion = {
  kind: "duration",
  unit: "hours",
  id: "business-hours",
  title: "Business hours of people who started",
  sentence:
    "Hours between 8:00 and 17:00 of business days from the inquiry to the first session. Evening sessions add no hours after 17:00.",
  observe: ofStarters((episode) =>
    businessHoursBetween(episode.inquiredAt, episode.firstSessionAt, episode.zone),
  ),
};

export const accessDefinitionsUnder = madeOnce((goals): ListMeasure => ({
  id: "access-definitions",
  version: 1,
  kind: "list",
  title: "One wait, several definitions",
  question: "How would the same inquiries look under the other definitions of access in use?",
  improvementNotation: "decrease",
  section: "access",
  indexDate: "inquiry",
  grain: "episode",
  initialPopulation: `All inquiries received in the period, people who still wait or gave up included: the same as for the first session within ${accessWords(goals.access).goal}.`,
  numerator:
    "Each figure counts the same inquiries by its own definition. Averages over people who started leave out those who never did.",
  pending: pendingUntilGoal(goals),
  exclusions: accessExclusions,
  missing: [],
  reasons: [underGoalOld(goals), startedText, stillWaiting, ...closingTexts],
  method:
    "95% Wilson score interval for shares, 95% t interval for means, median and quartiles (type 7) for hours. Business days and hours: Monday to Friday without federal holidays of the United States, 8:00 to 17:00 in the program's zone.",
  unit: "list",
  goal: null,
  source:
    "NIATx waiting time (date of first treatment minus date of first contact, over clients who receive treatment); SAMHSA's I-SERV measure for certified community behavioral health clinics. Each figure follows the published definition as far as the data allow.",
  changes: ["1: first version"],
  classify,
  value: hoursToFirstSession,
  valueUnit: "hours",
  companions: [],
  items: [thisProduct(goals), niatxDays, iServDays, neverServed, clockHours, businessHours],
}));

export const accessDefinitions = accessDefinitionsUnder(defaultGoals);
