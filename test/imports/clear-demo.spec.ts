import { Client } from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { inTransaction } from "#api/database/scoped-transaction";
import { clearDemo } from "#api/imports/clear-data";
import { cloneDatabase, type ClonedDatabase } from "../support/database.js";
import { importRows, inquiries, programs } from "./import-rows.js";

let database: ClonedDatabase;
let client: Client;
let other: Client;

beforeAll(async () => {
  database = await cloneDatabase();
  client = new Client({ connectionString: database.appUrl });
  other = new Client({ connectionString: database.appUrl });
  await Promise.all([client.connect(), other.connect()]);
});
afterAll(async () => {
  await Promise.all([client.end(), other.end()]);
  await database.drop();
});

/** The database holds demo data, with a note that starts a baseline. */
beforeEach(async () => {
  await client.query("UPDATE fact_version SET is_demo = true");
  await inTransaction(client, clearDemo);
  await importRows(client, { programs, inquiries }, { isDemo: true });
  await client.query(`
    INSERT INTO chart_note (noted_on, text, author, starts_baseline, written_at)
    VALUES ('2026-01-01', 'a new line', 'a test', true, now())`);
});

async function countOf(table: "inquiry" | "chart_note"): Promise<number> {
  const found = await client.query<{ n: number }>(`SELECT COUNT(*)::integer AS n FROM ${table}`);
  return found.rows[0]?.n ?? 0;
}

describe("clearing the demo data", () => {
  it("removes them, and the notes on their charts", async () => {
    expect(await inTransaction(client, clearDemo)).toBe(true);
    expect([await countOf("inquiry"), await countOf("chart_note")]).toEqual([0, 0]);
  });

  it("does so once", async () => {
    await inTransaction(client, clearDemo);
    expect(await inTransaction(client, clearDemo)).toBe(false);
  });

  it("removes no real row", async () => {
    await importRows(client, { programs, inquiries }, { clearDemo: true });
    expect(await countOf("inquiry")).toBe(2);
    expect(await inTransaction(client, clearDemo)).toBe(false);
    expect(await countOf("inquiry")).toBe(2);
  });

  it("waits for an import that puts real rows in their place, and leaves those", async () => {
    await client.query("BEGIN");
    await clearDemo(client);
    const waiting = inTransaction(other, clearDemo);
    await client.query("INSERT INTO program VALUES ('R', 'Real', 'North', 'mental_health', 'adult', 'UTC')");
    await client.query("COMMIT");
    expect(await waiting).toBe(false);
    const left = await client.query("SELECT program.program_code FROM program");
    expect(left.rows).toEqual([{ program_code: "R" }]);
  });
});
