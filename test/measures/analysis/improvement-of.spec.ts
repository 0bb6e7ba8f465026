import { expect, it } from "vitest";
import { instruments as registry } from "#shared/instruments/index";
import { analyzeMeasure } from "#shared/measures/analysis/analyze";
import { improvementOf } from "#shared/measures/analysis/improvement-of";
import type { Measure } from "#shared/measures/definition";
import { attendance } from "#shared/measures/attendance";
import { reliableDeterioration } from "#shared/measures/reliable-deterioration";
import { symptomChange } from "#shared/measures/symptom-change";
import { at, columnsOf, on, type StatedEpisode } from "../columns-of.js";

interface Told {
  readonly name: string;
  readonly measure: Measure;
  readonly key: Readonly<Record<string, string>>;
  readonly expected: Measure["improvementNotation"];
}

const told: readonly Told[] = [
  { name: "a change on WHO-5", measure: symptomChange, key: { instrument: "WHO-5" }, expected: "increase" },
  { name: "a change on PHQ-9", measure: symptomChange, key: { instrument: "PHQ-9" }, expected: "decrease" },
  {
    name: "a change on no known one",
    measure: symptomChange,
    key: { instrument: "X" },
    expected: "decrease",
  },
  {
    name: "the share that got worse on WHO-5",
    measure: reliableDeterioration,
    key: { instrument: "WHO-5" },
    expected: "decrease",
  },
  { name: "attendance", measure: attendance, key: {}, expected: "increase" },
];

it.each(told)("$name is better by an $expected", ({ measure, key, expected }) => {
  expect(improvementOf({ measure, registry }, key)).toBe(expected);
});

const MONTHS = 14;

/** Twelve stays of six weeks from the first of a month on, whose instrument changes by so many points. */
function month(
  place: number,
  [instrument, before, after]: readonly [string, number, number],
): StatedEpisode[] {
  const [year, number] = [2024 + Math.floor(place / 12), (place % 12) + 1];
  const admittedOn = on(`${year}-${String(number).padStart(2, "0")}-02`);
  return Array.from({ length: 12 }, (_, person) => ({
    admittedOn,
    firstSessionOn: admittedOn,
    firstSessionAt: admittedOn * 86_400 + 16 * 3600,
    plannedWeeks: 6,
    dischargedOn: admittedOn + 42,
    endedAt: (admittedOn + 43) * 86_400 + 6 * 3600,
    scores: [
      { instrument, takenOn: admittedOn, total: before },
      // From person to person and from month to month the change varies a little.
      { instrument, takenOn: admittedOn + 40, total: after + (person % 2) + (place % 2) },
    ],
  }));
}

it.each([
  {
    name: "a greater rise on WHO-5",
    instrument: "WHO-5",
    usual: [30, 44],
    last: [30, 84],
    tone: "improvement",
  },
  { name: "a fall on WHO-5", instrument: "WHO-5", usual: [30, 44], last: [60, 30], tone: "concern" },
  {
    name: "a greater fall on PHQ-9",
    instrument: "PHQ-9",
    usual: [20, 17],
    last: [24, 4],
    tone: "improvement",
  },
  { name: "a rise on PHQ-9", instrument: "PHQ-9", usual: [20, 17], last: [4, 20], tone: "concern" },
] as const)("$name is told as an $tone, over time and against the period before", (stated) => {
  const { instrument, usual, last, tone } = stated;
  const episodes = Array.from({ length: MONTHS }, (_, place) =>
    month(place, [instrument, ...(place === MONTHS - 1 ? last : usual)]),
  ).flat();
  const evaluation = {
    columns: columnsOf({ episodes }),
    measure: symptomChange,
    registry,
    view: {
      from: null,
      to: null,
      by: [],
      every: "month" as const,
      where: [],
      asOf: at("2026-01-01T00:00:00Z"),
    },
  };
  const analysis = { compare: null, process: true, funnel: false, mix: false, baselines: [] };
  const chart = analyzeMeasure(evaluation, analysis).process?.[0]?.chart;
  expect(chart).toMatchObject({ kind: "process", verdict: tone });
  const days = { from: on("2025-02-01"), to: on("2025-03-01"), every: null };
  const { groups } = analyzeMeasure(
    { ...evaluation, view: { ...evaluation.view, ...days } },
    { ...analysis, process: false, compare: "previous" },
  );
  expect(groups[0]?.comparison?.change).toBe(tone);
});
