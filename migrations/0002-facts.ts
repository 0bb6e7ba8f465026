import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * The facts that every measure reads, built from the care process by api/facts/*.sql.
 * episode_no is the inquiry's number, or minus the enrollment's where no inquiry is known.
 * next_event_at is the first instant at which the row will read differently because an event dated in the future arrives.
 * chain_no is the number of the inquiry whose clock the row belongs to, so that a touched build finds the whole old chain.
 * reset_version is the version at which everything was cleared: readers that are older load anew.
 * early_sessions are the further sessions attended on days 0 to 30 after the first one's day; no_shows_in_a_row are the
 * no-shows since the last session with another status. safety_item is the answer to the item that asks about harm.
 * built_at is the instant up to which the stored rows know events. Weeks and scores have no foreign key to their episode:
 * only api/facts writes the three tables, together, and checking a million keys would double the time of a rebuild.
 */
const up = `
CREATE TABLE fact_version (
  only_row boolean NOT NULL DEFAULT true CONSTRAINT fact_version_has_one_row PRIMARY KEY CHECK (only_row),
  version bigint NOT NULL,
  is_demo boolean NOT NULL,
  built_at timestamptz,
  reset_version bigint NOT NULL DEFAULT 0
);
INSERT INTO fact_version (version, is_demo) VALUES (0, false);

CREATE TABLE episode_fact (
  program_code text COLLATE "C" NOT NULL,
  episode_no integer NOT NULL,
  inquiry_id text COLLATE "C",
  enrollment_id text COLLATE "C",
  chain_no integer,
  is_repeat boolean NOT NULL,
  inquired_at timestamptz,
  inquired_on date,
  assessment_offered_at timestamptz,
  assessment_at timestamptz,
  authorization_requested_at timestamptz,
  authorization_decided_at timestamptz,
  authorization_result text COLLATE "C",
  first_session_offered_at timestamptz,
  first_session_at timestamptz,
  closed_at timestamptz,
  closed_reason text COLLATE "C",
  admitted_on date,
  discharged_on date,
  ended_at timestamptz,
  discharge_reason text COLLATE "C",
  planned_weeks smallint,
  planned_end_at timestamptz,
  first_session_on date,
  attended_minutes integer NOT NULL,
  early_sessions smallint NOT NULL,
  no_shows_in_a_row smallint NOT NULL,
  group_name text COLLATE "C",
  cohort text COLLATE "C",
  referral_source text COLLATE "C",
  payer_class text COLLATE "C",
  age_band text COLLATE "C",
  sex text COLLATE "C",
  channel text COLLATE "C",
  next_event_at timestamptz,
  version bigint NOT NULL,
  CONSTRAINT episode_fact_is_one_row_per_episode PRIMARY KEY (program_code, episode_no)
);
CREATE INDEX episode_fact_by_version ON episode_fact (version);
CREATE INDEX episode_fact_by_next_event ON episode_fact (next_event_at) WHERE next_event_at IS NOT NULL;
CREATE INDEX episode_fact_by_inquiry ON episode_fact (program_code, inquiry_id) WHERE inquiry_id IS NOT NULL;
CREATE INDEX episode_fact_by_enrollment ON episode_fact (program_code, enrollment_id) WHERE enrollment_id IS NOT NULL;
CREATE INDEX episode_fact_by_chain ON episode_fact (program_code, chain_no) WHERE chain_no IS NOT NULL;
CREATE INDEX enrollment_by_admission ON enrollment (admitted_on);

CREATE TABLE episode_week (
  program_code text COLLATE "C" NOT NULL,
  episode_no integer NOT NULL,
  week_on date NOT NULL,
  scheduled_minutes integer NOT NULL,
  attended_minutes integer NOT NULL,
  attended_rows smallint NOT NULL,
  partial_rows smallint NOT NULL,
  excused_rows smallint NOT NULL,
  no_show_rows smallint NOT NULL,
  cancelled_rows smallint NOT NULL,
  CONSTRAINT episode_week_is_one_row_per_episode_and_week PRIMARY KEY (program_code, episode_no, week_on)
);

CREATE TABLE episode_score (
  program_code text COLLATE "C" NOT NULL,
  episode_no integer NOT NULL,
  instrument text COLLATE "C" NOT NULL,
  taken_on date NOT NULL,
  total numeric(7, 2) NOT NULL,
  is_prorated boolean NOT NULL,
  safety_item smallint,
  CONSTRAINT episode_score_is_one_row_per_episode_instrument_and_day PRIMARY KEY (program_code, episode_no, instrument, taken_on)
);

CREATE TABLE session_fact (
  program_code text COLLATE "C" NOT NULL,
  session_no integer NOT NULL,
  starts_at timestamptz NOT NULL,
  starts_on date NOT NULL,
  group_name text COLLATE "C",
  capacity integer,
  attended_seats smallint NOT NULL,
  is_cancelled boolean NOT NULL,
  version bigint NOT NULL,
  CONSTRAINT session_fact_is_one_row_per_session PRIMARY KEY (program_code, session_no)
);
CREATE INDEX session_fact_by_version ON session_fact (version);

CREATE TABLE episode_tombstone (
  program_code text COLLATE "C" NOT NULL,
  episode_no integer NOT NULL,
  version bigint NOT NULL,
  CONSTRAINT episode_tombstone_is_one_row_per_episode PRIMARY KEY (program_code, episode_no)
);
CREATE INDEX episode_tombstone_by_version ON episode_tombstone (version);

GRANT SELECT, INSERT, UPDATE, DELETE
  ON fact_version, episode_fact, episode_week, episode_score, session_fact, episode_tombstone TO iop_app;
`;

const down = `
DROP INDEX enrollment_by_admission;
DROP TABLE episode_tombstone, session_fact, episode_score, episode_week, episode_fact, fact_version;
`;

export class Facts1764000000002 implements MigrationInterface {
  readonly name = "Facts1764000000002";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(up);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(down);
  }
}
