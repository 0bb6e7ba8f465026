import type { Client } from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  factOf,
  insertAttended,
  insertEnrollment,
  insertInquiry,
  openCare,
  readFacts,
  rebuildAt,
  startAnew,
  type FactRow,
} from "./care-rows.js";

let client: Client;
let close: () => Promise<void>;

beforeAll(async () => {
  ({ client, close } = await openCare());
});
afterAll(async () => await close());
beforeEach(async () => await startAnew(client));

async function fact(inquiryId: string): Promise<Partial<FactRow>> {
  return (await factOf(client, inquiryId)) ?? {};
}

const AS_OF = "2025-06-01T00:00:00Z";

describe("first session and closing", () => {
  it("takes the earliest session with attended minutes that the program did not cancel", async () => {
    await insertInquiry(client, { inquiry_id: "I1", inquired_at: "2025-01-06T15:00:00Z" });
    await insertEnrollment(client, { enrollment_id: "E1", inquiry_id: "I1", admitted_on: "2025-01-07" });
    await insertAttended(client, "E1", {
      starts_at: "2025-01-07T14:00:00Z",
      minutes: 0,
      status: "no_show",
      group_name: "a",
    });
    await insertAttended(client, "E1", {
      starts_at: "2025-01-08T14:00:00Z",
      cancelled: true,
      group_name: "b",
    });
    await insertAttended(client, "E1", {
      starts_at: "2025-01-09T14:00:00Z",
      minutes: 20,
      status: "partial",
      group_name: "c",
    });
    await insertAttended(client, "E1", { starts_at: "2025-01-10T14:00:00Z", group_name: "d" });
    for (const [hour, status] of [
      ["15", "attended"],
      ["19", "partial"],
    ]) {
      await insertAttended(client, "E1", { starts_at: `2025-01-07T${hour}:00:00Z`, minutes: 0, status });
    }
    await rebuildAt(client, AS_OF);
    expect(await fact("I1")).toMatchObject({
      enrollment_id: "E1",
      first_session_at: "2025-01-09T14:00:00+00:00",
      group_name: "c",
      attended_minutes: 200,
      cohort: "DAY 2025-01",
    });
    const weeks = await client.query(
      "SELECT attended_minutes, scheduled_minutes, attended_rows, partial_rows, no_show_rows, cancelled_rows, no_minutes_rows, week_on::text FROM episode_week",
    );
    expect(weeks.rows).toEqual([
      {
        attended_minutes: 200,
        scheduled_minutes: 900,
        attended_rows: 1,
        partial_rows: 1,
        no_show_rows: 1,
        cancelled_rows: 1,
        no_minutes_rows: 2,
        week_on: "2025-01-06",
      },
    ]);
  });

  it("counts a session from its very start, not a second before", async () => {
    await insertInquiry(client, { inquiry_id: "I1", inquired_at: "2025-01-06T15:00:00Z" });
    await insertEnrollment(client, { enrollment_id: "E1", inquiry_id: "I1", admitted_on: "2025-01-07" });
    await insertAttended(client, "E1", { starts_at: "2025-01-08T14:00:00Z" });
    await rebuildAt(client, "2025-01-08T13:59:59Z");
    expect(await fact("I1")).toMatchObject({
      first_session_at: null,
      attended_minutes: 0,
      next_event_at: "2025-01-08T14:00:00+00:00",
    });
    await rebuildAt(client, "2025-01-08T14:00:00Z");
    expect(await fact("I1")).toMatchObject({
      first_session_at: "2025-01-08T14:00:00+00:00",
      next_event_at: null,
    });
  });

  it("lets a start beat a closing", async () => {
    await insertInquiry(client, {
      inquiry_id: "I1",
      inquired_at: "2025-01-06T15:00:00Z",
      closed_at: "2025-01-07T00:00:00Z",
      closed_reason: "declined",
    });
    await insertEnrollment(client, { enrollment_id: "E1", inquiry_id: "I1", admitted_on: "2025-01-07" });
    await insertAttended(client, "E1", { starts_at: "2025-01-09T14:00:00Z" });
    await rebuildAt(client, "2025-01-08T00:00:00Z");
    expect(await fact("I1")).toMatchObject({
      closed_at: "2025-01-07T00:00:00+00:00",
      closed_reason: "declined",
    });
    await rebuildAt(client, AS_OF);
    expect(await fact("I1")).toMatchObject({ closed_at: null, closed_reason: null });
  });

  it("closes at the end of the discharge day in the program's zone when nobody came", async () => {
    await insertInquiry(client, { inquiry_id: "I1", inquired_at: "2025-01-06T15:00:00Z" });
    await insertEnrollment(client, {
      enrollment_id: "E1",
      inquiry_id: "I1",
      admitted_on: "2025-01-07",
      discharged_on: "2025-01-20",
      discharge_reason: "no_show",
    });
    await rebuildAt(client, "2025-01-21T04:59:59Z");
    expect(await fact("I1")).toMatchObject({
      closed_at: null,
      ended_at: null,
      discharged_on: null,
      discharge_reason: null,
      next_event_at: "2025-01-21T05:00:00+00:00",
    });
    await rebuildAt(client, "2025-01-21T05:00:00Z");
    expect(await fact("I1")).toMatchObject({
      closed_at: "2025-01-21T05:00:00+00:00",
      ended_at: "2025-01-21T05:00:00+00:00",
      discharge_reason: "no_show",
    });
  });

  it("ends days across a change of clocks at local midnight", async () => {
    await insertInquiry(client, { inquiry_id: "I1", inquired_at: "2025-03-09T04:30:00Z" });
    await insertEnrollment(client, {
      enrollment_id: "E1",
      inquiry_id: "I1",
      admitted_on: "2025-03-02",
      planned_weeks: 1,
      discharged_on: "2025-03-09",
    });
    await rebuildAt(client, AS_OF);
    expect(await fact("I1")).toMatchObject({
      inquired_on: "2025-03-08",
      planned_end_at: "2025-03-09T05:00:00+00:00",
      ended_at: "2025-03-10T04:00:00+00:00",
    });
  });

  it.each([
    {
      name: "without an instant, before it was asked for",
      decided: null,
      asOf: "2025-01-07T14:59:59Z",
      knows: null,
    },
    {
      name: "without an instant, once it was asked for",
      decided: null,
      asOf: "2025-01-07T15:00:00Z",
      knows: "approved",
    },
    {
      name: "a second before it",
      decided: "2025-01-08T15:00:00Z",
      asOf: "2025-01-08T14:59:59Z",
      knows: null,
    },
    {
      name: "at its instant",
      decided: "2025-01-08T15:00:00Z",
      asOf: "2025-01-08T15:00:00Z",
      knows: "approved",
    },
  ])("knows of a decision $name: $knows", async ({ decided, asOf, knows }) => {
    await insertInquiry(client, {
      inquiry_id: "I1",
      inquired_at: "2025-01-06T15:00:00Z",
      authorization_requested_at: "2025-01-07T15:00:00Z",
      authorization_decided_at: decided,
      authorization_result: "approved",
    });
    await rebuildAt(client, asOf);
    expect(await fact("I1")).toMatchObject({ authorization_result: knows });
  });

  it("knows nothing of an inquiry or a stay in the future", async () => {
    await insertInquiry(client, {
      inquiry_id: "I1",
      inquired_at: "2025-01-06T15:00:00Z",
      age: 17,
      sex: "unknown",
    });
    await insertEnrollment(client, { enrollment_id: "E1", inquiry_id: "I1", admitted_on: "2025-01-07" });
    await rebuildAt(client, "2025-01-06T14:59:59Z");
    expect(await readFacts(client)).toEqual([]);
    await rebuildAt(client, "2025-01-07T04:59:59Z");
    expect(await fact("I1")).toMatchObject({
      enrollment_id: null,
      cohort: null,
      age_band: "13-17",
      sex: null,
    });
    await rebuildAt(client, "2025-01-07T05:00:00Z");
    expect(await fact("I1")).toMatchObject({ enrollment_id: "E1" });
  });
});
