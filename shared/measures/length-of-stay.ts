import { UNKNOWN } from "./columns.js";
import {
  classified,
  type Classification,
  type CodeText,
  type Companion,
  type Moment,
  type TimeToEventMeasure,
} from "./definition.js";
import type { Episode } from "./episode.js";
import { datedWords } from "./goal-words.js";
import { bandWords, isSameBand } from "./band-words.js";
import { defaultGoals, madeOnce, valueOn, type Band, type Goals } from "./goals.js";
import { dischargeTexts } from "./leaving-reasons.js";
import { isStayYoung, WEEK_DAYS } from "./stay-band.js";
import { classifyUnstarted, stayDays, stayExclusions, stayReasons } from "./stay-clock.js";

function classify(episode: Episode): Classification {
  const unstarted = classifyUnstarted(episode);
  if (unstarted) return unstarted;
  if (episode.endedAt === UNKNOWN) return classified("censored", "still_enrolled");
  return classified("event", episode.dischargeReason || "no_reason");
}

function bandOf(episode: Episode, moment: Moment): string | null {
  if (episode.endedAt === UNKNOWN) return null;
  const days = stayDays(episode, moment);
  const { lowest, highest } = valueOn(moment.goals.stay, episode.admittedOn);
  if (days < lowest * WEEK_DAYS) return "under_2_weeks";
  return days > highest * WEEK_DAYS ? "over_12_weeks" : "2_to_12_weeks";
}

/** The codes are names: they stay the same, whatever the stay band is. */
function bandTexts({ stay }: Goals): readonly CodeText[] {
  const inDays = (write: (band: Band) => string): string =>
    datedWords(
      stay,
      ({ lowest, highest }) => write({ lowest: lowest * WEEK_DAYS, highest: highest * WEEK_DAYS }),
      " for people admitted",
    );
  return [
    { code: "under_2_weeks", sentence: `Less than ${inDays(({ lowest }) => `${lowest} days`)}.` },
    { code: "2_to_12_weeks", sentence: `${inDays((band) => `${bandWords(band)} days`)}.` },
    { code: "over_12_weeks", sentence: `More than ${inDays(({ highest }) => `${highest} days`)}.` },
  ];
}

function finishedByLength(goals: Goals): Companion {
  return {
    kind: "shares",
    id: "bands",
    title: "Finished stays by length",
    sentence:
      "Of stays that have ended. Short stays end first, so young groups look shorter than they will be.",
    classes: bandTexts(goals),
    observe: bandOf,
  };
}

function bandSource({ stay }: Goals): string {
  const each = datedWords(stay, (band) => `${bandWords(band)} weeks`, " for people admitted");
  const whose = isSameBand(stay, defaultGoals.stay) ? "this level of care's own" : "the organization's own";
  return `Kaplan and Meier 1958; the stay band of ${each} is ${whose}.`;
}

export const lengthOfStayUnder = madeOnce((goals): TimeToEventMeasure => ({
  id: "length-of-stay",
  version: 1,
  kind: "time-to-event",
  title: "Length of stay",
  question: "How long do people stay in the program, counting those who are still in it?",
  // Treatment aims at marked improvement in as short a time as possible; how a stay ended is shown by other measures.
  improvementNotation: "decrease",
  section: "completion",
  indexDate: "admission",
  grain: "episode",
  initialPopulation:
    "All stays that started, by day of admission, open stays included with what is known of them.",
  numerator:
    "Ended, for whatever reason, with the days from admission to discharge. A short stay is good news only with improvement: read it beside completion and the symptom measures.",
  pending:
    "Admitted, no session attended yet. Stays still open are not pending: they count up to the as-of day.",
  exclusions: stayExclusions,
  missing: [],
  reasons: [...stayReasons, ...dischargeTexts],
  classTitles: { event: "Ended", censored: "Still enrolled" },
  method:
    "Kaplan–Meier with people still enrolled censored, drawn as the share that has ended; nothing competes. 95% log-log interval.",
  unit: "days",
  goal: null,
  source: bandSource(goals),
  changes: ["1: first version"],
  classify,
  isImmature: isStayYoung,
  elapsed: stayDays,
  divisor: 1,
  value: stayDays,
  valueUnit: "days",
  competing: null,
  companions: [finishedByLength(goals)],
}));

export const lengthOfStay = lengthOfStayUnder(defaultGoals);
