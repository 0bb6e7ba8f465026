import * as z from "zod";
import { result } from "./results.js";

/** Comparison, process control, funnel plot and baseline mix: what may be asked for beside a figure. */

const share = z.number().min(0).max(1);
const verdict = z.enum(["commonCause", "improvement", "concern"]);
const noFigure = z.object({ kind: z.literal("insufficient"), reason: z.string() });

export const comparison = z.object({
  with: z.enum(["previous", "year"]),
  from: z.string(),
  to: z.string(),
  result,
  difference: z
    .object({
      estimate: z.number(),
      lower: z.number(),
      upper: z.number(),
      level: z.literal(0.95),
      method: z.enum(["newcombe", "welch"]),
    })
    .nullable(),
  verdict: z.enum(["higher", "lower", "cannot-tell", "too-few", "not-compared"]),
  change: z
    .enum(["improvement", "concern"])
    .nullable()
    .describe(
      "whether a difference that can be told is for the better, on the scale of the group's instrument",
    ),
  sentence: z.string(),
});
export type ComparisonResponse = z.infer<typeof comparison>;

const processPoint = z.object({
  period: z.string(),
  value: z.number().nullable(),
  n: z.int(),
  centreLine: z.number().nullable(),
  lowerProcessLimit: z.number().nullable(),
  upperProcessLimit: z.number().nullable(),
  signal: z.enum(["outsideLimits", "trend", "twoOfThree", "shift"]).nullable(),
  verdict: verdict.nullable(),
  reason: z.enum(["unfinished", "immature", "nobody"]).nullable(),
});
export type ProcessPointResponse = z.infer<typeof processPoint>;

export const process = z.object({
  kind: z.literal("process"),
  method: z.enum(["xmr", "p", "p-prime"]),
  points: z.array(processPoint),
  verdict,
  assurance: z.enum(["pass", "fail", "hitOrMiss"]).nullable(),
  isTrial: z.boolean(),
  baselines: z.array(z.string()),
  sentences: z.array(z.string()),
});
export type ProcessResponse = z.infer<typeof process>;

export const processOfGroup = z.object({
  key: z.record(z.string(), z.string()),
  chart: z.discriminatedUnion("kind", [process, noFigure]),
});

const limits = z.object({
  n: z.number(),
  lower95: share,
  upper95: share,
  lower998: share,
  upper998: share,
});

export const funnel = z.object({
  kind: z.literal("funnel"),
  target: share,
  points: z.array(
    z.object({
      key: z.record(z.string(), z.string()),
      numerator: z.int(),
      denominator: z.int(),
      estimate: share,
      flag: z.enum(["inside", "above-95", "below-95", "above-998", "below-998", "not-judged"]),
    }),
  ),
  limits: z.array(limits),
  /** Whether the units differ more than chance allows for; null with fewer than 10 judged. */
  overDispersion: z.object({ ratio: z.number(), isWidened: z.boolean() }).nullable(),
  sentences: z.array(z.string()),
});
export type FunnelResponse = z.infer<typeof funnel>;

export const mixGroup = z.object({
  key: z.record(z.string(), z.string()),
  n: z.int(),
  bands: z.array(
    z.object({
      band: z.string(),
      place: z
        .int()
        .nullable()
        .describe("from the mildest band of its instrument, 0, on; null for people without a band"),
      n: z.int(),
      estimate: share,
    }),
  ),
  adjusted: z.discriminatedUnion("kind", [
    z.object({
      kind: z.literal("adjusted"),
      n: z.int().describe("people with a known baseline, of whom alone it is"),
      observed: z.number(),
      expected: z.number(),
      ratio: z.number(),
      lower: z.number(),
      upper: z.number(),
      rate: z.number(),
      effectOfMix: z.number(),
    }),
    noFigure,
  ]),
});
export type MixGroupResponse = z.infer<typeof mixGroup>;
