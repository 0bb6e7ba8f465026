import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { importFeeds } from "#api/imports/import-feeds";
import { presentSeconds } from "#api/clock";
import { figuresResponse, MOST_QUESTIONS, type FigureAsked } from "#shared/contract/measures";
import { problem } from "#shared/contract/problems";
import { measures } from "#shared/measures/index";
import { cloneDatabase } from "../support/database.js";
import { serveOver, type ServedApp } from "../support/served-app.js";
import { writeSmallFeeds } from "./small-feeds.js";

let served: ServedApp;

beforeAll(async () => {
  served = await serveOver(await cloneDatabase(), async (client) => {
    const asked = { dryRun: false, allOrNothing: true, clearDemo: false, isDemo: false };
    const files = await writeSmallFeeds();
    const report = await importFeeds(client, { ...asked, files, presentSeconds: presentSeconds() });
    expect(report.refused).toBeUndefined();
  });
});
afterAll(async () => {
  await served.close();
});

async function post(body: object): Promise<Response> {
  return await fetch(`${served.address}/api/measures`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
}

/** What the question's own address answers, as a slot among several holds it: there the whole answer names the request. */
async function alone({ id, query }: FigureAsked): Promise<object> {
  const response = await fetch(
    `${served.address}/api/measures/${id}?${String(new URLSearchParams({ ...query }))}`,
  );
  if (response.ok) return { figure: (await response.json()) as unknown };
  const { requestId, ...rest } = problem.parse(await response.json());
  expect(requestId).toBe(response.headers.get("x-request-id"));
  return { problem: rest };
}

const refused: readonly FigureAsked[] = [
  { id: "acess", query: {} },
  { id: "completion", query: { colour: "red" } },
  { id: "completion", query: { from: "2025-02-30" } },
  { id: "completion", query: { process: "true" } },
];

describe("several questions in one request", () => {
  it("are answered in their order as each is alone, and a refused one does not harm the others", async () => {
    const view = { from: "2025-01-01", to: "2025-03-01", asOf: "2025-02-20T12:00:00Z" };
    const asked = measures.flatMap(({ id }, place): FigureAsked[] => [
      { id, query: { ...view, curve: "none", compare: "previous" } },
      { id, query: { ...view, by: "program", curve: "none" } },
      ...refused.slice(place, place + 1),
    ]);
    const response = await post({ questions: asked });
    expect(response.status).toBe(200);
    const body: unknown = await response.json();
    const { answers } = figuresResponse.parse(body);
    expect(answers.filter((answer) => "problem" in answer)).toHaveLength(refused.length);
    expect(body).toEqual({ answers: await Promise.all(asked.map(alone)) });
  });

  it("are all of one instant", async () => {
    const response = await post({ questions: measures.map(({ id }) => ({ id, query: {} })) });
    const { answers } = figuresResponse.parse(await response.json());
    const instants = answers.flatMap((answer) => ("figure" in answer ? [answer.figure.asOf] : []));
    expect(instants).toHaveLength(measures.length);
    expect(new Set(instants).size).toBe(1);
  });

  it.each([
    { body: {}, says: "questions" },
    { body: { questions: [] }, says: "questions" },
    { body: { questions: [{ id: "completion" }] }, says: "query" },
    { body: { questions: [{ id: "completion", query: { from: 2025 } }] }, says: "from" },
    { body: { questions: [{ id: "completion", query: {} }], person: "E1" }, says: "person" },
    {
      body: {
        questions: Array.from({ length: MOST_QUESTIONS + 1 }, () => ({ id: "completion", query: {} })),
      },
      says: "questions",
    },
  ])("are refused together where the request can't be read: $says", async ({ body, says }) => {
    const response = await post(body);
    expect(response.status).toBe(400);
    expect(problem.parse(await response.json())).toMatchObject({
      code: "unknown-option",
      detail: expect.stringContaining(says) as string,
    });
  });

  it("may not be asked from another site", async () => {
    const response = await fetch(`${served.address}/api/measures`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: "https://example.org" },
      body: JSON.stringify({ questions: [{ id: "completion", query: {} }] }),
    });
    expect(response.status).toBe(403);
  });
});
