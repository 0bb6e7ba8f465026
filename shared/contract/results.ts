import * as z from "zod";

/** The shapes of figures: each kind of result, of which a figure is exactly one. */

const share = z.number().min(0).max(1);

/** What missing data could make of a rate. */
export const bounds = z.object({ lower: share, upper: share });
export type BoundsResponse = z.infer<typeof bounds>;

const unitOfTime = z.enum(["hours", "days"]);

export const proportion = z.object({
  kind: z.literal("proportion"),
  numerator: z.int(),
  denominator: z.int(),
  estimate: share,
  lower: share,
  upper: share,
  level: z.literal(0.95),
  method: z.literal("wilson"),
});
export type ProportionResponse = z.infer<typeof proportion>;

export const shares = z.object({
  kind: z.literal("shares"),
  denominator: z.number(),
  shares: z.array(
    z.object({
      class: z.string(),
      numerator: z.number(),
      estimate: share,
      lower: share.nullable(),
      upper: share.nullable(),
    }),
  ),
  unit: z.literal("hours").optional(),
  reason: z.string().optional(),
});
export type SharesResponse = z.infer<typeof shares>;

export const duration = z.object({
  kind: z.literal("duration"),
  unit: unitOfTime,
  n: z.int(),
  median: z.number(),
  lowerQuartile: z.number(),
  upperQuartile: z.number(),
  p90: z.number(),
  steps: z
    .array(
      z.object({
        id: z.string(),
        from: z.string(),
        to: z.string(),
        n: z.int(),
        median: z.number().nullable(),
        lowerQuartile: z.number().nullable(),
        upperQuartile: z.number().nullable(),
        p90: z.number().nullable(),
        shareOfWait: z.number().nullable(),
        reason: z.string().optional(),
      }),
    )
    .optional(),
});
export type DurationResponse = z.infer<typeof duration>;

export const mean = z.object({
  kind: z.literal("mean"),
  unit: z.enum(["hours", "days", "points"]),
  n: z.int(),
  mean: z.number(),
  sd: z.number().nullable(),
  lower: z.number().nullable(),
  upper: z.number().nullable(),
  method: z.literal("t"),
  reason: z.string().optional(),
});

export const rate = z.object({
  kind: z.literal("rate"),
  unit: z.string(),
  events: z.number(),
  amount: z.number(),
  estimate: z.number(),
});

const quantile = z.object({
  estimate: z.number().nullable(),
  lower: z.number().nullable(),
  upper: z.number().nullable(),
  reason: z.literal("not reached").optional(),
});

const curvePoint = z.object({
  time: z.number(),
  atRisk: z.int(),
  estimate: share,
  lower: share.nullable(),
  upper: share.nullable(),
});
export type CurvePointResponse = z.infer<typeof curvePoint>;

const timeToEvent = z.object({
  kind: z.literal("time-to-event"),
  unit: unitOfTime,
  n: z.int(),
  events: z.int(),
  competing: z.int(),
  censored: z.int(),
  median: quantile,
  p90: quantile,
  curve: z.array(curvePoint),
  followed: z
    .array(z.int())
    .describe(
      "how many were still followed just before each whole day since the start, day 0 first, until nobody was, at most for a year; empty where no curve is asked for",
    ),
});
export type TimeToEventResponse = z.infer<typeof timeToEvent>;

const meanChange = z.object({
  kind: z.literal("mean-change"),
  instrument: z.string(),
  n: z.int(),
  baselineMean: z.number(),
  lastMean: z.number(),
  mean: z.number(),
  sd: z.number().nullable(),
  lower: z.number().nullable(),
  upper: z.number().nullable(),
  method: z.literal("t"),
  effectSize: z.object({
    estimate: z.number().nullable(),
    lower: z.number().nullable(),
    upper: z.number().nullable(),
    method: z.literal("d-av-bonett"),
    reason: z.string().optional(),
  }),
  lastScores: z
    .object({
      withBaseline: z.int(),
      withoutLast: z.int(),
      estimate: share.describe("share without a last score"),
      lower: share,
      upper: share,
      meanIfUnchanged: z
        .number()
        .describe("mean change of all with a baseline, if those without a last score had not changed"),
    })
    .describe("judged people with a baseline, and those of them without a last score"),
  reason: z.string().optional(),
});
export type MeanChangeResponse = z.infer<typeof meanChange>;

const quartile = z
  .number()
  .nullable()
  .describe("type 7; null in a week of 60 people or fewer, and in a course by groups or periods");

export const trajectory = z.object({
  kind: z.literal("trajectory"),
  unit: z.literal("points"),
  points: z.array(
    z.object({
      week: z.int(),
      n: z.int(),
      left: z.int(),
      mean: z.number(),
      lower: z.number().nullable(),
      upper: z.number().nullable(),
      lowerQuartile: quartile,
      upperQuartile: quartile,
    }),
  ),
});
export type TrajectoryResponse = z.infer<typeof trajectory>;

const noFigure = z.object({ kind: z.enum(["insufficient", "suppressed", "none"]), reason: z.string() });

/** Every result that stands by itself. */
const singleResult = z.discriminatedUnion("kind", [
  proportion,
  shares,
  duration,
  mean,
  rate,
  timeToEvent,
  meanChange,
  trajectory,
  noFigure,
]);

const listResult = z.object({
  kind: z.literal("list"),
  items: z.array(
    z.object({
      id: z.string(),
      result: singleResult,
      bounds: bounds
        .extend({
          unknown: z.int().nonnegative().describe("how many people are missing who could have met it"),
        })
        .optional()
        .describe(
          "where people who are missing could change the item's rate: if none of them, or all, had met it",
        ),
    }),
  ),
});

export const result = z.discriminatedUnion("kind", [...singleResult.options, listResult]);
export type ResultResponse = z.infer<typeof result>;
