import { Client } from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { cloneDatabase } from "../support/database.js";
import { insertEnrollment, insertPrograms, insertRow, rebuildAt } from "./care-rows.js";

let database: Awaited<ReturnType<typeof cloneDatabase>>;
let client: Client;

const AS_OF = "2025-06-01T00:00:00Z";

beforeAll(async () => {
  database = await cloneDatabase();
  client = new Client(database.appUrl);
  await client.connect();
  await insertPrograms(client);
});

afterAll(async () => {
  await client.end();
  await database.drop();
});

it("keeps the latest of a local day", async () => {
  await insertEnrollment(client, { enrollment_id: "E1", admitted_on: "2025-01-09" });
  for (const [key, takenAt, total] of [
    ["a", "2025-01-10T15:00:00Z", 18],
    ["b", "2025-01-11T04:30:00Z", 12],
    ["c", "2025-01-11T05:30:00Z", 9],
  ]) {
    await insertRow(client, "score", {
      program_code: "DAY",
      enrollment_id: "E1",
      instrument: "phq-9",
      taken_at: takenAt,
      score_key: key,
      total,
    });
  }
  await rebuildAt(client, AS_OF);
  const scores = await client.query(
    "SELECT taken_on::text, total::integer FROM episode_score ORDER BY taken_on",
  );
  expect(scores.rows).toEqual([
    { taken_on: "2025-01-10", total: 12 },
    { taken_on: "2025-01-11", total: 9 },
  ]);
});
