import * as z from "zod";

const isoDay = z
  .string()
  .regex(/^(19|20)\d{2}-\d{2}-\d{2}$/, "write a day of these two centuries as YYYY-MM-DD");
/** PostgreSQL takes no text with the character NUL in it. */
const words = z.string().refine((text) => !text.includes("\0"), "leave out the character NUL");
const author = words.trim().min(1, "say who writes").max(80);

/** A note on time charts: what happened on a day, who says so, and whether a new baseline starts there. */
export const noteBody = z.strictObject({
  on: isoDay.describe("local day on which it happened"),
  text: words.trim().min(1, "say what happened").max(280),
  author,
  measure: words.nullable().describe("measure that it speaks of; null for all"),
  program: words.nullable().describe("program that it speaks of; null for all"),
  startsBaseline: z.boolean().describe("limits of process control start anew on that day"),
});
export type NoteBody = z.infer<typeof noteBody>;

export const note = noteBody.extend({ id: z.int(), writtenAt: z.string() });
export type NoteResponse = z.infer<typeof note>;
export const notesResponse = z.object({ notes: z.array(note) });

/** A view that somebody has saved under a name: an address of this product without host, never with ids of people. */
export const savedViewBody = z.strictObject({
  name: words.trim().min(1, "give the view a name").max(80),
  author,
  address: z
    .string()
    .max(400)
    .regex(
      /^\/(|(access|cohorts|cohort|outcomes|engagement|definitions)(\/[\w%.-]+){0,2})(\?[\w=&%,.+:-]*)?$/,
      "save an address of one of the pages",
    ),
});
export type SavedViewBody = z.infer<typeof savedViewBody>;

export const savedView = savedViewBody.extend({ id: z.int(), savedAt: z.string() });
export type SavedViewResponse = z.infer<typeof savedView>;
export const savedViewsResponse = z.object({ views: z.array(savedView) });

export const removedResponse = z.object({ removed: z.literal(true) });
