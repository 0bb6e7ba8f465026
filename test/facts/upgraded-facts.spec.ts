import { Client } from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { rebuildAllFacts } from "#api/facts/build-facts";
import { verifyFacts } from "#api/facts/verify-facts";
import { countApart } from "#migrations/0007-no-minutes";
import { tellOfPeople } from "#migrations/0008-alone-stays";
import { AS_OF, insertRandomCare } from "../second-way/random-care.js";
import { cloneDatabase, type ClonedDatabase } from "../support/database.js";
import { inTransaction, insertEnrollment, insertInquiry, insertPrograms } from "./care-rows.js";

let database: ClonedDatabase;
let client: Client;

beforeAll(async () => {
  database = await cloneDatabase();
  client = new Client(database.ownerUrl);
  await client.connect();
  await insertRandomCare(client, 7, 20);
  // Somebody who asks again while waiting, and is admitted on both inquiries: one of the stays stands alone.
  await insertPrograms(client);
  for (const [inquiry_id, day, age] of [
    ["I1", "2025-03-03", 44],
    ["I2", "2025-03-04", 45],
  ] as const) {
    const told = { sex: "female", age, channel: "web", payer_class: "PPO" };
    await insertInquiry(client, { inquiry_id, person_id: "P", inquired_at: `${day}T15:00:00Z`, ...told });
    await insertEnrollment(client, {
      enrollment_id: `E of ${inquiry_id}`,
      inquiry_id,
      admitted_on: "2025-03-10",
    });
  }
  // The random data have rows without minutes among the partial ones only.
  await client.query(
    "UPDATE attendance SET attended_minutes = 0 WHERE status = 'attended' AND right(session_id, 1) = '3'",
  );
  await inTransaction(client, async () => await rebuildAllFacts(client, { asOfSeconds: AS_OF }));
});

afterAll(async () => {
  await client.end();
  await database.drop();
});

it("weeks stored before rows without minutes were told apart are what a rebuild would make of them", async () => {
  const before = await client.query("SELECT sum(no_minutes_rows)::integer AS n FROM episode_week");
  // As they were: each row under the status that it is recorded with.
  await client.query(`
    UPDATE episode_week SET
      attended_rows = attended_rows + old.attended, partial_rows = partial_rows + old.partial, no_minutes_rows = 0
    FROM (
      SELECT f.program_code, f.episode_no, date_trunc('week', g.starts_at AT TIME ZONE p.zone)::date AS week_on,
        count(*) FILTER (WHERE a.status = 'attended') AS attended, count(*) FILTER (WHERE a.status = 'partial') AS partial
      FROM attendance AS a
      JOIN group_session AS g USING (program_code, session_id)
      JOIN program AS p USING (program_code)
      JOIN episode_fact AS f USING (program_code, enrollment_id)
      WHERE a.attended_minutes = 0 AND NOT g.cancelled AND a.status IN ('attended', 'partial')
        AND g.starts_at <= to_timestamp(${AS_OF})
      GROUP BY 1, 2, 3
    ) AS old
    WHERE (episode_week.program_code, episode_week.episode_no, episode_week.week_on) = (old.program_code, old.episode_no, old.week_on)`);
  expect((await verifyFacts(client, { asOfSeconds: AS_OF })).length).toBeGreaterThan(0);
  await client.query(countApart);
  expect(await verifyFacts(client, { asOfSeconds: AS_OF })).toEqual([]);
  const after = await client.query("SELECT sum(no_minutes_rows)::integer AS n FROM episode_week");
  expect(after.rows).toEqual(before.rows);
  expect(after.rows[0]).toMatchObject({ n: expect.any(Number) });
});

it("stays that stand alone are told of the person as a rebuild would tell", async () => {
  const told = await client.query(
    "UPDATE episode_fact SET sex = NULL, age_band = NULL, payer_class = NULL, referral_source = NULL, channel = NULL WHERE inquiry_id IS NULL AND num_nonnulls(sex, age_band, payer_class, referral_source, channel) > 0",
  );
  expect(told.rowCount).toBeGreaterThan(0);
  expect((await verifyFacts(client, { asOfSeconds: AS_OF })).length).toBeGreaterThan(0);
  await client.query(tellOfPeople);
  expect(await verifyFacts(client, { asOfSeconds: AS_OF })).toEqual([]);
});
