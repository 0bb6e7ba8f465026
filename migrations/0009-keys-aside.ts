import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * The keys and indexes of a table that holds nothing are set aside while a first import fills it, and made from all its rows
 * at once afterwards: row by row they take twice as long as the rows themselves. Only a table's owner may do so, and imports
 * run as the application's role; what to make again stands in a table that this role can't read or write.
 */
const up = `
CREATE TABLE key_aside (
  table_name text COLLATE "C" NOT NULL,
  key_name text COLLATE "C" NOT NULL,
  making text NOT NULL,
  CONSTRAINT key_aside_is_one_row_per_key PRIMARY KEY (table_name, key_name)
);

CREATE FUNCTION set_keys_aside(filled_table text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '2s'
AS $$
DECLARE
  dropping text;
BEGIN
  IF filled_table NOT IN ('program', 'inquiry', 'enrollment', 'group_session', 'attendance', 'score', 'episode_fact',
    'episode_week', 'episode_score', 'session_fact') THEN
    RAISE EXCEPTION 'The keys of % are not set aside.', filled_table;
  END IF;
  -- A key that rows of other tables refer to can't go.
  IF EXISTS (
    SELECT FROM pg_constraint WHERE contype = 'f' AND confrelid = format('public.%I', filled_table)::regclass
  ) THEN
    RETURN false;
  END IF;
  -- Who builds facts locks their version first and then reads these tables: so does this, or the two wait for each other.
  BEGIN
    PERFORM FROM public.fact_version FOR UPDATE;
    EXECUTE format('LOCK TABLE public.%I IN ACCESS EXCLUSIVE MODE', filled_table);
    -- Rows that this transaction deleted are still there for others, and stand in the table's file. Leaving by an error
    -- gives the locks back.
    IF pg_relation_size(format('public.%I', filled_table)) > 0 THEN
      RAISE lock_not_available;
    END IF;
  EXCEPTION WHEN lock_not_available THEN
    RETURN false;
  END;
  INSERT INTO public.key_aside (table_name, key_name, making)
  SELECT
    filled_table,
    index_class.relname,
    CASE WHEN pg_constraint.oid IS NULL THEN pg_get_indexdef(pg_index.indexrelid)
      ELSE format('ALTER TABLE public.%I ADD CONSTRAINT %I %s', filled_table, pg_constraint.conname,
        pg_get_constraintdef(pg_constraint.oid)) END
  FROM pg_index
  JOIN pg_class AS index_class
    ON index_class.oid = pg_index.indexrelid
  LEFT JOIN pg_constraint
    ON pg_constraint.conindid = pg_index.indexrelid
    AND pg_constraint.conrelid = pg_index.indrelid
  WHERE pg_index.indrelid = format('public.%I', filled_table)::regclass;
  FOR dropping IN
    SELECT
      CASE WHEN making LIKE 'ALTER TABLE%' THEN format('ALTER TABLE public.%I DROP CONSTRAINT %I', table_name, key_name)
        ELSE format('DROP INDEX public.%I', key_name) END
    FROM public.key_aside
    WHERE table_name = filled_table
  LOOP
    EXECUTE dropping;
  END LOOP;
  RETURN true;
END
$$;

CREATE FUNCTION put_keys_back(filled_table text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET maintenance_work_mem = '256MB'
AS $$
DECLARE
  next_making text;
BEGIN
  FOR next_making IN
    DELETE FROM public.key_aside WHERE table_name = filled_table RETURNING making
  LOOP
    EXECUTE next_making;
  END LOOP;
END
$$;

REVOKE ALL ON FUNCTION set_keys_aside(text), put_keys_back(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION set_keys_aside(text), put_keys_back(text) TO iop_app;
`;

const down = `
DROP FUNCTION set_keys_aside(text), put_keys_back(text);
DROP TABLE key_aside;
`;

export class KeysAside1764000000009 implements MigrationInterface {
  readonly name = "KeysAside1764000000009";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(up);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(down);
  }
}
