import type pg from "pg";
import { possibleYears } from "./feed-columns.js";

/**
 * Functions of the session, under pg_temp, that read text strictly. An instant without an offset is read in the zone;
 * where clocks skip that time or show it twice it has a fault. Lord Howe moves its clocks by half an hour.
 * These functions are inlined and run for every instant of a file, which is why the usual spellings and the days without
 * a change of clocks are told apart first, as are numbers without a sign. parse_instant is for text whose check has passed.
 */
const functions = `
CREATE OR REPLACE FUNCTION pg_temp.has_offset(value text) RETURNS boolean
LANGUAGE sql IMMUTABLE AS $$
  SELECT value ~ '(Z|[+-][0-9]{2}(:?[0-9]{2})?)$'
$$;

CREATE OR REPLACE FUNCTION pg_temp.is_instant_text(value text) RETURNS boolean
LANGUAGE sql STABLE AS $$
  SELECT CASE
    WHEN translate(value, '0123456789', '0000000000') IN
      ('0000-00-00T00:00', '0000-00-00T00:00:00', '0000-00-00T00:00:00Z', '0000-00-00T00:00Z')
      THEN left(value, 1) IN ('1', '2') AND substr(value, 12, 2) < '24'
        AND substr(value, 15, 1) < '6' AND substr(value, 18, 1) < '6'
    ELSE value ~ '^[12][0-9]{3}-[0-9]{2}-[0-9]{2}[T ]([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9]([.][0-9]{1,9})?)?(Z|[+-](0[0-9]|1[0-5])(:?[0-5][0-9])?)?$'
  END AND pg_input_is_valid(substr(value, 1, 10), 'date')
$$;

CREATE OR REPLACE FUNCTION pg_temp.parse_instant(value text, zone text) RETURNS timestamptz
LANGUAGE sql STABLE AS $$
  SELECT CASE
    WHEN NOT pg_temp.has_offset(value) THEN substr(value, 1, 19)::timestamp AT TIME ZONE coalesce(zone, 'UTC')
    WHEN strpos(value, '.') > 0 THEN regexp_replace(value, '[.][0-9]+', '')::timestamptz
    ELSE value::timestamptz
  END
$$;

CREATE OR REPLACE FUNCTION pg_temp.read_instant(value text, zone text) RETURNS timestamptz
LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN pg_temp.is_instant_text(value) THEN pg_temp.parse_instant(value, zone) END
$$;

CREATE OR REPLACE FUNCTION pg_temp.local_time_fault(local timestamp, zone text) RETURNS text
LANGUAGE sql STABLE AS $$
  SELECT CASE
    WHEN ((local AT TIME ZONE zone) - interval '24 hours') AT TIME ZONE zone = local - interval '24 hours'
      AND ((local AT TIME ZONE zone) + interval '24 hours') AT TIME ZONE zone = local + interval '24 hours'
      THEN NULL
    WHEN ((local AT TIME ZONE zone) AT TIME ZONE zone) <> local THEN 'skipped_by_clocks'
    WHEN (((local AT TIME ZONE zone) + interval '1 hour') AT TIME ZONE zone) = local
      OR (((local AT TIME ZONE zone) - interval '1 hour') AT TIME ZONE zone) = local
      OR (((local AT TIME ZONE zone) + interval '30 minutes') AT TIME ZONE zone) = local
      OR (((local AT TIME ZONE zone) - interval '30 minutes') AT TIME ZONE zone) = local
      THEN 'shown_twice_by_clocks'
  END
$$;

CREATE OR REPLACE FUNCTION pg_temp.instant_fault(value text, zone text) RETURNS text
LANGUAGE sql STABLE AS $$
  SELECT CASE
    WHEN value IS NULL THEN NULL
    WHEN NOT pg_temp.is_instant_text(value) THEN 'not_an_instant'
    WHEN left(value, 4) NOT BETWEEN '${possibleYears.first}' AND '${possibleYears.last}' THEN 'out_of_range'
    WHEN pg_temp.has_offset(value) THEN NULL
    ELSE pg_temp.local_time_fault(substr(value, 1, 19)::timestamp, coalesce(zone, 'UTC'))
  END
$$;

CREATE OR REPLACE FUNCTION pg_temp.is_date_text(value text) RETURNS boolean
LANGUAGE sql STABLE AS $$
  SELECT value ~ '^[12][0-9]{3}-[0-9]{2}-[0-9]{2}$' AND pg_input_is_valid(value, 'date')
$$;

CREATE OR REPLACE FUNCTION pg_temp.date_fault(value text) RETURNS text
LANGUAGE sql STABLE AS $$
  SELECT CASE
    WHEN value IS NULL THEN NULL
    WHEN NOT pg_temp.is_date_text(value) THEN 'not_a_date'
    WHEN left(value, 4) NOT BETWEEN '${possibleYears.first}' AND '${possibleYears.last}' THEN 'out_of_range'
  END
$$;

CREATE OR REPLACE FUNCTION pg_temp.read_date(value text) RETURNS date
LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN pg_temp.is_date_text(value) THEN value::date END
$$;

CREATE OR REPLACE FUNCTION pg_temp.read_whole(value text) RETURNS integer
LANGUAGE sql STABLE AS $$
  SELECT CASE
    WHEN octet_length(value) BETWEEN 1 AND 9 AND translate(value, '0123456789', '') = '' THEN value::integer
    WHEN value ~ '^-?[0-9]{1,9}$' THEN value::integer
  END
$$;

CREATE OR REPLACE FUNCTION pg_temp.is_whole_outside(value text, smallest integer, largest integer) RETURNS boolean
LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN value ~ '^-?[0-9]{1,9}$' THEN NOT (value::integer >= smallest AND value::integer <= largest) END
$$;

CREATE OR REPLACE FUNCTION pg_temp.read_decimal(value text) RETURNS numeric
LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN value ~ '^-?[0-9]{1,5}([.][0-9]{1,2})?$' THEN value::numeric END
$$;
`;

const findingTable = `
CREATE TEMP TABLE staged_finding (
  feed text COLLATE "C" NOT NULL,
  line integer,
  column_name text COLLATE "C",
  code text COLLATE "C" NOT NULL,
  is_rejection boolean NOT NULL,
  text_found text COLLATE "C"
) ON COMMIT DROP;
CREATE INDEX staged_finding_by_line ON staged_finding (feed, line) WHERE is_rejection;
`;

/** A session that has used temporary tables keeps the room that it has. */
const roomForTables = `
DO $$
BEGIN
  PERFORM set_config('temp_buffers', '64MB', true);
EXCEPTION WHEN invalid_parameter_value THEN
  NULL;
END
$$
`;

/** Makes the session ready: strict readers, the table of findings, memory for hash joins. */
export async function prepareStaging(client: pg.Client): Promise<void> {
  await client.query(`
    SET LOCAL work_mem = '256MB';
    SET LOCAL jit = off;
    SET LOCAL TimeZone = 'UTC';
    SET LOCAL synchronous_commit = on;
  `);
  await client.query(roomForTables);
  await client.query(functions);
  await client.query(findingTable);
}
