import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * The care process: programs, inquiries, enrollments, sessions, attendance, scores, imports and findings.
 * The program stands first in every key, so that the same statements run on a distributed PostgreSQL.
 * Text is ordered by code point (collation "C"): no order depends on the server's locale.
 */
const up = `
CREATE TABLE program (
  program_code text COLLATE "C" NOT NULL CONSTRAINT program_is_known_by_its_code PRIMARY KEY,
  name text NOT NULL,
  site text COLLATE "C" NOT NULL,
  track text COLLATE "C" NOT NULL,
  population text COLLATE "C" NOT NULL,
  zone text NOT NULL,
  capacity integer,
  import_id integer,
  CONSTRAINT program_track_is_a_known_one CHECK (track IN ('mental_health', 'substance_use')),
  CONSTRAINT program_population_is_a_known_one CHECK (population IN ('child', 'adolescent', 'adult', 'older_adult')),
  CONSTRAINT program_capacity_is_positive CHECK (capacity > 0)
);

CREATE TABLE inquiry (
  program_code text COLLATE "C" NOT NULL,
  inquiry_no integer GENERATED ALWAYS AS IDENTITY,
  inquiry_id text COLLATE "C" NOT NULL,
  person_id text COLLATE "C",
  program_asked_for text COLLATE "C" NOT NULL,
  inquired_at timestamptz NOT NULL,
  channel text COLLATE "C",
  referral_source text COLLATE "C",
  payer_class text COLLATE "C",
  age smallint,
  sex text COLLATE "C",
  assessment_offered_at timestamptz,
  assessment_at timestamptz,
  authorization_requested_at timestamptz,
  authorization_decided_at timestamptz,
  authorization_result text COLLATE "C",
  first_session_offered_at timestamptz,
  closed_at timestamptz,
  closed_reason text COLLATE "C",
  import_id integer,
  CONSTRAINT inquiry_is_known_by_its_id PRIMARY KEY (program_code, inquiry_id),
  CONSTRAINT inquiry_number_is_used_once UNIQUE (program_code, inquiry_no),
  CONSTRAINT inquiry_belongs_to_a_program FOREIGN KEY (program_code) REFERENCES program (program_code),
  CONSTRAINT inquiry_channel_is_a_known_one CHECK (channel IN ('phone', 'web', 'walk_in', 'provider', 'hospital', 'other')),
  CONSTRAINT inquiry_referral_source_is_a_known_one CHECK (referral_source IN
    ('self', 'family', 'provider', 'inpatient', 'emergency_department', 'court', 'other')),
  CONSTRAINT inquiry_age_is_a_human_one CHECK (age >= 0 AND age <= 120),
  CONSTRAINT inquiry_sex_is_a_known_one CHECK (sex IN ('female', 'male', 'other', 'unknown')),
  CONSTRAINT inquiry_authorization_result_is_a_known_one CHECK (authorization_result IN ('approved', 'denied', 'not_needed')),
  CONSTRAINT inquiry_closed_reason_is_a_known_one CHECK (closed_reason IN
    ('declined', 'unreachable', 'not_eligible', 'no_coverage', 'referred_elsewhere', 'duplicate', 'other'))
);
CREATE INDEX inquiry_by_id ON inquiry (inquiry_id);
CREATE INDEX inquiry_by_person ON inquiry (program_code, person_id, inquired_at) WHERE person_id IS NOT NULL;
CREATE INDEX inquiry_by_instant ON inquiry (program_code, inquired_at);

CREATE TABLE enrollment (
  program_code text COLLATE "C" NOT NULL,
  enrollment_no integer GENERATED ALWAYS AS IDENTITY,
  enrollment_id text COLLATE "C" NOT NULL,
  inquiry_id text COLLATE "C",
  person_id text COLLATE "C",
  cohort text COLLATE "C",
  admitted_on date NOT NULL,
  planned_weeks smallint,
  discharged_on date,
  discharge_reason text COLLATE "C",
  import_id integer,
  CONSTRAINT enrollment_is_known_by_its_id PRIMARY KEY (program_code, enrollment_id),
  CONSTRAINT enrollment_number_is_used_once UNIQUE (program_code, enrollment_no),
  CONSTRAINT enrollment_is_the_only_one_of_its_inquiry UNIQUE (program_code, inquiry_id),
  CONSTRAINT enrollment_belongs_to_a_program FOREIGN KEY (program_code) REFERENCES program (program_code),
  CONSTRAINT enrollment_names_a_known_inquiry FOREIGN KEY (program_code, inquiry_id)
    REFERENCES inquiry (program_code, inquiry_id) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT enrollment_discharge_not_before_admission CHECK (discharged_on >= admitted_on),
  CONSTRAINT enrollment_planned_weeks_are_sensible CHECK (planned_weeks > 0 AND planned_weeks <= 104),
  CONSTRAINT enrollment_discharge_reason_is_a_known_one CHECK (discharge_reason IN
    ('completed', 'against_advice', 'no_show', 'administrative', 'moved', 'transferred_higher', 'transferred_lower', 'other'))
);
CREATE INDEX enrollment_by_id ON enrollment (enrollment_id);

CREATE TABLE group_session (
  program_code text COLLATE "C" NOT NULL,
  session_no integer GENERATED ALWAYS AS IDENTITY,
  session_id text COLLATE "C" NOT NULL,
  group_name text COLLATE "C",
  starts_at timestamptz NOT NULL,
  scheduled_minutes smallint NOT NULL,
  kind text COLLATE "C",
  cancelled boolean NOT NULL DEFAULT false,
  capacity integer,
  import_id integer,
  CONSTRAINT group_session_is_known_by_its_id PRIMARY KEY (program_code, session_id),
  CONSTRAINT group_session_number_is_used_once UNIQUE (program_code, session_no),
  CONSTRAINT group_session_belongs_to_a_program FOREIGN KEY (program_code) REFERENCES program (program_code),
  CONSTRAINT group_session_minutes_are_within_a_day CHECK (scheduled_minutes > 0 AND scheduled_minutes <= 720),
  CONSTRAINT group_session_kind_is_a_known_one CHECK (kind IN ('process', 'experiential', 'psychoeducation', 'skills', 'family')),
  CONSTRAINT group_session_capacity_is_positive CHECK (capacity > 0)
);
CREATE INDEX group_session_by_id ON group_session (session_id);

CREATE TABLE attendance (
  program_code text COLLATE "C" NOT NULL,
  enrollment_id text COLLATE "C" NOT NULL,
  session_id text COLLATE "C" NOT NULL,
  status text COLLATE "C" NOT NULL,
  attended_minutes smallint NOT NULL,
  import_id integer,
  CONSTRAINT attendance_is_one_row_per_enrollment_and_session PRIMARY KEY (program_code, enrollment_id, session_id),
  CONSTRAINT attendance_status_is_a_known_one CHECK (status IN ('attended', 'partial', 'excused', 'no_show')),
  CONSTRAINT attendance_minutes_are_within_a_day CHECK (attended_minutes >= 0 AND attended_minutes <= 720)
);
CREATE INDEX attendance_by_session ON attendance (program_code, session_id);

CREATE TABLE score (
  program_code text COLLATE "C" NOT NULL,
  enrollment_id text COLLATE "C" NOT NULL,
  instrument text COLLATE "C" NOT NULL,
  taken_at timestamptz NOT NULL,
  score_key text COLLATE "C" NOT NULL,
  score_id text COLLATE "C",
  total numeric(7, 2) NOT NULL,
  typed_total numeric(7, 2),
  items smallint[],
  is_prorated boolean NOT NULL DEFAULT false,
  import_id integer,
  CONSTRAINT score_is_known_by_its_key PRIMARY KEY (program_code, enrollment_id, score_key),
  CONSTRAINT score_belongs_to_an_enrollment FOREIGN KEY (program_code, enrollment_id)
    REFERENCES enrollment (program_code, enrollment_id)
);
CREATE INDEX score_by_id ON score (score_id) WHERE score_id IS NOT NULL;

CREATE TABLE import (
  import_id integer GENERATED ALWAYS AS IDENTITY CONSTRAINT import_is_known_by_its_number PRIMARY KEY,
  imported_at timestamptz NOT NULL,
  is_demo boolean NOT NULL,
  feeds jsonb NOT NULL
);

CREATE TABLE import_finding (
  import_id integer NOT NULL,
  finding_no integer NOT NULL,
  feed text COLLATE "C" NOT NULL,
  line integer,
  column_name text COLLATE "C",
  code text COLLATE "C" NOT NULL,
  is_rejection boolean NOT NULL,
  text_found text,
  repair text NOT NULL,
  CONSTRAINT import_finding_is_known_by_its_number PRIMARY KEY (import_id, finding_no),
  CONSTRAINT import_finding_belongs_to_an_import FOREIGN KEY (import_id) REFERENCES import (import_id)
);
`;

const roles = `
DO $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_catalog.pg_roles WHERE rolname = 'iop_app') THEN
    CREATE ROLE iop_app NOLOGIN NOSUPERUSER NOBYPASSRLS;
  END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN
  NULL; -- two migrations at once in two databases of one server
END
$$;
GRANT iop_app TO CURRENT_USER;
GRANT USAGE ON SCHEMA public TO iop_app;
GRANT SELECT, INSERT, UPDATE, DELETE
  ON program, inquiry, enrollment, group_session, attendance, score, import, import_finding TO iop_app;
`;

const down = `
DROP TABLE import_finding, import, score, attendance, group_session, enrollment, inquiry, program;
`;

export class CareProcess1764000000001 implements MigrationInterface {
  readonly name = "CareProcess1764000000001";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(up);
    await runner.query(roles);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(down);
  }
}
