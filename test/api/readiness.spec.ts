import { request } from "node:http";
import "reflect-metadata";
import { Logger } from "@nestjs/common";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { problem } from "#shared/contract/problems";
import { ProblemFilter } from "#api/http/problem.filter";
import { nameRequest } from "#api/http/request-id";
import { cloneDatabase, type ClonedDatabase } from "../support/database.js";
import { serveOver, type ServedApp } from "../support/served-app.js";

let database: ClonedDatabase;
let server: ServedApp;
let owner: Client;

beforeAll(async () => {
  database = await cloneDatabase();
  server = await serveOver(database);
  owner = new Client(new URL("/postgres", database.ownerUrl).href);
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await server.close();
});

/** How long something that comes back by itself is waited for. */
const PATIENCE = { timeout: 20_000, interval: 50 } as const;

const name = (): string => new URL(database.ownerUrl).pathname.slice(1);
const ask = async (path: string): Promise<Response> => await fetch(`${server.address}${path}`);

describe("readiness", () => {
  it("is told while figures can be answered", async () => {
    const answer = await ask("/api/ready");
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({ status: "ready" });
  });

  it("is denied while the database is away, soon and with when to ask again, and comes back with it", async () => {
    await owner.query(`ALTER DATABASE ${name()} ALLOW_CONNECTIONS false`);
    server.client.on("error", () => undefined);
    await owner.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1", [name()]);
    const begun = performance.now();
    const away = await ask("/api/ready");
    expect(performance.now() - begun).toBeLessThan(2000);
    expect(away.status).toBe(503);
    expect(away.headers.get("retry-after")).toBe("5");
    expect(problem.parse(await away.json()).code).toBe("unavailable");
    expect((await ask("/api/health")).status).toBe(200);
    await owner.query(`ALTER DATABASE ${name()} ALLOW_CONNECTIONS true`);
    await vi.waitFor(async () => expect((await ask("/api/ready")).status).toBe(200), PATIENCE);
    // A thread that hears of its lost connection only now is replaced after it was called ready.
    await vi.waitFor(async () => expect((await ask("/api/measures/completion")).status).toBe(200), PATIENCE);
    expect((await ask("/api/ready")).status).toBe(200);
  });
});

describe("a request's name", () => {
  /** The name of the answer to a request that brings one: fetch would refuse to send some of them. */
  async function nameOf(given: string): Promise<string> {
    const { port } = new URL(server.address);
    return await new Promise((resolve, reject) => {
      const options = { host: "127.0.0.1", port, path: "/api/health", headers: { "X-Request-Id": given } };
      const sent = request(options, (response) => {
        response.resume();
        resolve(String(response.headers["x-request-id"]));
      });
      sent.on("error", reject).end();
    });
  }

  it.each(["a", "7f3c-1", "01J8.Z_9", "x".repeat(64)])("is the caller's own: %s", async (given) => {
    expect(await nameOf(given)).toBe(given);
  });

  it.each(["", "x".repeat(65), "Jane Doe", "a,b", "a;b", "<b>", "\u00e9", "%0A"])(
    "is a new one where the caller's is no short plain token: %j",
    async (given) => {
      expect(await nameOf(given)).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    },
  );

  it.each([
    { named: "a refusal", path: "/api/measures/none", method: "GET" },
    { named: "an address that is none", path: "/api/none", method: "GET" },
    { named: "a method that is none", path: "/api/health", method: "POST" },
    { named: "what can't be read", path: "/api/notes", method: "POST" },
  ])("stands in the problem and its header: $named", async ({ path, method }) => {
    const init = method === "POST" ? { body: "{", headers: { "content-type": "application/json" } } : {};
    const answer = await fetch(`${server.address}${path}`, { method, ...init });
    const found = problem.parse(await answer.json());
    expect(found.requestId).toBe(answer.headers.get("x-request-id"));
    expect(found.requestId).toMatch(/^[0-9a-f-]{36}$/);
  });

  it("stands in the log's line of a failure, and is another for each request", async () => {
    const ids = await Promise.all([ask("/"), ask("/api/health")]);
    expect(new Set(ids.map((answer) => answer.headers.get("x-request-id"))).size).toBe(2);
    const logged = vi.spyOn(Logger.prototype, "error").mockImplementation(() => undefined);
    try {
      const response = {
        setHeader: () => response,
        status: () => response,
        type: () => response,
        send: vi.fn(),
      };
      const host = { switchToHttp: () => ({ getResponse: () => response }) };
      const asked = { header: () => "probe-1" };
      nameRequest(asked as never, response as never, () =>
        new ProblemFilter().catch(new Error("Jane Doe"), host as never),
      );
      expect(logged.mock.calls[0]?.[0]).toMatch(/^Request probe-1: Error\n\s+at /);
      expect(JSON.parse(String(response.send.mock.calls[0]?.[0]))).toMatchObject({ requestId: "probe-1" });
    } finally {
      logged.mockRestore();
    }
  });
});
