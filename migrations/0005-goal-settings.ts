import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * The goals and bands that an organization sets, each with the day from which it holds; without a day it stands in place of
 * the product's own. Hours for the access goal and the dose band, weeks for the stay band. What is not set is the product's.
 */
const up = `
CREATE TABLE goal_setting (
  goal text COLLATE "C" NOT NULL,
  population text COLLATE "C",
  holds_from date,
  lowest integer,
  highest integer NOT NULL,
  changed_at timestamptz NOT NULL,
  changed_by text NOT NULL,
  CONSTRAINT goal_setting_is_one_row_per_goal_population_and_day
    UNIQUE NULLS NOT DISTINCT (goal, population, holds_from),
  CONSTRAINT goal_setting_is_of_access_dose_or_stay CHECK (goal IN ('access', 'dose', 'stay')),
  CONSTRAINT goal_setting_of_a_dose_names_its_population CHECK ((population IS NOT NULL) = (goal = 'dose')),
  CONSTRAINT goal_setting_has_two_ends_unless_of_access CHECK ((lowest IS NULL) = (goal = 'access')),
  CONSTRAINT goal_setting_rises CHECK (lowest <= highest),
  CONSTRAINT goal_setting_is_above_zero CHECK (coalesce(lowest, highest) > 0)
);

GRANT SELECT, INSERT, UPDATE, DELETE ON goal_setting TO iop_app;
`;

const down = `
DROP TABLE goal_setting;
`;

export class GoalSettings1764000000005 implements MigrationInterface {
  readonly name = "GoalSettings1764000000005";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(up);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(down);
  }
}
