import { describe, expect, it } from "vitest";
import type { ComparisonResponse, ProcessResponse } from "#shared/contract/analysis";
import type { MeasureResponse } from "#shared/contract/measures";
import {
  sampleFigure,
  sampleGroup,
  sampleMeasure,
  sampleProportion,
} from "../../web/src/gallery/sample-figures.js";
import {
  attentionSentence,
  changesOf,
  countOfCompared,
  goalWords,
  nothingChanged,
  waitingSentence,
  type Change,
  type Watched,
} from "../../web/src/findings/overview-findings.js";
import { shippedGoal } from "./shipped-goal.js";

const rising = sampleMeasure({ title: "Attendance", improvementNotation: "increase" });
const falling = sampleMeasure({ title: "Reliable deterioration", improvementNotation: "decrease" });

function comparison(
  verdict: ComparisonResponse["verdict"],
  change: ComparisonResponse["change"] = null,
): ComparisonResponse {
  const result = sampleProportion(40, 100);
  const days = { from: "2024-07-01", to: "2025-07-01" };
  return {
    with: "previous",
    ...days,
    result,
    difference: null,
    verdict,
    change,
    sentence: `It is ${verdict}.`,
  };
}

function compared(...of: Parameters<typeof comparison>): MeasureResponse {
  return sampleFigure([{ ...sampleGroup(sampleProportion(60, 100)), comparison: comparison(...of) }]);
}

/** What is told of one measure, by its comparison or its process chart. */
function changesOfOne({
  measure = rising,
  compared: against,
  judged: chart,
}: Partial<Watched>): readonly Change[] {
  return changesOf([{ measure, compared: against, judged: chart }], () => "");
}

type Point = ProcessResponse["points"][number];

function point(parts: Partial<Point>): Point {
  const limits = { centreLine: 0.5, lowerProcessLimit: 0.4, upperProcessLimit: 0.6 };
  return {
    period: "2026-05",
    value: 0.5,
    n: 100,
    ...limits,
    signal: null,
    verdict: "commonCause",
    reason: null,
    ...parts,
  };
}

function judged(
  verdict: ProcessResponse["verdict"],
  points: readonly Point[],
  { key = {}, isTrial = false }: { readonly key?: Record<string, string>; readonly isTrial?: boolean } = {},
): MeasureResponse {
  const chart: ProcessResponse = {
    kind: "process",
    method: "p",
    points: [...points],
    verdict,
    assurance: null,
    isTrial,
    baselines: [],
    sentences: ["What the chart says.", "What it says of the goal."],
  };
  return sampleFigure([], { process: [{ key, chart }] });
}

const open = point({ period: "2026-06", verdict: null, reason: "unfinished" });
const gap = point({ period: "2026-05", value: null, n: 0, verdict: null, reason: "nobody" });
const nobody = sampleFigure([], {
  process: [{ key: {}, chart: { kind: "insufficient", reason: "Too few." } }],
});

const cases: readonly {
  readonly name: string;
  readonly changes: readonly Change[];
  readonly said: readonly (readonly [Change["tone"], string])[];
}[] = [
  {
    name: "higher where higher is better is an improvement",
    changes: changesOfOne({ compared: compared("higher", "improvement") }),
    said: [["improvement", "Attendance: It is higher."]],
  },
  {
    name: "higher where lower is better is a concern",
    changes: changesOfOne({ measure: falling, compared: compared("higher", "concern") }),
    said: [["concern", "Reliable deterioration: It is higher."]],
  },
  {
    name: "lower where lower is better is an improvement",
    changes: changesOfOne({ measure: falling, compared: compared("lower", "improvement") }),
    said: [["improvement", "Reliable deterioration: It is lower."]],
  },
  ...(["cannot-tell", "too-few", "not-compared"] as const).map((verdict) => ({
    name: `nothing is said of ${verdict}`,
    changes: changesOfOne({ compared: compared(verdict) }),
    said: [],
  })),
  {
    name: "a signal in the last judged period is said, the unfinished one after it is not asked",
    changes: changesOfOne({
      judged: judged("concern", [point({}), point({ signal: "shift", verdict: "concern" }), open]),
    }),
    said: [["concern", "Attendance. What the chart says."]],
  },
  {
    name: "an earlier signal alone is no change",
    changes: changesOfOne({
      judged: judged("commonCause", [point({ signal: "shift", verdict: "concern" }), point({})]),
    }),
    said: [],
  },
  {
    name: "a signal against trial limits is none yet",
    changes: changesOfOne({
      judged: judged("concern", [point({ signal: "shift", verdict: "concern" })], { isTrial: true }),
    }),
    said: [],
  },
  {
    name: "a signal of long ago is no change of now",
    changes: changesOfOne({
      judged: judged("concern", [point({ signal: "shift", verdict: "concern" }), gap, gap, open]),
    }),
    said: [],
  },
  {
    name: "a chart that could not be made says nothing",
    changes: changesOfOne({ judged: nobody }),
    said: [],
  },
  {
    name: "nothing asked, nothing said",
    changes: changesOfOne({ judged: undefined }),
    said: [],
  },
  {
    name: "a program is called by its name, and concerns come before improvements",
    changes: changesOf(
      [
        { measure: rising, compared: compared("higher", "improvement"), judged: undefined },
        {
          measure: rising,
          compared: undefined,
          judged: judged("concern", [point({ signal: "trend", verdict: "concern" })], {
            key: { program: "N" },
          }),
        },
      ],
      (key) => (key["program"] === "N" ? "North" : ""),
    ),
    said: [
      ["concern", "Attendance, North. What the chart says."],
      ["improvement", "Attendance: It is higher."],
    ],
  },
];

