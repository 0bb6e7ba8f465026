import { Client } from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { loadDemo } from "#api/demo/load-demo";
import type { ImportReport } from "#api/imports/import-report";
import { cloneDatabase } from "../support/database.js";

let database: Awaited<ReturnType<typeof cloneDatabase>>;
let client: Client;
let report: ImportReport;

beforeAll(async () => {
  database = await cloneDatabase();
  client = new Client(database.appUrl);
  await client.connect();
  report = await loadDemo(client);
});

afterAll(async () => {
  await client.end();
  await database.drop();
});

it("is taken whole by the import", () => {
  expect(report.refused).toBeUndefined();
  expect(report.feeds.map((feed) => [feed.feed, feed.rejected])).toEqual([
    ["programs", 0],
    ["inquiries", 0],
    ["enrollments", 0],
    ["sessions", 0],
    ["attendance", 0],
    ["scores", 0],
  ]);
});
