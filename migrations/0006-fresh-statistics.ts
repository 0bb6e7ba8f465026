import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * Only a table's owner may tell the planner that it has grown, and imports run as the application's role. Without it a plan
 * for the few rows of an earlier day is kept for many: a trial run of two files of 8,000 rows, analysed by autovacuum after
 * it was rolled back, made the import of the same files ten times as long, and of larger ones with the square of their rows.
 */
const up = `
CREATE FUNCTION refresh_statistics(care_table text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF care_table NOT IN ('program', 'inquiry', 'enrollment', 'group_session', 'attendance', 'score') THEN
    RAISE EXCEPTION 'The statistics of % are not refreshed by an import.', care_table;
  END IF;
  EXECUTE format('ANALYZE public.%I', care_table);
END
$$;
REVOKE ALL ON FUNCTION refresh_statistics(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION refresh_statistics(text) TO iop_app;
`;

const down = `
DROP FUNCTION refresh_statistics(text);
`;

export class FreshStatistics1764000000006 implements MigrationInterface {
  readonly name = "FreshStatistics1764000000006";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(up);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(down);
  }
}
