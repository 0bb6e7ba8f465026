import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type * as z from "zod";
import { episodeResponse } from "#shared/contract/episodes";
import { measureResponse, rowsResponse } from "#shared/contract/measures";
import { note, notesResponse, savedView, savedViewsResponse } from "#shared/contract/notes";
import { problem } from "#shared/contract/problems";
import { serveDemo, type ServedApp } from "../support/served-app.js";

let served: ServedApp;
let address: string;

beforeAll(async () => {
  served = await serveDemo();
  ({ address } = served);
});
afterAll(async () => {
  await served.close();
});

async function ask<Schema extends z.ZodType>(
  path: string,
  schema: Schema,
  more: { method?: string; body?: object } = {},
): Promise<z.output<Schema>> {
  const { method = "GET", body } = more;
  const response = await fetch(`${address}${path}`, {
    method,
    ...(body ? { headers: { "content-type": "application/json" }, body: JSON.stringify(body) } : {}),
  });
  const answer: unknown = await response.json();
  expect(response.status, JSON.stringify(answer)).toBe(200);
  return schema.parse(answer);
}

describe("beside a figure", () => {
  it("stands the comparison with the period before", async () => {
    const path = "/api/measures/access-within-48h?from=2026-01-01&to=2026-06-01&compare=year&curve=none";
    const { groups } = await ask(path, measureResponse);
    expect(groups[0]?.comparison).toMatchObject({ with: "year", from: "2025-01-01", to: "2025-06-01" });
    expect(groups[0]?.comparison?.difference?.method).toBe("newcombe");
  });

  it("stands the process chart of each group's months, the open one not judged", async () => {
    const path = "/api/measures/access-within-48h?every=month&process=true&from=2024-07-01&to=2026-08-01";
    const { process } = await ask(path, measureResponse);
    expect(process).toHaveLength(1);
    const chart = process?.[0]?.chart;
    expect(chart?.kind).toBe("process");
    if (chart?.kind !== "process") return;
    expect(chart.sentences.length).toBeGreaterThan(0);
    expect(chart.points.length).toBeGreaterThanOrEqual(24);
  });

  it("stands the funnel of programs and the mix of their baselines", async () => {
    const { funnel } = await ask("/api/measures/completion?by=program&funnel=true", measureResponse);
    expect(funnel?.kind).toBe("funnel");
    const { mix, groups } = await ask("/api/measures/completion?by=program&mix=true", measureResponse);
    expect(mix?.length).toBe(groups.filter((each) => each.result.kind === "proportion").length);
    for (const each of mix ?? []) {
      const found = groups.find((group) => group.key["program"] === each.key["program"]);
      expect(found?.result.kind === "proportion" ? found.result.denominator : null).toBe(each.n);
    }
  });

  it.each(["attendance", "seat-fill"])(
    "stand no limits of chance for %s, of which many rows resemble each other",
    async (id) => {
      const path = `/api/measures/${id}?by=program&funnel=true&mix=true`;
      const { funnel, mix, groups } = await ask(path, measureResponse);
      expect(groups.length).toBeGreaterThan(3);
      expect(funnel).toEqual({
        kind: "insufficient",
        reason: expect.stringMatching(/^No limits: .* resemble/),
      });
      for (const { key, n, adjusted } of mix ?? []) {
        expect(adjusted).toEqual({
          kind: "insufficient",
          reason: funnel?.kind === "insufficient" && funnel.reason,
        });
        const found = groups.find((group) => group.key["program"] === key["program"])?.result;
        expect(found && "denominator" in found && found.denominator).toBe(n);
      }
    },
  );

  it.each([
    ["process=true", "every"],
    ["funnel=true", "by"],
    ["funnel=true&by=program&every=month", "every"],
    ["mix=true", "by"],
    ["compare=previous", "from"],
    ["compare=previous&from=2026-01-01&to=2026-02-01&every=week", "every"],
    ["compare=yesterday", "compare"],
  ])("%s is refused with a sentence that names %s", async (query, says) => {
    const response = await fetch(`${address}/api/measures/access-within-48h?${query}`);
    expect(response.status).toBe(400);
    expect(problem.parse(await response.json()).detail).toContain(says);
  });
});

