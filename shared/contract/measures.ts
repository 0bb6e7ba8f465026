import * as z from "zod";
import { dimensions, periodLengths } from "../measures/definition.js";
import { comparison, funnel, mixGroup, processOfGroup } from "./analysis.js";
import { statedGoal } from "./goals.js";
import { problem } from "./problems.js";
import { bounds, result } from "./results.js";

const counts = z.record(z.string(), z.int().nonnegative());
const codeText = z.object({ code: z.string(), sentence: z.string() });

const companionText = z.object({
  id: z.string(),
  kind: z.string(),
  title: z.string(),
  sentence: z.string(),
  classes: z.array(codeText),
});

/** A measure as it states itself. */
export const measureText = z.object({
  id: z.string(),
  version: z.int(),
  kind: z.enum(["proportion", "shares", "duration", "time-to-event", "mean-change", "list"]),
  title: z.string(),
  question: z.string(),
  section: z.enum(["access", "engagement", "completion", "symptoms"]),
  improvementNotation: z.enum(["increase", "decrease"]),
  indexDate: z.enum(["inquiry", "admission", "first-session", "week", "session"]),
  isOfNow: z
    .boolean()
    .describe("of who is there at the as-of instant, whenever they came: pages ask for it over all time"),
  grain: z.enum(["episode", "attendance", "person-week", "pair", "seat"]),
  initialPopulation: z.string(),
  numerator: z.string(),
  pending: z.string(),
  exclusions: z.array(codeText),
  missing: z.array(codeText),
  reasons: z
    .array(codeText)
    .describe(
      "why anything else has its class; with exclusions, missing and classes: every reason that its rows can have",
    ),
  classTitles: z.record(z.string(), z.string()).describe("what each class is called in this measure"),
  notMet: z
    .string()
    .nullable()
    .describe("what not met means where a row has no reason; null where it is the numerator's opposite"),
  method: z.string(),
  unit: z.enum(["share", "hours", "days", "points", "list"]),
  goal: z.object({ value: z.number(), sentence: z.string() }).nullable(),
  source: z.string(),
  changes: z.array(z.string()),
  /** Classes of the main figure's shares, and steps of its duration. */
  classes: z.array(codeText),
  steps: z.array(z.object({ id: z.string(), title: z.string() })),
  companions: z.array(companionText),
  items: z.array(companionText),
});
export type MeasureTextResponse = z.infer<typeof measureText>;

/** The texts, and the goals that they are written under. */
export const measuresResponse = z.object({ measures: z.array(measureText), goals: z.array(statedGoal) });
export type MeasuresResponse = z.infer<typeof measuresResponse>;

const groupResult = z.object({
  key: z.record(z.string(), z.string()),
  period: z.string().nullable(),
  initialPopulation: z.int(),
  excluded: counts,
  pending: z.int(),
  missing: counts,
  result,
  beside: z.record(z.string(), result),
  bounds: bounds.nullable(),
  marks: z.array(z.enum(["unfinished", "immature", "few", "imprecise", "prorated", "demo"])),
});
export type GroupResponse = z.infer<typeof groupResult>;

const noFunnel = z
  .object({ kind: z.literal("insufficient"), reason: z.string() })
  .describe(
    "no plot, and why: too few groups, no share, several instruments, or rows that resemble each other",
  );

