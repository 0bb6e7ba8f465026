import { classified, type Classification, type Companion, type ProportionMeasure } from "./definition.js";
import { UNKNOWN } from "./columns.js";
import { type Episode } from "./episode.js";
import { lowestDoseWords } from "./band-words.js";
import { defaultGoals, doseBandOf, madeOnce, valueOn, type Goals } from "./goals.js";
import { dischargeTexts, textsWith } from "./leaving-reasons.js";
import { stayExclusions } from "./stay-clock.js";
import { isStayYoung } from "./stay-band.js";

function classify(episode: Episode): Classification {
  if (episode.admittedOn === UNKNOWN) return classified("outside");
  if (episode.endedAt === UNKNOWN) return classified("pending", "still_enrolled");
  if (episode.firstSessionAt === UNKNOWN) return classified("excluded", "never_started");
  const reason = episode.dischargeReason;
  if (reason === "moved" || reason === "administrative" || reason === "transferred_lower") {
    return classified("excluded", reason);
  }
  if (reason === "") return classified("missing", "no_reason");
  return reason === "completed" ? classified("met") : classified("not_met", reason);
}

const completedOrTransferred: Companion = {
  kind: "proportion",
  id: "completed-or-transferred",
  title: "Completed or transferred",
  sentence: "The same stays as TEDS counts them: completed, or transferred to further treatment.",
  observe: (episode) =>
    episode.dischargeReason === "completed" || episode.dischargeReason === "transferred_higher",
};

const transferredHigher: Companion = {
  kind: "proportion",
  id: "transferred-higher",
  title: "Transferred to a higher level",
  sentence: "Ended by a transfer to a higher level of care.",
  observe: (episode) => episode.dischargeReason === "transferred_higher",
};

/** The planned dose of a whole stay is that of the day on which it begins. */
function doseReached(goals: Goals): Companion {
  return {
    kind: "proportion",
    id: "dose-reached",
    title: "Planned dose reached",
    sentence: `Attended hours reach the planned weeks times the lower end of the weekly band (${lowestDoseWords(goals)}). Stays without planned weeks are left out.`,
    observe: (episode, moment) => {
      if (episode.plannedWeeks === 0) return null;
      const { lowest } = valueOn(doseBandOf(moment.goals, episode.population), episode.admittedOn);
      return episode.attendedMinutes >= episode.plannedWeeks * lowest * 60;
    },
  };
}

const notAgainstAdvice: Companion = {
  kind: "proportion",
  id: "not-against-advice",
  title: "Did not leave against advice",
  sentence: "Ended for any reason but leaving against advice.",
  observe: (episode) => episode.dischargeReason !== "against_advice",
};

export const completionUnder = madeOnce((goals): ProportionMeasure => ({
  id: "completion",
  version: 1,
  kind: "proportion",
  title: "Completed the program",
  question: "Of the people who started and whose stay has ended, how many completed the program?",
  improvementNotation: "increase",
  section: "completion",
  indexDate: "admission",
  grain: "episode",
  initialPopulation: "All stays by day of admission, people still enrolled included and shown apart.",
  numerator:
    "Discharged with the reason completed. A transfer to a higher level is not met and is shown apart.",
  pending: "Still enrolled: the discharge day is not over.",
  exclusions: [
    ...stayExclusions,
    ...textsWith(dischargeTexts, "moved", "administrative", "transferred_lower"),
  ],
  missing: textsWith(dischargeTexts, "no_reason"),
  reasons: [
    { code: "still_enrolled", sentence: "Still enrolled: the outcome is not known yet." },
    ...textsWith(dischargeTexts, "against_advice", "no_show", "transferred_higher", "other"),
  ],
  method: "95% Wilson score interval",
  unit: "share",
  goal: null,
  source: "Discharge reasons as recorded; companion definitions as TEDS-D counts them.",
  changes: ["1: first version"],
  valueUnit: "days",
  classify,
  isImmature: isStayYoung,
  value: (episode) => (episode.dischargedOn === UNKNOWN ? null : episode.dischargedOn - episode.admittedOn),
  companions: [completedOrTransferred, transferredHigher, doseReached(goals), notAgainstAdvice],
}));

export const completion = completionUnder(defaultGoals);