describe("notes", () => {
  it("are written, start a baseline, and are removed", async () => {
    const body = {
      on: "2025-07-01",
      text: "Same-day assessment",
      author: "Quality team",
      measure: "access-within-48h",
      program: null,
      startsBaseline: true,
    };
    const written = await ask("/api/notes", note, { method: "POST", body });
    expect(written).toMatchObject(body);
    const path = "/api/measures/access-within-48h?every=month&process=true";
    const { process } = await ask(path, measureResponse);
    expect(process?.[0]?.chart).toMatchObject({ baselines: ["2025-07"] });
    const other = await ask("/api/measures/completion?every=month&process=true", measureResponse);
    expect(other.process?.[0]?.chart).toMatchObject({ baselines: [] });
    const removed = await fetch(`${address}/api/notes/${written.id}`, { method: "DELETE" });
    expect(removed.status).toBe(200);
    expect((await ask("/api/notes", notesResponse)).notes).toEqual([]);
  });

  it.each([
    { body: { text: "" }, says: "text" },
    { body: { on: "2025-02-30" }, says: "on" },
    { body: { author: " " }, says: "author" },
    { body: { text: "a\0b" }, says: "NUL" },
    { body: { program: "\0" }, says: "NUL" },
    { body: { colour: "red" }, says: "colour" },
  ])("with $body is refused", async ({ body, says }) => {
    const whole = {
      on: "2025-07-01",
      text: "x",
      author: "y",
      measure: null,
      program: null,
      startsBaseline: false,
    };
    const response = await fetch(`${address}/api/notes`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ ...whole, ...body }),
    });
    expect(response.status).toBe(400);
    expect(problem.parse(await response.json()).detail).toContain(says);
  });

  it.each([
    { body: { measure: "acces-within-48h" }, code: "unknown-measure", says: "access-within-48h" },
    { body: { program: "MH-ADLT-N" }, code: "unknown-program", says: "MH-ADLT-N" },
    { body: { text: "x".repeat(200_000) }, code: "too-large", says: "shorter" },
  ])("that would stand on no chart are refused as $code", async ({ body, code, says }) => {
    const whole = { on: "2025-07-01", text: "x", author: "y", measure: null, program: null };
    const response = await fetch(`${address}/api/notes`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ ...whole, startsBaseline: true, ...body }),
    });
    const refused = problem.parse(await response.json());
    expect(refused).toMatchObject({ code, status: response.status });
    expect(refused.detail).toContain(says);
    expect((await ask("/api/notes", notesResponse)).notes).toEqual([]);
  });

  it("are not taken from a page of another origin", async () => {
    const response = await fetch(`${address}/api/notes/1`, {
      method: "DELETE",
      headers: { origin: "https://elsewhere.example" },
    });
    expect(response.status).toBe(403);
  });
});

describe("saved views", () => {
  it("keep an address under a name, replace the one of that name, and are removed", async () => {
    const body = { name: "Board", author: "Quality team", address: "/access?span=24m&site=North" };
    const first = await ask("/api/views", savedView, { method: "POST", body });
    const second = await ask("/api/views", savedView, {
      method: "POST",
      body: { ...body, address: "/access" },
    });
    expect(second).toMatchObject({ id: first.id, address: "/access" });
    expect((await ask("/api/views", savedViewsResponse)).views).toHaveLength(1);
    const removed = await fetch(`${address}/api/views/${second.id}`, { method: "DELETE" });
    expect(removed.status).toBe(200);
    expect((await fetch(`${address}/api/views/${second.id}`, { method: "DELETE" })).status).toBe(404);
  });

  it("keep an address of a cohort's page", async () => {
    const body = { name: "x", author: "y", address: "/cohort/cohort/MH-A%202026-01?span=24m" };
    const kept = await ask("/api/views", savedView, { method: "POST", body });
    expect(kept.address).toBe("/cohort/cohort/MH-A%202026-01?span=24m");
  });

  it.each(["https://elsewhere.example/access", "//elsewhere.example", "/episode/MH/7", "/access?x=<script>"])(
    "never keep %s",
    async (target) => {
      const response = await fetch(`${address}/api/views`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ name: "x", author: "y", address: target }),
      });
      expect(response.status).toBe(400);
    },
  );
});

describe("an episode", () => {
  it("shows its clock, sessions, scores and the class that each measure's rows give it", async () => {
    const path = "/api/measures/completion/rows?class=met&limit=1";
    const row = (await ask(path, rowsResponse)).rows[0];
    const episode = await ask(`/api/episodes/${row?.programCode}/${row?.episodeNo}`, episodeResponse);
    expect(episode.enrollmentId).toBe(row?.enrollmentId);
    expect(episode.sessions.length).toBeGreaterThan(0);
    expect(episode.classes.find((each) => each.measure === "completion")).toMatchObject({
      class: "met",
      indexOn: row?.indexOn,
      value: row?.value,
    });
  });

  it.each(["/api/episodes/NOWHERE/1", "/api/episodes/NOWHERE/one"])("%s is refused", async (path) => {
    const response = await fetch(`${address}${path}`);
    expect([400, 404]).toContain(response.status);
    expect(problem.parse(await response.json()).detail.length).toBeGreaterThan(10);
  });
});
