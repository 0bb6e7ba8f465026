import type { FunnelResponse, ProcessPointResponse, ProcessResponse } from "#shared/contract/analysis";
import type { InstrumentResponse } from "#shared/contract/instruments";
import type { GroupResponse } from "#shared/contract/measures";
import type { NoteResponse } from "#shared/contract/notes";
import type { MeanChangeResponse, TimeToEventResponse, TrajectoryResponse } from "#shared/contract/results";
import { sampleGroup, sampleProportion } from "./sample-figures.js";

/* Chart data for the gallery, with every mark that a chart knows in its full state. */

const shares = [0.62, 0.66, 0.58, 0.64, 0.61, 0.6, 0.41, 0.63, 0.72, 0.74, 0.93, 0.7];
const sizes = [41, 38, 44, 40, 36, 45, 39, 42, 37, 43, 40, 18];

function monthLabel(index: number): string {
  const month = 7 + index;
  return month <= 12
    ? `2025-${String(month).padStart(2, "0")}`
    : `2026-${String(month - 12).padStart(2, "0")}`;
}

function pointAt(index: number): ProcessPointResponse {
  const isSecond = index >= 8;
  const centreLine = isSecond ? 0.76 : 0.61;
  const isLast = index === 11;
  const signal = index === 6 || index === 10 ? ("outsideLimits" as const) : null;
  const verdict =
    index === 6 ? ("concern" as const) : index === 10 ? ("improvement" as const) : ("commonCause" as const);
  return {
    period: monthLabel(index),
    value: shares[index] ?? null,
    n: sizes[index] ?? 0,
    centreLine: isLast ? null : centreLine,
    lowerProcessLimit: isLast ? null : centreLine - 0.17,
    upperProcessLimit: isLast ? null : Math.min(1, centreLine + 0.15),
    signal,
    verdict: isLast ? null : verdict,
    reason: isLast ? "unfinished" : null,
  };
}

export const fullProcess: ProcessResponse = {
  kind: "process",
  method: "p",
  points: shares.map((_, index) => pointAt(index)),
  verdict: "improvement",
  assurance: "hitOrMiss",
  isTrial: true,
  baselines: ["2026-03"],
  sentences: ["May 2026 lies above the limits: better than chance allows."],
};

export const monthGroups: readonly GroupResponse[] = fullProcess.points.map((point) =>
  sampleGroup(sampleProportion(Math.round((point.value ?? 0) * point.n), point.n), {
    period: point.period,
    marks: point.reason === "unfinished" ? ["unfinished", "demo"] : ["demo"],
  }),
);

export const sampleNotes: readonly NoteResponse[] = [
  { id: 1, on: "2026-01-12", text: "Intake line down for nine days", startsBaseline: false },
  { id: 2, on: "2026-03-02", text: "Second intake nurse and a new line", startsBaseline: true },
].map((note) => ({
  ...note,
  author: "A. Doe",
  measure: null,
  program: null,
  writtenAt: "2026-03-03T10:00:00Z",
}));

/** A step curve that climbs towards `ceiling`, half of the way by `half`. */
export function sampleCurve(shape: {
  readonly ceiling: number;
  readonly half: number;
  readonly until: number;
  readonly n: number;
  readonly unit?: "hours" | "days";
}): TimeToEventResponse {
  const { ceiling, half, until, n } = shape;
  const steps = 60;
  const day = shape.unit === "days" ? 1 : 24;
  const reached = (time: number): number => ceiling * (1 - 0.5 ** (time / half));
  const followed = (time: number): number => Math.round(n * (1 - reached(time)));
  const curve = Array.from({ length: steps + 1 }, (_, index) => {
    const time = (until * index) / steps;
    const estimate = reached(time);
    const reach = 1.96 * Math.sqrt((estimate * (1 - estimate)) / n);
    return {
      time,
      atRisk: followed(time),
      estimate,
      lower: Math.max(0, estimate - reach),
      upper: Math.min(1, estimate + reach),
    };
  });
  const events = Math.round(n * ceiling);
  const median = ceiling > 0.5 ? half : null;
  return {
    kind: "time-to-event",
    unit: shape.unit ?? "hours",
    n,
    events,
    competing: 0,
    censored: n - events,
    median: { estimate: median, lower: median === null ? null : median * 0.85, upper: null },
    p90: { estimate: null, lower: null, upper: null, reason: "not reached" },
    curve,
    followed: Array.from({ length: Math.ceil(until / day) + 1 }, (_, at) => followed(at * day)),
  };
}

