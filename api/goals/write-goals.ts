import type { Client } from "pg";
import { Refusal } from "#shared/contract/problems";
import { settingWords } from "#shared/measures/setting-words";
import type { StatedGoal } from "#shared/measures/goals";
import { inTransaction } from "../database/scoped-transaction.js";
import { raiseFactVersion } from "../facts/fact-version.js";
import { lockImports } from "../database/import-lock.js";

/** Who changes a goal, and the clock's instant in unix seconds. */
export interface GoalChange {
  readonly by: string;
  readonly atSeconds: number;
}

const keepSetting = `
INSERT INTO goal_setting (goal, population, holds_from, lowest, highest, changed_at, changed_by)
VALUES ($1, $2, $3, $4, $5, to_timestamp($6), $7)
ON CONFLICT ON CONSTRAINT goal_setting_is_one_row_per_goal_population_and_day DO UPDATE
SET
  lowest = EXCLUDED.lowest,
  highest = EXCLUDED.highest,
  changed_at = EXCLUDED.changed_at,
  changed_by = EXCLUDED.changed_by
`;

const dropSetting = `
DELETE FROM goal_setting
WHERE goal_setting.goal = $1
  AND goal_setting.population IS NOT DISTINCT FROM $2
  AND goal_setting.holds_from IS NOT DISTINCT FROM $3
`;

/** Which value of a goal: of whom, and from which day on. */
export type NamedGoal = Pick<StatedGoal, "goal" | "population" | "from">;

/** Keeps a value from its day on, in place of one that was stated for the same day. */
export async function setGoal(client: Client, stated: StatedGoal, change: GoalChange): Promise<void> {
  const { goal, population, from, lowest, highest } = stated;
  await inTransaction(client, async () => {
    await lockImports(client);
    await client.query(keepSetting, [
      ...[goal, population, from, lowest, highest],
      ...[change.atSeconds, change.by],
    ]);
    await raiseFactVersion(client);
  });
}

/** Takes back a value; what held before it holds on. */
export async function removeGoal(client: Client, named: NamedGoal): Promise<void> {
  await inTransaction(client, async () => {
    await lockImports(client);
    const removed = await client.query(dropSetting, [named.goal, named.population, named.from]);
    if (removed.rowCount === 0) {
      throw new Refusal(
        "unknown-goal",
        `Nothing is set as ${settingWords(named)}, so there is nothing to remove: goals without more words lists what is set, each with its day.`,
      );
    }
    await raiseFactVersion(client);
  });
}
