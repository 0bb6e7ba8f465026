import * as z from "zod";
import { instrumentFields } from "../instruments/instrument.js";

const text = z.string().min(1).max(2000);
/** Scores are kept with two decimals. */
const score = z
  .number()
  .min(-99_999)
  .max(99_999)
  .refine((value) => Math.abs(value * 100 - Math.round(value * 100)) < 1e-6, "write at most two decimals");
const itemNumber = z.int().min(1);

const itemScale = z.strictObject({
  count: z.int().min(1).describe("how many items make the total"),
  min: z.int().min(0),
  max: z.int().min(1),
  pointsPerItem: z.number().positive().default(1).describe("what one point of an item adds to the total"),
  highestOf: z
    .array(z.array(itemNumber).min(2))
    .default([])
    .describe("groups of item numbers of which only the highest answer counts"),
});

const missingItems = z.strictObject({
  allowed: z.int().min(0).describe("how many items may be missing"),
  counts: z.enum(["mean", "zero"]).describe("what stands in for them"),
});

const source = z.strictObject({
  fields: z.array(z.enum(instrumentFields)),
  citation: text,
  address: z.string().nullable().default(null),
});

const loincCode = z
  .string()
  .regex(/^\d{1,7}-\d$/, "write a LOINC code, such as 44261-6")
  .nullable();

const safetyItem = z.strictObject({
  item: itemNumber,
  atLeast: z.int().min(1),
  sentence: text,
  loinc: loincCode.default(null),
});

const fields = {
  version: z.int().min(1),
  title: text,
  about: text,
  populations: z.array(z.enum(["child", "adolescent", "adult", "older_adult"])),
  lookBackDays: z.int().min(0).nullable(),
  items: itemScale.nullable().describe("null where only totals are taken"),
  min: score,
  max: score,
  direction: z.enum(["lower", "higher"]).describe("which end is better"),
  bands: z.array(z.strictObject({ name: text, from: score })).describe("rising; from is included"),
  caseness: score.nullable().describe("the mildest score that is a case, included"),
  casenessBySex: z.strictObject({ female: score, male: score }).nullable(),
  reliableChange: score.nullable().describe("the smallest change that counts as reliable, included"),
  remission: score.nullable().describe("the first score that is no remission any more"),
  response: z.number().nullable().describe("the smallest share of the baseline that must be gone, included"),
  missingItems,
  safetyItems: z.array(safetyItem),
  loinc: z.strictObject({ panel: loincCode, total: loincCode }),
  licence: z.strictObject({ terms: z.enum(["free", "restricted", "unknown"]), sentence: text }),
  use: z.enum(["outcome", "intakeOnly"]),
  useSentence: text.nullable(),
  note: text.nullable(),
  sources: z.array(source),
};

/** The name of an instrument in a feed. */
const instrumentId = z
  .string()
  .regex(
    /^[A-Za-z0-9][A-Za-z0-9 ._+/()-]{0,59}$/,
    "begin with a letter or digit; at most 60 letters, digits, blanks and . _ + / ( ) -",
  )
  .refine((id) => !id.endsWith(" "), "no blank at the end");

/** What an organization states about an instrument: values to change, or an instrument of its own. */
export const instrumentSetting = z
  .strictObject({ id: instrumentId })
  .extend(z.strictObject(fields).partial().shape);

/** An instrument in effect, with where its definition comes from. */
export const instrument = z.object({
  ...fields,
  id: z.string(),
  subscaleOf: z.string().nullable(),
  toBeConfirmed: z.array(z.enum(instrumentFields)),
  origin: z.enum(["product", "changed", "organization"]),
  changedAt: z.string().nullable().describe("instant of the last change by the organization"),
  changedBy: z.string().nullable(),
});
export type InstrumentResponse = z.infer<typeof instrument>;

export const instrumentsResponse = z.object({
  instruments: z.array(instrument),
  leftOut: z.array(z.object({ id: z.string(), sentence: z.string() })),
});
export type InstrumentsResponse = z.infer<typeof instrumentsResponse>;
