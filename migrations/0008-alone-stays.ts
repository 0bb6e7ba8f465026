import type { MigrationInterface, QueryRunner } from "typeorm";

/** A stay that stands alone is told of the person by the inquiry that it names: stored ones as a rebuild would tell it. */
export const tellOfPeople = `
UPDATE episode_fact
SET
  referral_source = inquiry.referral_source,
  payer_class = inquiry.payer_class,
  age_band = CASE
    WHEN inquiry.age <= 12 THEN '0-12'
    WHEN inquiry.age <= 17 THEN '13-17'
    WHEN inquiry.age <= 25 THEN '18-25'
    WHEN inquiry.age <= 44 THEN '26-44'
    WHEN inquiry.age <= 64 THEN '45-64'
    WHEN inquiry.age >= 65 THEN '65+'
  END,
  sex = NULLIF(inquiry.sex, 'unknown'),
  channel = inquiry.channel
FROM enrollment
JOIN inquiry
  ON inquiry.program_code = enrollment.program_code
  AND inquiry.inquiry_id = enrollment.inquiry_id
JOIN fact_version
  ON inquiry.inquired_at <= fact_version.built_at
WHERE episode_fact.inquiry_id IS NULL
  AND episode_fact.program_code = enrollment.program_code
  AND episode_fact.enrollment_id = enrollment.enrollment_id
`;

/** They were not known there. */
const down = `
UPDATE episode_fact
SET referral_source = NULL, payer_class = NULL, age_band = NULL, sex = NULL, channel = NULL
WHERE inquiry_id IS NULL
`;

export class AloneStays1764000000008 implements MigrationInterface {
  readonly name = "AloneStays1764000000008";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tellOfPeople);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(down);
  }
}
