import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * What an organization states about instruments: changed thresholds of a shipped one, or an instrument of its own.
 * The definition is what was given, checked by the contract's schema; the registry in effect is worked out on reading.
 */
const up = `
CREATE TABLE instrument_setting (
  id text COLLATE "C" NOT NULL CONSTRAINT instrument_setting_is_one_row_per_instrument PRIMARY KEY,
  definition jsonb NOT NULL,
  changed_at timestamptz NOT NULL,
  changed_by text NOT NULL,
  CONSTRAINT instrument_setting_definition_is_of_its_id CHECK (definition ->> 'id' = id)
);

GRANT SELECT, INSERT, UPDATE, DELETE ON instrument_setting TO iop_app;
`;

const down = `
DROP TABLE instrument_setting;
`;

export class InstrumentSettings1764000000003 implements MigrationInterface {
  readonly name = "InstrumentSettings1764000000003";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(up);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(down);
  }
}
