import type * as z from "zod";
import { Refusal } from "#shared/contract/problems";

/** Reads a query or body by its schema; what does not fit is refused with the option's name. */
export function parsed<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const read = schema.safeParse(input);
  if (read.success) return read.data;
  const issue = read.error.issues[0];
  const where = issue?.path.join(".") || "request";
  throw new Refusal("unknown-option", `${where}: ${issue?.message ?? "can't be read"}.`);
}
