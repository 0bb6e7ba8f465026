import { classified, type Classification, type Companion, type ProportionMeasure } from "./definition.js";
import type { Episode } from "./episode.js";
import type { WeekStatus } from "./person-week.js";

const classes: Readonly<Record<WeekStatus, Classification>> = {
  attended: classified("met", "attended"),
  partial: classified("met", "partial"),
  excused: classified("not_met", "excused"),
  no_show: classified("not_met", "no_show"),
  no_minutes: classified("not_met", "no_minutes"),
  cancelled: classified("excluded", "program_cancelled"),
};

function classify({ week }: Episode): Classification {
  return classes[week.status];
}

function shareOf(status: WeekStatus, named: Pick<Companion, "id" | "title" | "sentence">): Companion {
  return { kind: "proportion", ...named, observe: ({ week }) => week.status === status };
}

export const attendance: ProportionMeasure = {
  id: "attendance",
  version: 1,
  kind: "proportion",
  title: "Attendance",
  question: "Of the sessions people were down for, how many did they attend?",
  improvementNotation: "increase",
  section: "engagement",
  indexDate: "week",
  grain: "attendance",
  initialPopulation:
    "Attendance rows, one for each person and session, of sessions that have begun, by the Monday of the session's week.",
  numerator: "Attended, in full or in part: with more than 0 minutes.",
  pending: "Nothing is pending: a row exists once its session has begun.",
  exclusions: [{ code: "program_cancelled", sentence: "The program cancelled the session." }],
  missing: [],
  reasons: [
    { code: "attended", sentence: "Attended the whole session." },
    { code: "partial", sentence: "Attended part of the session." },
    { code: "excused", sentence: "Excused from the session." },
    { code: "no_show", sentence: "Did not come." },
    { code: "no_minutes", sentence: "Recorded as attended, in full or in part, with 0 minutes." },
  ],
  method:
    "95% Wilson score interval over rows. Rows of one person resemble each other, so the true uncertainty is somewhat larger.",
  unit: "share",
  goal: null,
  source: "Attendance as recorded: attended, partial, excused, no-show. Attended means attended minutes.",
  changes: ["1: first version"],
  classify,
  isByStatus: true,
  value: () => null,
  valueUnit: "",
  companions: [
    shareOf("excused", { id: "excused", title: "Excused", sentence: "Absent with an excuse." }),
    shareOf("no_show", { id: "no-show", title: "No-show", sentence: "Absent without an excuse." }),
    shareOf("partial", {
      id: "partial",
      title: "Attended in part",
      sentence: "Attended less than the whole session; counts as attended.",
    }),
    shareOf("no_minutes", {
      id: "no-minutes",
      title: "0 minutes",
      sentence: "Recorded as attended with 0 minutes; counts as not attended, and the import notes it.",
    }),
  ],
};
