import { UNKNOWN } from "./columns.js";
import { classified, type Classification, type Moment, type TimeToEventMeasure } from "./definition.js";
import type { Episode } from "./episode.js";
import { dischargeTexts } from "./leaving-reasons.js";
import { isStayYoung, LONGEST_STAY_DAYS, SHORTEST_STAY_DAYS } from "./stay-band.js";
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
  if (days < SHORTEST_STAY_DAYS) return "under_2_weeks";
  return days > LONGEST_STAY_DAYS ? "over_12_weeks" : "2_to_12_weeks";
}

export const lengthOfStay: TimeToEventMeasure = {
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
  source: "Kaplan and Meier 1958; the stay band of 2 to 12 weeks is this level of care's own.",
  changes: ["1: first version"],
  classify,
  isImmature: isStayYoung,
  elapsed: stayDays,
  divisor: 1,
  value: stayDays,
  valueUnit: "days",
  competing: null,
  companions: [
    {
      kind: "shares",
      id: "bands",
      title: "Finished stays by length",
      sentence:
        "Of stays that have ended. Short stays end first, so young groups look shorter than they will be.",
      classes: [
        { code: "under_2_weeks", sentence: `Less than ${SHORTEST_STAY_DAYS} days.` },
        { code: "2_to_12_weeks", sentence: `${SHORTEST_STAY_DAYS} to ${LONGEST_STAY_DAYS} days.` },
        { code: "over_12_weeks", sentence: `More than ${LONGEST_STAY_DAYS} days.` },
      ],
      observe: bandOf,
    },
  ],
};
