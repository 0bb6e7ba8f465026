import { z } from "zod";

/* The answers of the API as this client reads them. All schemas of the web room stand in this one file. */

const codeText = z.object({ code: z.string(), sentence: z.string() });

export const measureTextSchema = z.object({
  id: z.string(),
  version: z.number(),
  kind: z.enum(["proportion", "time-to-event"]),
  title: z.string(),
  question: z.string(),
  improvementNotation: z.enum(["increase", "decrease"]),
  indexDate: z.enum(["inquiry", "admission"]),
  initialPopulation: z.string(),
  numerator: z.string(),
  pending: z.string(),
  exclusions: z.array(codeText),
  missing: z.array(codeText),
  method: z.string(),
  unit: z.enum(["share", "hours", "days"]),
  goal: z.object({ value: z.number(), sentence: z.string() }).nullable(),
  source: z.string(),
  changes: z.array(z.string()),
  companions: z.array(z.object({ id: z.string(), title: z.string(), sentence: z.string() })),
});
export type MeasureAnswer = z.infer<typeof measureTextSchema>;

export const statusSchema = z.object({
  demo: z.boolean(),
  asOf: z.string(),
  /** The local day of as-of in the programs' zone, where the server states it. */
  asOfDay: z.string().optional(),
  version: z.number(),
  programs: z.number(),
  inquiries: z.number(),
  latestSessionAt: z.string().nullable(),
});
export type StatusAnswer = z.infer<typeof statusSchema>;

const proportionSchema = z.object({
  kind: z.literal("proportion"),
  numerator: z.number(),
  denominator: z.number(),
  estimate: z.number(),
  lower: z.number().nullable(),
  upper: z.number().nullable(),
  level: z.number(),
  method: z.string(),
});
export type ProportionResult = z.infer<typeof proportionSchema>;

const quantileSchema = z.object({
  estimate: z.number().nullable(),
  lower: z.number().nullable(),
  upper: z.number().nullable(),
  reason: z.string().optional(),
});
const curvePointSchema = z.object({
  time: z.number(),
  atRisk: z.number(),
  estimate: z.number(),
  lower: z.number().nullable(),
  upper: z.number().nullable(),
});
export type CurvePoint = z.infer<typeof curvePointSchema>;

const timeToEventSchema = z.object({
  kind: z.literal("time-to-event"),
  unit: z.enum(["hours", "days"]),
  n: z.number(),
  events: z.number(),
  competing: z.number(),
  censored: z.number(),
  median: quantileSchema,
  p90: quantileSchema,
  curve: z.array(curvePointSchema).optional(),
});
export type TimeToEventResult = z.infer<typeof timeToEventSchema>;

const resultSchema = z.discriminatedUnion("kind", [
  proportionSchema,
  timeToEventSchema,
  z.object({ kind: z.literal("insufficient"), reason: z.string() }),
  z.object({ kind: z.literal("suppressed"), reason: z.string() }),
  z.object({ kind: z.literal("none"), reason: z.string() }),
]);
export type Result = z.infer<typeof resultSchema>;

const countsSchema = z.union([z.record(z.string(), z.number()), z.number()]);

const groupSchema = z.object({
  key: z.record(z.string(), z.string()),
  period: z.string().nullable().optional(),
  initialPopulation: z.number(),
  excluded: z.record(z.string(), z.number()),
  pending: countsSchema,
  missing: countsSchema,
  result: resultSchema,
  beside: z.record(z.string(), resultSchema).optional(),
  bounds: z.object({ lower: z.number(), upper: z.number() }).nullable().optional(),
  marks: z.array(z.string()),
});
export type Group = z.infer<typeof groupSchema>;

export const figureSchema = z.object({
  measure: z.string(),
  version: z.number(),
  asOf: z.string(),
  from: z.string().nullable().optional(),
  to: z.string().nullable().optional(),
  groups: z.array(groupSchema),
});
export type Figure = z.infer<typeof figureSchema>;

const rowSchema = z.object({
  programCode: z.string(),
  inquiryId: z.string().nullable(),
  enrollmentId: z.string().nullable(),
  cohort: z.string().nullable(),
  indexOn: z.string(),
  class: z.string(),
  reason: z.string().nullable(),
  value: z.number().nullable(),
  unit: z.string(),
});
export type Row = z.infer<typeof rowSchema>;
export const rowsSchema = z.object({ total: z.number(), rows: z.array(rowSchema) });

export const dimensionsSchema = z.object({
  dimensions: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      values: z.array(z.object({ value: z.string(), title: z.string() })),
    }),
  ),
});
export type DimensionAnswer = z.infer<typeof dimensionsSchema>["dimensions"][number];

export const measuresSchema = z.object({ measures: z.array(measureTextSchema) });

const problemSchema = z.object({
  title: z.string(),
  detail: z.string().optional(),
  code: z.string().optional(),
});

/** A refused or failed request, in words that can stand on the page. */
export class RequestProblem extends Error {
  constructor(
    message: string,
    readonly status: number,
  ) {
    super(message);
  }
}

/** Reads one address of the API and proves the answer's shape before anything is drawn from it. */
export async function readApi<T>(path: string, schema: z.ZodType<T>, signal?: AbortSignal): Promise<T> {
  const response = await fetch(path, {
    headers: { accept: "application/json" },
    ...(signal ? { signal } : {}),
  }).catch((cause: unknown) => {
    if (signal?.aborted) throw cause;
    throw new RequestProblem("The server can't be reached. Check that it still runs, then try again.", 0);
  });
  const body: unknown = await response.json().catch(() => null);
  if (!response.ok) {
    const problem = problemSchema.safeParse(body);
    const words = problem.success
      ? (problem.data.detail ?? problem.data.title)
      : `The server answered ${response.status}.`;
    throw new RequestProblem(words, response.status);
  }
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new RequestProblem(
    "The server's answer has a shape that this page doesn't know. Reload the page: it may be older than the server.",
    response.status,
  );
}

/** Total of a count that the API gives either whole or by reason. */
export function totalOf(counts: number | Record<string, number>): number {
  return typeof counts === "number" ? counts : Object.values(counts).reduce((sum, count) => sum + count, 0);
}
