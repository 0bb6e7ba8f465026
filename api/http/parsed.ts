import type * as z from "zod";
import { Refusal } from "#shared/contract/problems";

/** The largest number that the database gives: one above it can't be looked for there. */
export const LARGEST_NUMBER = 2_147_483_647;

/** Reads a query or body by its schema; what does not fit is refused with the option's name. */
export function parsed<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const read = schema.safeParse(input);
  if (read.success) return read.data;
  const issue = read.error.issues[0];
  const where = issue?.path.join(".") || "request";
  throw new Refusal("unknown-option", `${where}: ${issue?.message ?? "can't be read"}.`);
}
