import type { GroupResponse, MeasureResponse, MeasureTextResponse } from "#shared/contract/measures";
import type { ResultResponse } from "#shared/contract/results";

/* Made-up figures for the gallery: each is a shape that the API can give, none is anybody's. */

export const LONG_NAME =
  "Adolescent mental health evening program with family sessions for people who step down from inpatient care and " +
  "return to school in the morning, North Campus building C, third floor, entrance at the rear of the parking garage, " +
  "run together with the county’s youth services and the regional hospital association since 2019";
export const RIGHT_TO_LEFT_NAME = "برنامج العلاج المكثف للبالغين";

/** A measure's text as the registry would state it. */
export function sampleMeasure(parts: Partial<MeasureTextResponse> = {}): MeasureTextResponse {
  return {
    id: "access-within-48h",
    version: 1,
    kind: "proportion",
    title: "First session within 48 hours",
    question: "Does help begin within two days of asking for it?",
    section: "access",
    improvementNotation: "increase",
    indexDate: "inquiry",
    isOfNow: false,
    grain: "episode",
    initialPopulation: "Inquiries received in the period",
    numerator: "First session at most 48 hours after the inquiry",
    pending: "Received less than 48 hours before as-of",
    exclusions: [{ code: "duplicate", sentence: "Entered twice" }],
    missing: [],
    reasons: [{ code: "declined", sentence: "The person declined." }],
    classTitles: { met: "Met", not_met: "Not met", pending: "Pending", excluded: "Left out" },
    notMet: null,
    method: "Share with a 95% Wilson interval",
    unit: "share",
    goal: { value: 0.8, sentence: "80% start within 48 hours" },
    source: "The program’s own goal",
    changes: ["first version"],
    classes: [],
    steps: [],
    companions: [],
    items: [],
    ...parts,
  };
}

export function sampleProportion(numerator: number, denominator: number): ResultResponse {
  const estimate = denominator === 0 ? 0 : numerator / denominator;
  const reach = denominator === 0 ? 0 : 1.96 * Math.sqrt((estimate * (1 - estimate) + 0.02) / denominator);
  return {
    kind: "proportion",
    numerator,
    denominator,
    estimate,
    lower: Math.max(0, estimate - reach),
    upper: Math.min(1, estimate + reach),
    level: 0.95,
    method: "wilson",
  };
}

export function sampleGroup(result: ResultResponse, parts: Partial<GroupResponse> = {}): GroupResponse {
  return {
    key: {},
    period: null,
    initialPopulation: 0,
    excluded: {},
    pending: 0,
    missing: {},
    result,
    beside: {},
    bounds: null,
    marks: ["demo"],
    ...parts,
  };
}

export function sampleFigure(
  groups: MeasureResponse["groups"],
  parts: Partial<MeasureResponse> = {},
): MeasureResponse {
  return {
    measure: "access-within-48h",
    version: 1,
    asOf: "2026-06-30T23:59:59Z",
    from: "2025-07-01",
    to: "2026-07-01",
    groups,
    ...parts,
  };
}