export const fullFunnel: FunnelResponse = {
  kind: "funnel",
  target: 0.61,
  points: [
    { key: { program: "NORTH" }, numerator: 118, denominator: 190, estimate: 118 / 190, flag: "inside" },
    { key: { program: "SOUTH" }, numerator: 61, denominator: 120, estimate: 61 / 120, flag: "below-95" },
    { key: { program: "EAST" }, numerator: 150, denominator: 210, estimate: 150 / 210, flag: "above-998" },
    { key: { program: "WEST" }, numerator: 9, denominator: 14, estimate: 9 / 14, flag: "inside" },
    { key: { program: "HILL" }, numerator: 30, denominator: 62, estimate: 30 / 62, flag: "inside" },
    { key: { program: "LAKE" }, numerator: 60, denominator: 82, estimate: 60 / 82, flag: "above-95" },
  ],
  limits: Array.from({ length: 44 }, (_, index) => {
    const n = 5 + index * 5;
    const reach = Math.sqrt((0.61 * 0.39) / n);
    return {
      n,
      lower95: Math.max(0, 0.61 - 1.96 * reach),
      upper95: Math.min(1, 0.61 + 1.96 * reach),
      lower998: Math.max(0, 0.61 - 3.09 * reach),
      upper998: Math.min(1, 0.61 + 3.09 * reach),
    };
  }),
  overDispersion: null,
  sentences: ["EAST lies above, SOUTH below what chance allows for units of their size."],
};

/** Nine weeks of people with a pair; the middle half is told while there are more than 60 of them. */
export const fullTrajectory: TrajectoryResponse["points"] = [
  16.2, 15.1, 13.9, 12.6, 11.8, 10.4, 9.7, 9.1, 8.8,
].map((mean, week) => {
  const n = 118 - week * 11;
  const quartiles =
    n > 60
      ? { lowerQuartile: Math.round(mean - 4), upperQuartile: Math.round(mean + 4.5) }
      : { lowerQuartile: null, upperQuartile: null };
  const half = 12 / Math.sqrt(n);
  return { week, n, left: week * 6, mean, lower: mean - half, upper: mean + half, ...quartiles };
});

/** Of 160 people with a baseline 118 have a last score. */
export const sampleLastScores: MeanChangeResponse["lastScores"] = {
  withBaseline: 160,
  withoutLast: 42,
  estimate: 0.2625,
  lower: 0.2006,
  upper: 0.3356,
  meanIfUnchanged: -5.2,
};

export const sampleInstrument: InstrumentResponse = {
  id: "PHQ-9",
  version: 1,
  title: "Patient Health Questionnaire, 9 items",
  about: "Depression",
  populations: ["adult"],
  lookBackDays: 14,
  items: null,
  min: 0,
  max: 27,
  direction: "lower",
  bands: [
    { name: "minimal", from: 0 },
    { name: "mild", from: 5 },
    { name: "moderate", from: 10 },
    { name: "moderately severe", from: 15 },
    { name: "severe", from: 20 },
  ],
  caseness: 10,
  casenessBySex: null,
  reliableChange: 6,
  remission: 5,
  response: 0.5,
  missingItems: { allowed: 1, counts: "mean" },
  safetyItems: [],
  loinc: { panel: null, total: null },
  licence: { terms: "free", sentence: "Free to use" },
  use: "outcome",
  useSentence: null,
  note: null,
  sources: [],
  subscaleOf: null,
  toBeConfirmed: [],
  origin: "product",
  changedAt: null,
  changedBy: null,
};
