import { Client } from "pg";
import { rebuildAllFacts } from "#api/facts/build-facts";
import { cloneDatabase } from "../support/database.js";

/** Instant of an ISO text in unix seconds. */
export function seconds(iso: string): number {
  return Date.parse(iso) / 1000;
}

/** Runs the work in one transaction. */
export async function inTransaction<Result>(client: Client, work: () => Promise<Result>): Promise<Result> {
  await client.query("BEGIN");
  try {
    const result = await work();
    await client.query("COMMIT");
    return result;
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  }
}

/** Rebuilds all facts as known at an instant. */
export async function rebuildAt(client: Client, iso: string): Promise<void> {
  await inTransaction(client, async () => await rebuildAllFacts(client, { asOfSeconds: seconds(iso) }));
}

/** Inserts two programs, in New York and in Berlin. */
export async function insertPrograms(client: Client): Promise<void> {
  await client.query(`INSERT INTO program (program_code, name, site, track, population, zone) VALUES
    ('DAY', 'Day', 'north', 'mental_health', 'adult', 'America/New_York'),
    ('EVE', 'Evening', 'south', 'substance_use', 'adult', 'Europe/Berlin')`);
}

/** An inquiry of the program DAY; further columns by name. */
export async function insertInquiry(client: Client, row: Readonly<Record<string, unknown>>): Promise<void> {
  await insertRow(client, "inquiry", { program_code: "DAY", program_asked_for: "DAY", ...row });
}

/** An enrollment of the program DAY. */
export async function insertEnrollment(
  client: Client,
  row: Readonly<Record<string, unknown>>,
): Promise<void> {
  await insertRow(client, "enrollment", { program_code: "DAY", ...row });
}

/** A session of the program DAY at an instant, and one enrollment's attendance row in it. */
export async function insertAttended(
  client: Client,
  enrollmentId: string,
  session: Readonly<Record<string, unknown>>,
): Promise<void> {
  const given: Readonly<Record<string, unknown>> = { minutes: 180, status: "attended", ...session };
  const { minutes, status, ...row } = given;
  const sessionId = `${enrollmentId}@${String(row["starts_at"])}`;
  await insertRow(client, "group_session", {
    program_code: "DAY",
    session_id: sessionId,
    scheduled_minutes: 180,
    ...row,
  });
  await insertRow(client, "attendance", {
    program_code: "DAY",
    enrollment_id: enrollmentId,
    session_id: sessionId,
    status,
    attended_minutes: minutes,
  });
}

/** Inserts one row by column names. */
export async function insertRow(
  client: Client,
  table: string,
  row: Readonly<Record<string, unknown>>,
): Promise<void> {
  const names = Object.keys(row);
  const marks = names.map((_, index) => `$${index + 1}`);
  await client.query(
    `INSERT INTO ${table} (${names.join(", ")}) VALUES (${marks.join(", ")})`,
    Object.values(row),
  );
}

/** A stored fact with the ids that a reader of the tests knows, instants as ISO text. */
export interface FactRow {
  readonly inquiry_id: string | null;
  readonly enrollment_id: string | null;
  readonly is_repeat: boolean;
  readonly is_alone: boolean;
  readonly first_session_at: string | null;
  readonly authorization_result: string | null;
  readonly closed_at: string | null;
  readonly closed_reason: string | null;
  readonly discharged_on: string | null;
  readonly ended_at: string | null;
  readonly discharge_reason: string | null;
  readonly planned_end_at: string | null;
  readonly inquired_on: string | null;
  readonly attended_minutes: number;
  readonly group_name: string | null;
  readonly cohort: string | null;
  readonly age_band: string | null;
  readonly sex: string | null;
  readonly next_event_at: string | null;
}

/** All stored facts, first known day first. */
export async function readFacts(client: Client): Promise<readonly FactRow[]> {
  const found = await client.query<{ fact: FactRow }>(`
    SELECT to_jsonb(episode_fact) || jsonb_build_object('is_alone', episode_fact.episode_no < 0) AS fact
    FROM episode_fact
    ORDER BY COALESCE(episode_fact.inquired_at, episode_fact.admitted_on), episode_fact.episode_no`);
  return found.rows.map((row) => row.fact);
}

/** The stored fact of an inquiry. */
export async function factOf(client: Client, inquiryId: string): Promise<FactRow | undefined> {
  return (await readFacts(client)).find((fact) => fact.inquiry_id === inquiryId);
}

const tables = [
  "episode_score",
  "episode_week",
  "episode_fact",
  "score",
  "attendance",
  "group_session",
  "enrollment",
  "inquiry",
  "program",
];

/** Leaves nothing but the programs. */
export async function startAnew(client: Client): Promise<void> {
  for (const table of tables) await client.query(`DELETE FROM ${table}`);
  await insertPrograms(client);
}

/** A connection, in UTC, to a database of the specification's own; `close` drops it. */
export async function openCare(): Promise<{ readonly client: Client; close(): Promise<void> }> {
  const database = await cloneDatabase();
  const client = new Client(database.appUrl);
  await client.connect();
  await client.query("SET timezone TO 'UTC'");
  return {
    client,
    close: async () => {
      await client.end();
      await database.drop();
    },
  };
}
