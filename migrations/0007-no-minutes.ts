import type { MigrationInterface, QueryRunner } from "typeorm";

/** Attended means attended minutes: rows recorded as attended with none are counted apart. */
const up = `
ALTER TABLE episode_week ADD COLUMN no_minutes_rows smallint NOT NULL DEFAULT 0;
`;

/** Takes them out of the stored weeks that count them as attended; a second time it would take them out twice. */
export const countApart = `
UPDATE episode_week
SET
  attended_rows = episode_week.attended_rows - without.attended,
  partial_rows = episode_week.partial_rows - without.partial,
  no_minutes_rows = without.attended + without.partial
FROM (
  SELECT
    episode_fact.program_code,
    episode_fact.episode_no,
    date_trunc('week', group_session.starts_at AT TIME ZONE program.zone)::date AS week_on,
    COUNT(*) FILTER (WHERE attendance.status = 'attended') AS attended,
    COUNT(*) FILTER (WHERE attendance.status = 'partial') AS partial
  FROM attendance
  JOIN group_session
    ON group_session.program_code = attendance.program_code
    AND group_session.session_id = attendance.session_id
  JOIN program
    ON program.program_code = attendance.program_code
  JOIN episode_fact
    ON episode_fact.program_code = attendance.program_code
    AND episode_fact.enrollment_id = attendance.enrollment_id
  JOIN fact_version
    ON group_session.starts_at <= fact_version.built_at
  WHERE attendance.attended_minutes = 0
    AND attendance.status IN ('attended', 'partial')
    AND NOT group_session.cancelled
  GROUP BY
    episode_fact.program_code,
    episode_fact.episode_no,
    week_on
) AS without
WHERE episode_week.program_code = without.program_code
  AND episode_week.episode_no = without.episode_no
  AND episode_week.week_on = without.week_on
`;

/** Which of them were recorded as attended in part, only a rebuild of the facts tells again. */
const down = `
UPDATE episode_week SET attended_rows = attended_rows + no_minutes_rows WHERE no_minutes_rows > 0;
ALTER TABLE episode_week DROP COLUMN no_minutes_rows;
`;

export class NoMinutes1764000000007 implements MigrationInterface {
  readonly name = "NoMinutes1764000000007";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(up);
    await runner.query(countApart);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(down);
  }
}
