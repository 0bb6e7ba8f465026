import { describe, expect, it } from "vitest";
import { isoOfDay } from "#shared/calendar";
import { symptomChange } from "#shared/measures/symptom-change";
import { endedOn, FIRST_DAY, listed, scored } from "./symptom-stays.js";

type Scores = readonly (readonly [day: number, total: number])[];

interface Case {
  readonly name: string;
  readonly discharge?: number;
  readonly scores: Scores;
  readonly baseline: readonly [day: number, total: number] | null;
  readonly last: readonly [day: number, total: number] | null;
}

/** Days are counted from that of the first session. */
const cases: readonly Case[] = [
  {
    name: "of two equally near days the earlier is the baseline",
    scores: [
      [-3, 20],
      [3, 12],
      [28, 9],
    ],
    baseline: [-3, 20],
    last: [28, 9],
  },
  {
    name: "the nearer day is the baseline, though it is the later",
    scores: [
      [-3, 20],
      [2, 12],
      [28, 9],
    ],
    baseline: [2, 12],
    last: [28, 9],
  },
  {
    name: "the day itself is nearest",
    scores: [
      [-1, 20],
      [0, 15],
      [1, 12],
      [28, 9],
    ],
    baseline: [0, 15],
    last: [28, 9],
  },
  {
    name: "a baseline before the first session has its last score 14 days after itself",
    scores: [
      [-7, 20],
      [7, 9],
    ],
    baseline: [-7, 20],
    last: [7, 9],
  },
  {
    name: "the baseline is not moved so that there is a last score",
    scores: [
      [-6, 20],
      [5, 12],
      [18, 9],
    ],
    baseline: [5, 12],
    last: null,
  },
  {
    name: "the latest of all that may be the last one is",
    scores: [
      [0, 20],
      [20, 15],
      [54, 9],
      [55, 3],
    ],
    baseline: [0, 20],
    last: [54, 9],
  },
  {
    name: "a score of the day of discharge is the last",
    scores: [
      [0, 20],
      [20, 15],
      [40, 9],
    ],
    baseline: [0, 20],
    last: [40, 9],
  },
  {
    name: "who is discharged on the day of the first session can have a pair",
    discharge: 0,
    scores: [
      [0, 20],
      [14, 9],
      [15, 3],
    ],
    baseline: [0, 20],
    last: [14, 9],
  },
  { name: "one score is a baseline alone", scores: [[0, 20]], baseline: [0, 20], last: null },
  { name: "no score near the first session is no baseline", scores: [[28, 9]], baseline: null, last: null },
];

describe("baseline and last score of a stay", () => {
  it.each(cases)("$name", ({ discharge = 40, scores, baseline, last }) => {
    const [row] = listed(symptomChange, endedOn(discharge, { scores: scored("PHQ-9", ...scores) }));
    const told = (score: Case["last"]): readonly [number | null, string | null] =>
      score === null ? [null, null] : [score[1], isoOfDay(FIRST_DAY + score[0])];
    const details = row?.details ?? {};
    expect([details["Baseline"], details["Baseline on"]]).toEqual(told(baseline));
    expect([details["Last"], details["Last on"]]).toEqual(told(last));
  });
});
