import * as z from "zod";
import { goalNames, populations } from "../measures/goals.js";

/** One value of a goal or band in effect, with the day from which it holds and who set it. */
export const statedGoal = z.object({
  goal: z
    .enum(goalNames)
    .describe(
      "access: hours by the day of the inquiry; dose: hours a week by its Monday; stay: weeks by admission",
    ),
  population: z.enum(populations).nullable().describe("whose dose band it is; null for the others"),
  from: z.string().nullable().describe("first local day on which it holds; null from the beginning"),
  lowest: z.int().nullable().describe("lower end of a band, included; null for the access goal"),
  highest: z.int().describe("upper end of a band, or the access goal, included"),
  changedAt: z
    .string()
    .nullable()
    .describe("instant at which it was set; null for what ships with the product"),
  changedBy: z.string().nullable(),
});
export type StatedGoalResponse = z.infer<typeof statedGoal>;

export const goalsResponse = z.object({ goals: z.array(statedGoal) });
export type GoalsResponse = z.infer<typeof goalsResponse>;
