import type { MigrationInterface, QueryRunner } from "typeorm";

/** Attended means attended minutes: rows recorded as attended with none are counted apart. Stored facts have it after `facts rebuild`. */
const up = `
ALTER TABLE episode_week ADD COLUMN no_minutes_rows smallint NOT NULL DEFAULT 0;
`;

const down = `
ALTER TABLE episode_week DROP COLUMN no_minutes_rows;
`;

export class NoMinutes1764000000007 implements MigrationInterface {
  readonly name = "NoMinutes1764000000007";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(up);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(down);
  }
}