export const measureResponse = z.object({
  measure: z.string(),
  version: z.int(),
  asOf: z.string(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  groups: z.array(groupResult.extend({ comparison: comparison.optional() })),
  process: z.array(processOfGroup).optional(),
  funnel: z.discriminatedUnion("kind", [funnel, noFunnel]).optional(),
  mix: z.array(mixGroup).optional(),
});
export type MeasureResponse = z.infer<typeof measureResponse>;

/** The options of every figure, as text: the same for the commands and the API. */
const viewQuery = z.strictObject({
  from: z.string().optional().describe("first local day counted, YYYY-MM-DD"),
  to: z.string().optional().describe("first local day no longer counted, YYYY-MM-DD"),
  by: z
    .string()
    .optional()
    .describe(`dimensions, comma-separated: ${dimensions.join(", ")}`),
  every: z
    .string()
    .optional()
    .describe(`one of ${periodLengths.join(", ")}`),
  where: z.string().optional().describe("filters, comma-separated: dimension=value"),
  asOf: z.string().optional().describe("instant, ISO 8601 with offset or Z; without it the present"),
});
export type ViewQuery = z.infer<typeof viewQuery>;

const flag = z.enum(["true", "false"]).default("false");

export const measureQuery = viewQuery.extend({
  curve: z
    .enum(["none", "thin", "full"])
    .default("thin")
    .describe("points of a curve: none, at most 400, or all"),
  beside: z
    .enum(["all", "none"])
    .default("all")
    .describe("companions beside each group's figure: all, or none where only the figure itself is drawn"),
  compare: z
    .enum(["none", "previous", "year"])
    .default("none")
    .describe("with the period of equal length before, or with the same days a year before"),
  process: flag.describe("judge each group's periods by process control; needs every"),
  funnel: flag.describe(
    "the groups of a proportion as a funnel plot; needs by, without every; none, with the reason, where one person or session gives many rows (attendance, seat-fill), as limits hold for independent rows",
  ),
  mix: flag.describe("baseline severity of each group and what of its figure that explains; needs by"),
});
export type MeasureQuery = z.infer<typeof measureQuery>;

/** So many questions one request may ask: more than any page has. */
export const MOST_QUESTIONS = 100;

/**
 * Questions about several measures at once. Each has the options of a single one and is read by itself, so that one that
 * can't be understood doesn't harm the others.
 */
export const figuresBody = z.strictObject({
  questions: z
    .array(
      z.strictObject({
        id: z.string().describe("id of the measure"),
        query: z.record(z.string(), z.string()).describe("the options of /api/measures/{id}, by their names"),
      }),
    )
    .min(1)
    .max(MOST_QUESTIONS),
});
export type FigureAsked = z.infer<typeof figuresBody>["questions"][number];

export const figuresResponse = z.object({
  answers: z
    .array(z.union([z.object({ figure: measureResponse }), z.object({ problem })]))
    .describe("in the order of the questions: what /api/measures/{id} answers, or the body of its refusal"),
});

export const rowsQuery = viewQuery.extend({
  period: z.string().optional().describe("only rows of this period, e.g. 2026-01"),
  key: z.string().optional().describe("only rows of this group: dimension=value, comma-separated"),
  class: z
    .string()
    .optional()
    .describe("only rows of these classes, e.g. met; met,not_met are all that a share is of"),
  reason: z.string().optional().describe("only rows of this reason, e.g. still_waiting"),
  part: z.string().optional().describe("only rows that count in this companion, item or step of the figure"),
  partClass: z
    .string()
    .optional()
    .describe("only rows of this class of the part: met, not_met, a code, or the week of a course"),
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(1000).default(100),
});
export type RowsQuery = z.infer<typeof rowsQuery>;

export const row = z.object({
  programCode: z.string(),
  episodeNo: z.int().nullable().describe("number under which /episode shows it; null for seats"),
  inquiryId: z.string().nullable(),
  enrollmentId: z.string().nullable(),
  cohort: z.string().nullable(),
  indexOn: z.string(),
  class: z.string(),
  reason: z.string(),
  value: z.number().nullable(),
  unit: z.string(),
  instrument: z.string().nullable(),
  details: z
    .record(z.string(), z.union([z.string(), z.number(), z.null(), z.array(z.string())]))
    .nullable()
    .describe("more of the row by column title; a list where there are several, such as reasons"),
});
export type RowResponse = z.infer<typeof row>;

export const rowsResponse = z.object({
  total: z.int(),
  counts: z
    .array(z.object({ class: z.string(), reason: z.string(), n: z.int() }))
    .describe("rows of every class and reason in the same period and group, whatever class was asked for"),
  rows: z.array(row),
});
export type RowsResponse = z.infer<typeof rowsResponse>;

export const dimensionsResponse = z.object({
  dimensions: z.array(
    z.object({
      id: z.enum(dimensions),
      title: z.string(),
      values: z.array(
        z.object({
          value: z.string(),
          title: z.string(),
          within: z
            .object({ track: z.string(), site: z.string(), population: z.string() })
            .optional()
            .describe("of a program: its own values of these dimensions"),
        }),
      ),
    }),
  ),
});

export type DimensionResponse = z.infer<typeof dimensionsResponse>["dimensions"][number];

export const statusResponse = z.object({
  demo: z.boolean(),
  asOf: z.string(),
  asOfDay: z.string().describe("local day of as-of where it is latest among the programs"),
  zones: z.array(z.string()).describe("IANA zones that decide the programs' local days"),
  version: z.int(),
  programs: z.int(),
  inquiries: z.int(),
  latestSessionAt: z.string().nullable(),
});
export type StatusResponse = z.infer<typeof statusResponse>;

export const healthResponse = z.object({ status: z.literal("ok") });
export const readyResponse = z.object({ status: z.literal("ready") });
