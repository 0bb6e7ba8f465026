import type { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type * as z from "zod";
import type { ColumnsService } from "#api/facts/columns-service";
import { importFeeds } from "#api/imports/import-feeds";
import { presentSeconds } from "#api/clock";
import { endpoints } from "#shared/contract/index";
import {
  dimensionsResponse,
  measureResponse,
  measuresResponse,
  rowsResponse,
  statusResponse,
} from "#shared/contract/measures";
import { problem } from "#shared/contract/problems";
import { whyNoLimits } from "#shared/measures/analysis/clustered";
import { measures } from "#shared/measures/index";
import { cloneDatabase } from "../support/database.js";
import { serveOver, type ServedApp } from "../support/served-app.js";
import { writeSmallFeeds } from "./small-feeds.js";

let served: ServedApp;
let address: string;
let columns: ColumnsService;

async function load(client: Client, files: Awaited<ReturnType<typeof writeSmallFeeds>>): Promise<void> {
  const report = await importFeeds(client, {
    files,
    dryRun: false,
    allOrNothing: true,
    clearDemo: false,
    isDemo: false,
    presentSeconds: presentSeconds(),
  });
  expect(report.refused).toBeUndefined();
}

beforeAll(async () => {
  served = await serveOver(
    await cloneDatabase(),
    async (empty) => await load(empty, await writeSmallFeeds()),
  );
  ({ address, columns } = served);
});
afterAll(async () => {
  await served.close();
});

async function get<Schema extends z.ZodType>(path: string, schema: Schema): Promise<z.output<Schema>> {
  const response = await fetch(`${address}${path}`);
  expect(response.status, path).toBe(200);
  const body: unknown = await response.json();
  const parsed = schema.parse(body);
  expect(body, `${path} has something that the contract doesn't name`).toEqual(parsed);
  return parsed;
}

describe("the API", () => {
  it("says what data stand behind the figures", async () => {
    const status = await get("/api/status", statusResponse);
    expect(status).toMatchObject({
      demo: false,
      programs: 2,
      inquiries: 5,
      latestSessionAt: "2025-02-04T23:00:00Z",
    });
  });

  it("lists every registered measure with its definition", async () => {
    const { measures: listed } = await get("/api/measures", measuresResponse);
    expect(listed.map((each) => each.id)).toEqual(measures.map((each) => each.id));
    for (const [place, { reasons, classTitles }] of listed.entries()) {
      expect(reasons).toEqual(measures[place]?.reasons);
      expect(classTitles).toMatchObject({ excluded: "Left out", ...measures[place]?.classTitles });
    }
  });

  it.each(measures)("answers for $id in the shape of the contract", async ({ id, kind, grain }) => {
    const span = "from=2025-01-01&to=2025-03-01";
    for (const cut of ["compare=year", "by=program&compare=previous", "by=program&every=week&process=true"]) {
      await get(`/api/measures/${id}?${span}&${cut}`, measureResponse);
    }
    const analysis = `${kind === "proportion" ? "&funnel=true" : ""}${grain === "seat" ? "" : "&mix=true"}`;
    await get(`/api/measures/${id}?by=program&curve=thin${analysis}`, measureResponse);
    await get(`/api/measures/${id}?beside=none&curve=none`, measureResponse);
  });

  it("counts everybody: started, waiting, gave up", async () => {
    const { groups } = await get("/api/measures/access-within-48h?by=program", measureResponse);
    expect(
      groups.map((group) => [group.key["program"], group.initialPopulation, group.excluded, group.result]),
    ).toEqual([
      ["MH-A", 3, {}, expect.objectContaining({ numerator: 1, denominator: 3 })],
      ["SU-A", 2, { not_eligible: 1 }, expect.objectContaining({ numerator: 1, denominator: 1 })],
    ]);
  });

  it("gives completion with who is still enrolled", async () => {
    const { groups } = await get("/api/measures/completion", measureResponse);
    expect(groups[0]).toMatchObject({ pending: 1, result: { numerator: 1, denominator: 2 } });
  });

  it("opens the rows behind a figure, as many as it counts", async () => {
    const path = "/api/measures/access-within-48h/rows?by=program&key=program=MH-A&class=not_met";
    const { total, counts, rows } = await get(path, rowsResponse);
    expect(total).toBe(2);
    const late = counts.filter((count) => count.class === "not_met");
    expect(late).toEqual([
      { class: "not_met", reason: "declined", n: 1 },
      { class: "not_met", reason: "started_late", n: 1 },
    ]);
    const { total: all } = await get(path.replace("&class=not_met", ""), rowsResponse);
    const figure = await get("/api/measures/access-within-48h?where=program=MH-A", measureResponse);
    const inN = await get(path.replace("=not_met", "=met,not_met"), rowsResponse);
    expect(figure.groups[0]?.result).toMatchObject({ denominator: inN.total });
    expect(new Set(inN.rows.map((row) => row.class))).toEqual(new Set(["met", "not_met"]));
    expect(counts.reduce((sum, count) => sum + count.n, 0)).toBe(all);
    expect(rows.map((row) => [row.inquiryId, row.enrollmentId, row.reason])).toEqual([
      ["I2", "E2", "started_late"],
      ["I3", null, "declined"],
    ]);
  });

  it("answers for an earlier instant with what had happened by then", async () => {
    const { groups } = await get("/api/measures/completion?asOf=2025-01-22T12:00:00Z", measureResponse);
    expect(groups[0]).toMatchObject({
      initialPopulation: 2,
      pending: 1,
      result: { numerator: 1, denominator: 1 },
    });
  });

  it("lists dimensions with the values that occur", async () => {
    const { dimensions } = await get("/api/dimensions", dimensionsResponse);
    expect(dimensions.find((each) => each.id === "payer_class")?.values.map((each) => each.value)).toEqual([
      "Private",
      "Public",
    ]);
    const programs = dimensions.find((each) => each.id === "program")?.values ?? [];
    expect(programs.length).toBeGreaterThan(0);
    expect(programs.every((each) => each.within?.track !== undefined)).toBe(true);
    expect(dimensions.every((each) => each.id === "program" || each.values.every((one) => !one.within))).toBe(
      true,
    );
  });

  it("describes itself in OpenAPI 3.1", async () => {
    const response = await fetch(`${address}/api/openapi.json`);
    const document = (await response.json()) as { openapi: string; paths: Record<string, unknown> };
    expect(document.openapi).toBe("3.1.0");
    expect(Object.keys(document.paths)).toEqual([...new Set(endpoints.map((endpoint) => endpoint.path))]);
    const texts = JSON.stringify(document.paths);
    expect(texts).toContain("every reason that its rows can have");
    const shares = measures.filter(({ kind }) => kind === "proportion");
    const clustered = shares.filter(({ grain }) => whyNoLimits(grain) !== null).map(({ id }) => id);
    expect(texts).toContain(`gives many rows (${clustered.join(", ")})`);
  });

  it("shows an import within a second of its commit", async () => {
    const version = columns.version();
    await load(
      served.client,
      await writeSmallFeeds({
        inquiries: "inquiry_id,program_code,inquired_at\nI9,SU-A,2025-02-10T10:00:00Z\n",
      }),
    );
    await expect.poll(() => columns.version(), { timeout: 2000, interval: 20 }).toBeGreaterThan(version);
    const { groups } = await get("/api/measures/access-within-48h?where=program=SU-A", measureResponse);
    expect(groups[0]?.initialPopulation).toBe(3);
  });
});

describe("a request that can't be answered", () => {
  it.each([
    { path: "/api/measures/acess", code: "unknown-measure", says: "acess" },
    { path: "/api/measures/completion?by=colour", code: "unknown-dimension", says: "colour" },
    { path: "/api/measures/completion?from=2025-02-30", code: "bad-date", says: "from" },
    { path: "/api/measures/completion?from=2025-02-01&to=2025-02-01", code: "empty-span", says: "from" },
    { path: "/api/measures/completion?every=decade", code: "bad-period", says: "every" },
    { path: "/api/measures/completion?asOf=yesterday", code: "bad-instant", says: "asOf" },
    { path: "/api/measures/completion?asOf=2999-01-01T00:00:00Z", code: "bad-instant", says: "asOf" },
    { path: "/api/measures/completion?where=program", code: "unknown-option", says: "where" },
    { path: "/api/measures/completion?colour=red", code: "unknown-option", says: "colour" },
    { path: "/api/measures/completion/rows?limit=100000", code: "unknown-option", says: "limit" },
    { path: "/api/nothing", code: "not-found", says: "openapi" },
  ])("$path is refused with $code", async ({ path, code, says }) => {
    const response = await fetch(`${address}${path}`);
    expect(response.headers.get("content-type")).toContain("application/problem+json");
    const body = problem.parse(await response.json());
    expect(response.status).toBe(body.status);
    expect(body).toMatchObject({ code });
    expect(body.detail).toContain(says);
  });
});

it("says how long a figure's answer is, and gives its head alone to who asks for that", async () => {
  const path = `${address}/api/measures/access-within-48h?every=week&by=program`;
  const plain = { "accept-encoding": "identity" };
  const whole = await fetch(path, { headers: plain });
  const bytes = Buffer.from(await whole.arrayBuffer());
  expect(whole.headers.get("content-type")).toBe("application/json; charset=utf-8");
  expect(whole.headers.get("content-length")).toBe(`${bytes.length}`);
  const head = await fetch(path, { method: "HEAD", headers: plain });
  expect([head.status, head.headers.get("content-length")]).toEqual([200, `${bytes.length}`]);
  expect(await head.text()).toBe("");
  const packed = await fetch(path, { headers: { "accept-encoding": "gzip" } });
  expect(packed.headers.get("content-encoding")).toBe("gzip");
  expect(Buffer.from(await packed.arrayBuffer())).toEqual(bytes);
});
