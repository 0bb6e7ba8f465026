import type { Client } from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  insertAttended,
  insertEnrollment,
  insertInquiry,
  insertRow,
  openCare,
  readFacts,
  rebuildAt,
  startAnew,
} from "./care-rows.js";

let client: Client;
let close: () => Promise<void>;

beforeAll(async () => {
  ({ client, close } = await openCare());
});
afterAll(async () => await close());
beforeEach(async () => await startAnew(client));

const AS_OF = "2025-06-01T00:00:00Z";

interface Came {
  readonly at: string;
  readonly status?: string;
  readonly minutes?: number;
  readonly cancelled?: boolean;
  readonly group?: string;
}

/** The fact of a stay in New York with these sessions. */
async function factOfSessions(sessions: readonly Came[], asOf = AS_OF): Promise<Record<string, unknown>> {
  await insertEnrollment(client, { enrollment_id: "E1", admitted_on: "2025-01-06" });
  for (const { at, group, ...more } of sessions) {
    await insertAttended(client, "E1", {
      starts_at: at,
      ...more,
      ...(group === undefined ? {} : { group_name: group }),
    });
  }
  await rebuildAt(client, asOf);
  return { ...(await readFacts(client))[0] };
}

describe("further sessions up to the 30th day after the first session's day", () => {
  // The first one is on 7 February, so that day 30 is 9 March, when clocks are set forward.
  const first = { at: "2025-02-07T15:00:00Z" };
  it.each<{ name: string; further: readonly Came[]; expected: number }>([
    { name: "none", further: [], expected: 0 },
    { name: "a second one of the same day", further: [{ at: "2025-02-07T19:00:00Z" }], expected: 1 },
    { name: "in the last minute of day 30", further: [{ at: "2025-03-10T03:59:00Z" }], expected: 1 },
    { name: "with day 31", further: [{ at: "2025-03-10T04:00:00Z" }], expected: 0 },
    {
      name: "in part",
      further: [{ at: "2025-02-10T15:00:00Z", status: "partial", minutes: 1 }],
      expected: 1,
    },
    {
      name: "with 0 minutes",
      further: [{ at: "2025-02-10T15:00:00Z", status: "attended", minutes: 0 }],
      expected: 0,
    },
    {
      name: "that the program cancelled",
      further: [{ at: "2025-02-10T15:00:00Z", cancelled: true }],
      expected: 0,
    },
    {
      name: "before the first with minutes",
      further: [{ at: "2025-02-06T15:00:00Z", status: "no_show", minutes: 0 }],
      expected: 0,
    },
  ])("$name: $expected", async ({ further, expected }) => {
    expect(await factOfSessions([first, ...further])).toMatchObject({ early_sessions: expected });
  });

  it("are those begun by as-of", async () => {
    const sessions = [first, { at: "2025-02-10T15:00:00Z" }];
    expect(await factOfSessions(sessions, "2025-02-10T14:59:59Z")).toMatchObject({ early_sessions: 0 });
  });
});

describe("no-shows in a row, up to the latest session", () => {
  const day = (dayOfMonth: number): string => `2025-01-${String(dayOfMonth).padStart(2, "0")}T15:00:00Z`;
  const missed = (dayOfMonth: number): Came => ({ at: day(dayOfMonth), status: "no_show", minutes: 0 });
  it.each<{ name: string; sessions: readonly Came[]; expected: number }>([
    { name: "one", sessions: [{ at: day(6) }, missed(7)], expected: 1 },
    { name: "two", sessions: [{ at: day(6) }, missed(7), missed(8)], expected: 2 },
    { name: "two before any other session", sessions: [missed(7), missed(8)], expected: 2 },
    { name: "two that somebody came after", sessions: [missed(7), missed(8), { at: day(9) }], expected: 0 },
    {
      name: "two with an excuse between",
      sessions: [missed(7), { at: day(8), status: "excused", minutes: 0 }, missed(9)],
      expected: 1,
    },
    {
      name: "two with a cancelled session between",
      sessions: [missed(7), { at: day(8), cancelled: true }, missed(9)],
      expected: 2,
    },
    {
      name: "one of two that the program cancelled",
      sessions: [missed(7), { ...missed(8), cancelled: true }],
      expected: 1,
    },
  ])("$name: $expected", async ({ sessions, expected }) => {
    expect(await factOfSessions(sessions)).toMatchObject({ no_shows_in_a_row: expected });
  });
});

