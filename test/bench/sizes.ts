import { dayOf } from "#shared/calendar";

/** How much is generated. Groups per program grow with the inquiries, so that sessions keep about ten seats. */
export interface Size {
  readonly name: "S" | "M" | "L";
  readonly inquiries: number;
  readonly groupsPerProgram: number;
}

export const sizes: readonly Size[] = [
  { name: "S", inquiries: 10_000, groupsPerProgram: 1 },
  { name: "M", inquiries: 100_000, groupsPerProgram: 6 },
  { name: "L", inquiries: 1_000_000, groupsPerProgram: 60 },
];

/** First day of the five years, in days since 1970-01-01. */
export const FIRST_DAY = dayOf("2020-07-01") ?? 0;
/** Last day of the five years. It lies in the past of every clock, so that the API's present knows all of it. */
export const LAST_DAY = dayOf("2025-06-30") ?? 0;
/** The instant as of which everything is computed: the last second of the last day. */
export const AS_OF_SECONDS = (LAST_DAY + 1) * 86_400 - 1;
