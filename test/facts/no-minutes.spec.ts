import { Client } from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { rebuildAllFacts } from "#api/facts/build-facts";
import { verifyFacts } from "#api/facts/verify-facts";
import { countApart } from "#migrations/0007-no-minutes";
import { AS_OF, insertRandomCare } from "../second-way/random-care.js";
import { cloneDatabase, type ClonedDatabase } from "../support/database.js";
import { inTransaction } from "./care-rows.js";

let database: ClonedDatabase;
let client: Client;

beforeAll(async () => {
  database = await cloneDatabase();
  client = new Client(database.ownerUrl);
  await client.connect();
  await insertRandomCare(client, 7, 20);
  await inTransaction(client, async () => await rebuildAllFacts(client, { asOfSeconds: AS_OF }));
});

afterAll(async () => {
  await client.end();
  await database.drop();
});

it("weeks stored before rows without minutes were told apart are what a rebuild would make of them", async () => {
  // As they were: partial rows with 0 minutes, the only such that these data have, among the partial ones.
  const old = await client.query(
    "UPDATE episode_week SET partial_rows = partial_rows + no_minutes_rows, no_minutes_rows = 0 WHERE no_minutes_rows > 0",
  );
  expect(old.rowCount).toBeGreaterThan(10);
  expect((await verifyFacts(client, { asOfSeconds: AS_OF })).length).toBeGreaterThan(0);
  const changed = await client.query(countApart);
  expect(changed.rowCount).toBe(old.rowCount);
  expect(await verifyFacts(client, { asOfSeconds: AS_OF })).toEqual([]);
});