describe("an episode's group", () => {
  it("is that of its first session, of two at one instant the first by name with minutes", async () => {
    const found = await factOfSessions([
      { at: "2025-01-08T15:00:00Z", group: "a" },
      { at: "2025-01-07T15:00:00Z", group: "morning" },
      { at: "2025-01-07T15:00:00+00:00", group: "evening" },
      { at: "2025-01-07T15:00Z", group: "absent", status: "no_show", minutes: 0 },
    ]);
    expect(found).toMatchObject({ group_name: "evening" });
  });
});

it("weeks start on local Monday, also where UTC has another day", async () => {
  await factOfSessions([
    { at: "2025-01-13T04:59:00Z", minutes: 10 },
    { at: "2025-01-13T05:00:00Z", minutes: 20 },
  ]);
  const weeks = await client.query(
    "SELECT week_on::text, attended_minutes FROM episode_week ORDER BY week_on",
  );
  expect(weeks.rows).toEqual([
    { week_on: "2025-01-06", attended_minutes: 10 },
    { week_on: "2025-01-13", attended_minutes: 20 },
  ]);
});

it.each([
  [0, "0-12"],
  [12, "0-12"],
  [13, "13-17"],
  [17, "13-17"],
  [18, "18-25"],
  [25, "18-25"],
  [26, "26-44"],
  [44, "26-44"],
  [45, "45-64"],
  [64, "45-64"],
  [65, "65+"],
  [null, null],
])("age %s is in the band %s", async (age, band) => {
  await insertInquiry(client, { inquiry_id: "I1", inquired_at: "2025-01-06T15:00:00Z", age });
  await rebuildAt(client, AS_OF);
  expect((await readFacts(client))[0]).toMatchObject({ age_band: band });
});

it("of two scores of one import at one instant counts the one with the later key", async () => {
  await insertEnrollment(client, { enrollment_id: "E1", admitted_on: "2025-01-06" });
  for (const [key, total] of [
    ["b", 7],
    ["a", 9],
  ] as const) {
    await insertRow(client, "score", {
      program_code: "DAY",
      enrollment_id: "E1",
      instrument: "PHQ-9",
      taken_at: "2025-01-10T15:00:00Z",
      score_key: key,
      total,
    });
  }
  await rebuildAt(client, AS_OF);
  const scores = await client.query("SELECT total::integer FROM episode_score");
  expect(scores.rows).toEqual([{ total: 7 }]);
});

it("seats are taken by whoever has attended minutes, on the local day of the session", async () => {
  const session = { program_code: "DAY", session_id: "S1" };
  await insertRow(client, "group_session", {
    ...session,
    starts_at: "2025-01-14T03:00:00Z",
    scheduled_minutes: 180,
    capacity: 8,
  });
  for (const [enrollmentId, status, minutes] of [
    ["E1", "attended", 180],
    ["E2", "partial", 1],
    ["E3", "attended", 0],
    ["E4", "excused", 0],
    ["E5", "no_show", 0],
  ] as const) {
    await insertEnrollment(client, { enrollment_id: enrollmentId, admitted_on: "2025-01-06" });
    await insertRow(client, "attendance", {
      ...session,
      enrollment_id: enrollmentId,
      status,
      attended_minutes: minutes,
    });
  }
  await rebuildAt(client, AS_OF);
  const facts = await client.query("SELECT starts_on::text, capacity, attended_seats FROM session_fact");
  expect(facts.rows).toEqual([{ starts_on: "2025-01-13", capacity: 8, attended_seats: 2 }]);
});
