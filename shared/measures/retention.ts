import { UNKNOWN } from "./columns.js";
import { classified, type Classification, type TimeToEventMeasure } from "./definition.js";
import type { Episode } from "./episode.js";
import { dischargeTexts, isUnplanned } from "./leaving-reasons.js";
import { isStayYoung } from "./stay-band.js";
import { classifyUnstarted, stayDays, stayExclusions, stayReasons } from "./stay-clock.js";

function classify(episode: Episode): Classification {
  const unstarted = classifyUnstarted(episode);
  if (unstarted) return unstarted;
  if (episode.endedAt === UNKNOWN) return classified("censored", "still_enrolled");
  const reason = episode.dischargeReason;
  return isUnplanned(reason) ? classified("event", reason || "no_reason") : classified("competing", reason);
}

export const retention: TimeToEventMeasure = {
  id: "retention",
  version: 1,
  kind: "time-to-event",
  title: "Unplanned leaving",
  question: "Of the people who started, how many left unplanned, and when?",
  improvementNotation: "decrease",
  section: "engagement",
  indexDate: "admission",
  grain: "episode",
  initialPopulation:
    "All stays that started, by day of admission, open stays included with what is known of them.",
  numerator:
    "Left unplanned: against advice, discharged because the person stopped coming, another reason, or no reason given. Competing: every other ending; completing is not dropping out.",
  pending:
    "Admitted, no session attended yet. Stays still open are not pending: they count up to the as-of day.",
  exclusions: stayExclusions,
  missing: [],
  reasons: [...stayReasons, ...dischargeTexts],
  classTitles: { event: "Left unplanned", competing: "Ended otherwise", censored: "Still enrolled" },
  method:
    "Aalen–Johansen cumulative incidence, 95% log-log interval. One minus the curve is the share still in or ended as planned.",
  unit: "days",
  goal: null,
  source:
    "Aalen and Johansen 1978; a planned ending is a competing event, never censoring. An ending without a reason is counted as unplanned, so that a gap in the record cannot flatter the figure.",
  changes: ["1: first version"],
  classify,
  isImmature: isStayYoung,
  elapsed: stayDays,
  divisor: 1,
  value: stayDays,
  valueUnit: "days",
  companions: [],
  competing: {
    id: "ended-as-planned",
    title: "Every other ending",
    sentence: "Completed, transferred to another level of care, moved, or discharged administratively.",
  },
};
