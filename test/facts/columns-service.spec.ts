import { Logger } from "@nestjs/common";
import { Client } from "pg";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { traceOf } from "#api/failures";
import { turnOf } from "#api/facts/counting-turns";
import { ColumnsService } from "#api/facts/columns-service";
import { cloneDatabase } from "../support/database.js";
import { insertInquiry, insertPrograms, rebuildAt, seconds } from "./care-rows.js";

let database: Awaited<ReturnType<typeof cloneDatabase>>;
let client: Client;
let service: ColumnsService;

const AS_OF = "2025-06-01T00:00:00Z";
const view = { from: null, to: null, by: [], every: null, where: [], asOf: seconds(AS_OF) } as const;
const question = { measureId: "access-within-48h", view, present: true };
const page = { offset: 0, limit: 100 };

/** A test tells whether it comes; how soon belongs to the bench. */
const soon = { timeout: 30_000, interval: 20 };

beforeAll(async () => {
  database = await cloneDatabase();
  client = new Client(database.ownerUrl);
  await client.connect();
  await insertPrograms(client);
  await insertInquiry(client, { inquiry_id: "I1", inquired_at: "2025-01-06T15:00:00Z" });
  await rebuildAt(client, AS_OF);
  service = await ColumnsService.start(database.appUrl, () => seconds(AS_OF));
});

afterAll(async () => {
  await service.stop();
  await client.end();
  await database.drop();
});

it("lists what stands in the columns and takes up a commit", async () => {
  expect((await service.list(question, {}, page)).units).toHaveLength(1);
  await insertInquiry(client, { inquiry_id: "I2", inquired_at: "2025-01-07T15:00:00Z" });
  await rebuildAt(client, AS_OF);
  await expect.poll(() => service.version(), soon).toBe(2);
  expect((await service.list(question, {}, page)).units).toHaveLength(2);
});

it("counts the measures of the second thread from the same data, those of a commit included", async () => {
  const asked = { ...question, measureId: "time-to-first-session" };
  expect(turnOf(asked.measureId)).toBe("second");
  expect((await service.evaluate(asked)).groups[0]).toMatchObject({ initialPopulation: 2 });
  await insertInquiry(client, { inquiry_id: "I3", inquired_at: "2025-01-08T15:00:00Z" });
  await rebuildAt(client, AS_OF);
  await expect.poll(() => service.version(), soon).toBe(3);
  const [second, reading] = await Promise.all([service.evaluate(asked), service.evaluate(question)]);
  expect(second.groups[0]).toMatchObject({ initialPopulation: 3 });
  expect(reading.groups[0]).toMatchObject({ initialPopulation: 3 });
  await client.query("DELETE FROM inquiry WHERE inquiry_id = 'I3'");
  await rebuildAt(client, AS_OF);
  await expect.poll(() => service.version(), soon).toBe(4);
  expect((await service.evaluate(asked)).groups[0]).toMatchObject({ initialPopulation: 2 });
});

it("says when all is asked beforehand, at once where it is already", async () => {
  await service.ready();
  await service.ready();
  expect((await service.list(question, {}, page)).units).toHaveLength(2);
});

it("keeps nobody waiting for what a stopped service would have asked", async () => {
  const stopped = await ColumnsService.start(database.appUrl, () => seconds(AS_OF));
  const waiting = stopped.ready();
  await stopped.stop();
  await waiting;
  await stopped.ready();
});

it("answers for an earlier instant from columns of that instant", async () => {
  const earlier = { ...view, asOf: seconds("2025-01-07T00:00:00Z") };
  expect((await service.list({ ...question, view: earlier, present: false }, {}, page)).units).toHaveLength(
    1,
  );
});

it("fails alone where a thread can't answer, with the trace and without the words, and goes on", async () => {
  const failure: unknown = await service.evaluate({ ...question, measureId: "none" }).catch((error) => error);
  expect(failure).toMatchObject({ message: "A counting thread could not answer." });
  expect(traceOf(failure)).toMatch(/counting-thread/);
  expect(traceOf(failure)).not.toContain("none");
  expect((await service.list(question, {}, page)).units).toHaveLength(2);
});

it("goes on with the stored facts where those that are due can't be built, and logs why", async () => {
  const own = await cloneDatabase();
  const owner = new Client(own.ownerUrl);
  await owner.connect();
  const log = vi.spyOn(Logger.prototype, "error").mockImplementation(() => undefined);
  try {
    await insertPrograms(owner);
    await insertInquiry(owner, { inquiry_id: "I1", inquired_at: "2025-01-06T15:00:00Z" });
    await rebuildAt(owner, "2025-01-07T00:00:00Z");
    await insertInquiry(owner, { inquiry_id: "I2", inquired_at: "2025-01-08T15:00:00Z" });
    await own.refuseWriting();
    const refused = await ColumnsService.start(own.appUrl, () => seconds(AS_OF));
    await expect.poll(() => log.mock.calls.length, soon).toBe(1);
    expect(String(log.mock.calls[0]?.[0])).toMatch(/^Facts that are due could not be built.*42501/);
    expect((await refused.list(question, {}, page)).units).toHaveLength(1);
    await refused.stop();
  } finally {
    log.mockRestore();
    await owner.end();
    await own.drop();
  }
});

it("starts again after its connection was cut", async () => {
  const others = "FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()";
  const connected = async (): Promise<readonly number[]> =>
    (await client.query<{ pid: number }>(`SELECT pid ${others}`)).rows.map(({ pid }) => pid);
  const [before] = await connected();
  await client.query(`SELECT pg_terminate_backend(pid) ${others}`);
  await expect.poll(async () => (await connected()).some((pid) => pid !== before), soon).toBe(true);
  const counted = async (): Promise<number | null> =>
    await service.list(question, {}, page).then(
      ({ units }) => units.length,
      () => null,
    );
  await expect.poll(counted, soon).toBe(2);
  const second = { ...question, measureId: "time-to-first-session" };
  expect((await service.list(second, {}, page)).units).toHaveLength(2);
});
