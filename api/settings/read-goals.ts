import { statedGoal, type StatedGoalResponse } from "#shared/contract/goals";
import { goalNames, goalsOf, populations, shippedGoals, type Goals } from "#shared/measures/goals";
import type { RunQuery } from "../database/run-query.js";

const keptSettings = `
SELECT
  goal_setting.goal,
  goal_setting.population,
  to_char(goal_setting.holds_from, 'YYYY-MM-DD') AS "from",
  goal_setting.lowest,
  goal_setting.highest,
  goal_setting.changed_at,
  goal_setting.changed_by AS "changedBy"
FROM goal_setting
ORDER BY
  goal_setting.goal,
  goal_setting.population,
  goal_setting.holds_from NULLS FIRST
`;

/** What the organization has set, by day. A row that this version's contract does not know any more is left out. */
export async function readGoalSettings(run: RunQuery): Promise<StatedGoalResponse[]> {
  const rows = await run(keptSettings);
  return rows.flatMap(({ changed_at: changedAt, ...row }) => {
    const isDated = changedAt instanceof Date;
    const read = statedGoal.safeParse({ ...row, changedAt: isDated ? changedAt.toISOString() : null });
    return read.success ? [read.data] : [];
  });
}

/** The goals and bands in effect. */
export async function readGoals(run: RunQuery): Promise<Goals> {
  return goalsOf(await readGoalSettings(run));
}

/** Everything in effect in the order of goals, populations and days: the product's own where nothing stands in its place. */
export function describeGoals(kept: readonly StatedGoalResponse[]): StatedGoalResponse[] {
  const nobody = { changedAt: null, changedBy: null };
  const shipped = shippedGoals.filter(
    (own) => !kept.some((each) => each.from === null && isOfSame(each, own)),
  );
  const all = [...shipped.map((own) => ({ ...own, ...nobody })), ...kept];
  return all.toSorted(
    (one, other) =>
      goalNames.indexOf(one.goal) - goalNames.indexOf(other.goal) ||
      placeOf(one.population) - placeOf(other.population) ||
      compareDays(one.from ?? "", other.from ?? ""),
  );
}

type Whose = Pick<StatedGoalResponse, "goal" | "population">;

function isOfSame(one: Whose, other: Whose): boolean {
  return one.goal === other.goal && one.population === other.population;
}

function placeOf(population: Whose["population"]): number {
  return population === null ? -1 : populations.indexOf(population);
}

/** Days as text are in the order of their letters; no day is the first. */
function compareDays(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