describe("what changed", () => {
  it.each(cases)("$name", ({ changes, said }) => {
    expect(changes.map((change) => [change.tone, change.sentence])).toEqual(said);
  });

  it("names the judged period, so that its rows can be opened", () => {
    const [change] = changesOfOne({
      judged: judged("concern", [point({ signal: "shift", verdict: "concern" }), open]),
    });
    expect(change?.period).toBe("2026-05");
  });
});

const difference = { estimate: 0.01, lower: -0.1, upper: 0.12, level: 0.95, method: "newcombe" } as const;
const withDifference = sampleFigure([
  {
    ...sampleGroup(sampleProportion(60, 100)),
    comparison: { ...comparison("cannot-tell"), difference },
  },
]);

describe("how many measures could be compared", () => {
  it.each([
    { name: "a difference with an interval counts", compared: withDifference, judged: undefined, count: 1 },
    { name: "too few on a side does not", compared: compared("too-few"), judged: nobody, count: 0 },
    { name: "not compared does not", compared: compared("not-compared"), judged: undefined, count: 0 },
    {
      name: "a judged chart counts",
      compared: undefined,
      judged: judged("commonCause", [point({})]),
      count: 1,
    },
    {
      name: "trial limits do not",
      compared: undefined,
      judged: judged("commonCause", [point({})], { isTrial: true }),
      count: 0,
    },
    {
      name: "both count one measure",
      compared: withDifference,
      judged: judged("commonCause", [point({})]),
      count: 1,
    },
    { name: "nothing asked, nothing counted", compared: undefined, judged: undefined, count: 0 },
  ])("$name", ({ count, ...asked }) => {
    expect(countOfCompared([{ measure: rising, ...asked }])).toBe(count);
    expect(
      countOfCompared([
        { measure: rising, ...asked },
        { measure: rising, ...asked },
      ]),
    ).toBe(count);
  });

  it.each([
    [
      { asked: 13, compared: 0, with: "previous" } as const,
      "Nothing could be compared with the period before or judged by process control: each of 13 measures has too few cases, can still change, or has nothing before it.",
    ],
    [
      { asked: 13, compared: 13, with: "year" } as const,
      "Nothing differs by more than chance: 13 measures could be compared with the same period a year before or judged by process control.",
    ],
    [
      { asked: 13, compared: 4, with: "previous" } as const,
      "Nothing differs by more than chance: 4 of 13 measures could be compared with the period before or judged by process control. The others have too few cases, can still change, or have nothing before them.",
    ],
  ])("%j", (counts, words) => expect(nothingChanged(counts)).toBe(words));
});

describe("words of a goal", () => {
  const goal = { value: 0.8, sentence: "80% start within 48 hours" };
  it.each([
    [60, 100, "Below the goal of 80.0%."],
    [98, 100, "Above the goal of 80.0%."],
    [78, 100, "Can’t be told apart from the goal of 80.0%."],
    [3, 8, "Goal: 80% start within 48 hours"],
  ])("at %i of %i", (met, all, words) => {
    expect(goalWords(sampleMeasure({ goal }), sampleGroup(sampleProportion(met, all)))).toBe(words);
  });
  it("says that none is set", () => {
    expect(goalWords(sampleMeasure({ goal: null }), sampleGroup(sampleProportion(1, 2)))).toBe(
      "No goal is set.",
    );
  });
});

describe("what needs a look", () => {
  it.each([
    [0, 0, "Nobody waits for a first session."],
    [1, 0, "1 person waits for a first session, nobody longer than 48 hours."],
    [19, 10, "19 people wait for a first session, 10 of them longer than 48 hours."],
  ])("of %i who wait %i are late", (waiting, past, words) => {
    expect(waitingSentence(waiting, past, shippedGoal)).toBe(words);
  });
  it.each([
    [0, 0, "Nobody is in treatment."],
    [0, 1, "None of the 1 person in treatment has a reason for a look."],
    [1, 150, "1 of 150 people in treatment has a reason for a look."],
    [60, 150, "60 of 150 people in treatment have a reason for a look."],
  ])("%i of %i in treatment", (flagged, all, words) => {
    expect(attentionSentence(flagged, all)).toBe(words);
  });
});
