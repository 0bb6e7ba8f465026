import {
  classified,
  type Classification,
  type CodeText,
  type Companion,
  type Moment,
  type SharesMeasure,
} from "./definition.js";
import type { Episode } from "./episode.js";
import { bandWords, doseWords } from "./band-words.js";
import { defaultGoals, doseBandOf, madeOnce, valueOn } from "./goals.js";

const MINUTES_PER_HOUR = 60;

const cancelled = classified("excluded", "program_cancelled");
const under = classified("counted", "under");
const within = classified("counted", "within");
const over = classified("counted", "over");

function classify(episode: Episode, { goals }: Moment): Classification {
  const { week } = episode;
  if (week.cancelledRows > 0) return cancelled;
  const { lowest, highest } = valueOn(doseBandOf(goals, episode.population), week.weekOn);
  if (week.attendedMinutes < lowest * MINUTES_PER_HOUR) return under;
  return week.attendedMinutes > highest * MINUTES_PER_HOUR ? over : within;
}

const classes: readonly CodeText[] = [
  { code: "under", sentence: "Fewer attended hours than the band." },
  { code: "within", sentence: "Attended hours within the band." },
  { code: "over", sentence: "More attended hours than the band." },
];

const attendedHours: Companion = {
  kind: "duration",
  unit: "hours",
  id: "attended-hours",
  title: "Attended hours a week",
  sentence: "Attended hours of each judged person-week.",
  observe: ({ week }) => week.attendedMinutes / 60,
  minutesOf: "attendedMinutes",
};

const scheduledHours: Companion = {
  kind: "duration",
  unit: "hours",
  id: "scheduled-hours",
  title: "Scheduled hours a week",
  sentence: "Hours of the sessions that the person was down for in each judged person-week.",
  observe: ({ week }) => week.scheduledMinutes / 60,
  minutesOf: "scheduledMinutes",
};

export const weeklyDoseUnder = madeOnce((goals): SharesMeasure => ({
  id: "weekly-dose",
  version: 1,
  kind: "shares",
  title: "Weekly dose",
  question: "In how many weeks did people attend the hours that this level of care plans for?",
  improvementNotation: "increase",
  section: "engagement",
  indexDate: "week",
  grain: "person-week",
  initialPopulation:
    "Full weeks of people in the program, by the Monday of the week: those strictly between the week of the first session and the week of discharge, or the present week while the stay is open. A week without any session counts 0 hours.",
  numerator: `Attended hours of the week. Within: ${doseWords(goals, (band) => `${bandWords(band)} hours`)}, both ends included.`,
  pending: "Nothing is pending: the week that is not over, and the edge weeks of a stay, are never judged.",
  exclusions: [
    {
      code: "program_cancelled",
      sentence: "The program cancelled a session that the person was down for in that week.",
    },
  ],
  missing: [],
  reasons: [],
  method:
    "Share of person-weeks in each class with its 95% Wilson score interval. Weeks of one person resemble each other, so the true uncertainty is somewhat larger.",
  unit: "share",
  goal: null,
  source:
    "The program's dose band; the American Society of Addiction Medicine's level 2.1 asks for at least 9 hours a week of adults and 6 of adolescents.",
  changes: ["1: first version"],
  classes,
  classify,
  isByWeek: true,
  value: ({ week }) => week.attendedMinutes / 60,
  valueUnit: "hours",
  companions: [attendedHours, scheduledHours],
}));

export const weeklyDose = weeklyDoseUnder(defaultGoals);
