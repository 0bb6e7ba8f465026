import type { MigrationInterface, QueryRunner } from "typeorm";

/** What people write beside the data: notes on time charts, and views saved under a name. */
const up = `
CREATE TABLE chart_note (
  note_id integer GENERATED ALWAYS AS IDENTITY CONSTRAINT chart_note_is_known_by_its_number PRIMARY KEY,
  noted_on date NOT NULL,
  text text NOT NULL,
  author text NOT NULL,
  measure_id text COLLATE "C",
  program_code text COLLATE "C",
  starts_baseline boolean NOT NULL,
  written_at timestamptz NOT NULL,
  CONSTRAINT chart_note_says_something CHECK (text <> '' AND author <> '')
);
CREATE INDEX chart_note_by_day ON chart_note (noted_on);

CREATE TABLE saved_view (
  view_id integer GENERATED ALWAYS AS IDENTITY CONSTRAINT saved_view_is_known_by_its_number PRIMARY KEY,
  name text NOT NULL,
  author text NOT NULL,
  address text NOT NULL,
  saved_at timestamptz NOT NULL,
  CONSTRAINT saved_view_has_a_name_of_its_own UNIQUE (name)
);

GRANT SELECT, INSERT, UPDATE, DELETE ON chart_note, saved_view TO iop_app;
`;

const down = `
DROP TABLE saved_view, chart_note;
`;

export class NotesAndViews1764000000004 implements MigrationInterface {
  readonly name = "NotesAndViews1764000000004";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(up);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(down);
  }
}
