import type { Client } from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  factOf,
  insertAttended,
  insertEnrollment,
  insertInquiry,
  insertRow,
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

describe("chains of inquiries", () => {
  async function ask(id: string, at: string, more: Readonly<Record<string, unknown>> = {}): Promise<void> {
    await insertInquiry(client, { inquiry_id: id, person_id: "P", inquired_at: at, ...more });
  }

  it("marks an inquiry of a person who still waits as a repeat; its start counts for the first", async () => {
    await ask("I1", "2025-01-06T15:00:00Z");
    await ask("I2", "2025-01-08T15:00:00Z");
    await insertEnrollment(client, { enrollment_id: "E2", inquiry_id: "I2", admitted_on: "2025-01-09" });
    await insertAttended(client, "E2", { starts_at: "2025-01-09T14:00:00Z" });
    await rebuildAt(client, AS_OF);
    expect(await fact("I1")).toMatchObject({
      is_repeat: false,
      enrollment_id: "E2",
      first_session_at: "2025-01-09T14:00:00+00:00",
    });
    expect(await fact("I2")).toMatchObject({
      is_repeat: true,
      enrollment_id: null,
      first_session_at: null,
      attended_minutes: 0,
    });
  });

  it("starts a new clock once the earlier one has stopped, at that very second too", async () => {
    await ask("I1", "2025-01-06T15:00:00Z", {
      closed_at: "2025-01-08T15:00:00Z",
      closed_reason: "unreachable",
    });
    await ask("I2", "2025-01-08T15:00:00Z");
    await ask("I3", "2025-01-08T15:00:01Z");
    await rebuildAt(client, AS_OF);
    expect((await readFacts(client)).map((row) => row.is_repeat)).toEqual([false, false, true]);
  });

  it("carries a closing recorded on a repeat back, and goes on from there", async () => {
    await ask("I1", "2025-01-06T15:00:00Z");
    await ask("I2", "2025-01-08T15:00:00Z", {
      closed_at: "2025-01-10T15:00:00Z",
      closed_reason: "no_coverage",
    });
    await ask("I3", "2025-01-12T15:00:00Z");
    await rebuildAt(client, AS_OF);
    expect(await fact("I1")).toMatchObject({
      closed_at: "2025-01-10T15:00:00+00:00",
      closed_reason: "no_coverage",
    });
    expect((await readFacts(client)).map((row) => row.is_repeat)).toEqual([false, true, false]);
  });

  const double = (at: string) => ({ closed_at: at, closed_reason: "duplicate" });
  const running = { closed_at: null, closed_reason: null };

  it.each([
    {
      what: "the second record of someone who waits",
      first: {},
      second: double("2025-01-09T15:00:00Z"),
      clock: running,
    },
    {
      what: "the first record, once there is a second",
      first: double("2025-01-09T15:00:00Z"),
      second: {},
      clock: running,
    },
    {
      what: "one record, and the other says how the wait ended",
      first: { closed_at: "2025-01-11T15:00:00Z", closed_reason: "declined" },
      second: double("2025-01-09T15:00:00Z"),
      clock: { closed_at: "2025-01-11T15:00:00+00:00", closed_reason: "declined" },
    },
    {
      what: "both records: the last one ends the wait",
      first: double("2025-01-09T15:00:00Z"),
      second: double("2025-01-10T15:00:00Z"),
      clock: { closed_at: "2025-01-10T15:00:00+00:00", closed_reason: "duplicate" },
    },
  ])("closing as a duplicate $what", async ({ first, second, clock }) => {
    await ask("I1", "2025-01-06T15:00:00Z", first);
    await ask("I2", "2025-01-08T15:00:00Z", second);
    await ask("I3", "2025-01-12T15:00:00Z");
    await rebuildAt(client, AS_OF);
    expect(await fact("I1")).toMatchObject({ is_repeat: false, ...clock });
    expect(await fact("I2")).toMatchObject({ is_repeat: true });
    // Who still waits when asking again repeats; who had an end has a new clock.
    expect(await fact("I3")).toMatchObject({ is_repeat: clock.closed_at === null });
  });

  it("lets a double that stands alone end its clock, and counts a start on a double", async () => {
    await ask("I1", "2025-01-06T15:00:00Z", double("2025-01-07T15:00:00Z"));
    await ask("I2", "2025-01-08T15:00:00Z");
    await ask("I3", "2025-01-09T15:00:00Z", double("2025-01-09T16:00:00Z"));
    await insertEnrollment(client, { enrollment_id: "E3", inquiry_id: "I3", admitted_on: "2025-01-10" });
    await insertAttended(client, "E3", { starts_at: "2025-01-10T14:00:00Z" });
    await rebuildAt(client, AS_OF);
    expect(await fact("I1")).toMatchObject({ is_repeat: false, closed_reason: "duplicate" });
    expect(await fact("I2")).toMatchObject({ is_repeat: false, enrollment_id: "E3", ...running });
    expect(await fact("I3")).toMatchObject({ is_repeat: true });
  });

  it("gives a chain's second stay an episode of its own", async () => {
    await ask("I1", "2025-01-06T15:00:00Z");
    await ask("I2", "2025-01-08T15:00:00Z");
    await insertEnrollment(client, { enrollment_id: "E1", inquiry_id: "I1", admitted_on: "2025-01-09" });
    await insertEnrollment(client, { enrollment_id: "E2", inquiry_id: "I2", admitted_on: "2025-01-10" });
    await insertAttended(client, "E2", { starts_at: "2025-01-10T14:00:00Z" });
    await rebuildAt(client, AS_OF);
    expect(await fact("I1")).toMatchObject({ enrollment_id: "E2" });
    expect((await readFacts(client)).find((row) => row.enrollment_id === "E1")).toMatchObject({
      is_alone: true,
      inquiry_id: null,
      is_repeat: false,
    });
  });

  it("says of a stay that stands alone who the person is, as the inquiry does that it names", async () => {
    await ask("I1", "2025-01-06T15:00:00Z", { sex: "female", age: 44, payer_class: "PPO", channel: "web" });
    await ask("I2", "2025-01-07T15:00:00Z", { payer_class: "HMO" });
    for (const [id, inquiry, day] of [
      ["E1", "I1", "2025-01-13"],
      ["E2", "I2", "2025-01-09"],
    ]) {
      await insertEnrollment(client, { enrollment_id: id, inquiry_id: inquiry, admitted_on: day });
      await insertAttended(client, id ?? "", { starts_at: `${day}T14:00:00Z` });
    }
    await rebuildAt(client, AS_OF);
    // The chain's stay is the one that began first, and the chain is who asked first.
    expect(await fact("I1")).toMatchObject({ enrollment_id: "E2", sex: "female", payer_class: "PPO" });
    const alone = (await readFacts(client)).find((row) => row.enrollment_id === "E1");
    expect(alone).toMatchObject({
      inquiry_id: null,
      sex: "female",
      age_band: "26-44",
      payer_class: "PPO",
      channel: "web",
    });
  });

  it("keeps people without an id apart, and the same person's programs apart", async () => {
    await insertInquiry(client, { inquiry_id: "I1", inquired_at: "2025-01-06T15:00:00Z" });
    await insertInquiry(client, { inquiry_id: "I2", inquired_at: "2025-01-06T16:00:00Z" });
    await ask("I3", "2025-01-06T17:00:00Z");
    await insertRow(client, "inquiry", {
      program_code: "EVE",
      program_asked_for: "EVE",
      inquiry_id: "I4",
      person_id: "P",
      inquired_at: "2025-01-06T18:00:00Z",
    });
    await rebuildAt(client, AS_OF);
    expect((await readFacts(client)).map((row) => row.is_repeat)).toEqual([false, false, false, false]);
  });

  it("shows an enrollment without an inquiry as an episode without a clock", async () => {
    await insertEnrollment(client, {
      enrollment_id: "E1",
      admitted_on: "2025-01-09",
      discharged_on: "2025-01-10",
      cohort: "spring",
    });
    await rebuildAt(client, AS_OF);
    expect(await readFacts(client)).toMatchObject([
      { is_alone: true, closed_at: null, cohort: "spring", inquired_on: null },
    ]);
  });
});
