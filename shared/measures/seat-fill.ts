import { classified, type Classification, type ProportionMeasure } from "./definition.js";
import type { Episode } from "./episode.js";

const cancelled = classified("excluded", "program_cancelled");
const filled = classified("met", "filled");
const empty = classified("not_met", "empty");

function classify({ seats }: Episode): Classification {
  if (seats.isCancelled) return cancelled;
  return seats.areFilled ? filled : empty;
}

export const seatFill: ProportionMeasure = {
  id: "seat-fill",
  version: 1,
  kind: "proportion",
  title: "Seats filled",
  question: "How many of the groups' seats were taken by people who attended?",
  improvementNotation: "increase",
  section: "engagement",
  indexDate: "session",
  grain: "seat",
  initialPopulation:
    "Seats of group sessions that have begun and whose capacity is known, by the day of the session. Group by group to see each time of day.",
  numerator:
    "Seats of people who attended, in full or in part. A session with more people than seats counts as full.",
  pending: "Nothing is pending: a session counts once it has begun.",
  exclusions: [{ code: "program_cancelled", sentence: "The program cancelled the session." }],
  missing: [],
  reasons: [
    { code: "filled", sentence: "The seat was taken." },
    { code: "empty", sentence: "The seat stayed empty." },
  ],
  method:
    "95% Wilson score interval over seats. Seats of one session resemble each other, so the true uncertainty is somewhat larger.",
  unit: "share",
  goal: null,
  source: "Capacity of the session, as imported.",
  changes: ["1: first version"],
  classify,
  isByStatus: true,
  value: () => null,
  valueUnit: "",
  companions: [],
};
