import { request } from "node:http";
import "reflect-metadata";
import { expect, it } from "vitest";
import { problem } from "#shared/contract/problems";
import type { ServedApp } from "../support/served-app.js";
import { inWorker } from "../support/worker-room.js";

let server: ServedApp;
inWorker.beforeAll(async ({ room }) => {
  server = await room.demo();
});

it.each([
  { path: "completion/rows?period=2026-13&every=month", code: "bad-period", says: "2026-13" },
  { path: "completion/rows?period=2026-01", code: "bad-period", says: "every=month" },
  { path: "completion/rows?period=2026-01&every=week", code: "bad-period", says: "every=month" },
  { path: "completion?where=program=MH-A,program=SU-B", code: "unknown-option", says: "by=program" },
  { path: "completion/rows?part=foo", code: "unknown-option", says: "completed-or-transferred" },
  { path: "waiting-now/rows?part=foo", code: "unknown-option", says: "past-48h" },
  { path: "completion/rows?partClass=met", code: "unknown-option", says: "part" },
  { path: "completion/rows?key=sex=female", code: "unknown-dimension", says: "by" },
  { path: "completion/rows?key=colour=red", code: "unknown-dimension", says: "colour" },
])("$path is refused with a sentence, not answered with nobody", async ({ path, code, says }) => {
  const response = await fetch(`${server.address}/api/measures/${path}`);
  expect(response.status).toBe(400);
  const found = problem.parse(await response.json());
  expect(found.code).toBe(code);
  expect(found.detail).toContain(says);
});

it("refuses more figures than an answer can hold, and goes on answering", async () => {
  const much = "symptom-change?from=1900-01-01&every=week&by=cohort,payer_class,referral_source&curve=none";
  const response = await fetch(`${server.address}/api/measures/${much}`);
  expect(response.status).toBe(400);
  const found = problem.parse(await response.json());
  expect(found.code).toBe("too-many-figures");
  expect(found.detail).toContain("100,000");
  const next = await fetch(`${server.address}/api/measures/completion?by=cohort`);
  expect(next.status).toBe(200);
});

it.each(["%00/1", "MH-ADULT-H/2147483648", "MH-ADULT-H/-2147483648"])(
  "says that there is no episode %s, as there can be none",
  async (place) => {
    const response = await fetch(`${server.address}/api/episodes/${place}`);
    expect(response.status).toBe(404);
  },
);

it.each(["/assets/of-an-earlier-build.js", "/api/none"])("answers %s with no page", async (path) => {
  const response = await fetch(`${server.address}${path}`, { headers: { accept: "text/html,*/*" } });
  expect(response.status).toBe(404);
  expect(response.headers.get("content-type")).toContain("application/problem+json");
});

it.each([
  { method: "POST", path: "/api/health", allow: "GET, HEAD" },
  { method: "DELETE", path: "/api/measures/completion/rows", allow: "GET, HEAD" },
  { method: "GET", path: "/api/notes/1", allow: "DELETE" },
  { method: "DELETE", path: "/api/openapi.json", allow: "GET, HEAD" },
  { method: "PUT", path: "/api/notes", allow: "GET, HEAD, POST" },
  { method: "PATCH", path: "/api/views/1", allow: "DELETE" },
])("$method $path is refused and told what the address answers to", async ({ method, path, allow }) => {
  const response = await fetch(`${server.address}${path}`, { method });
  expect(response.status).toBe(405);
  expect(response.headers.get("allow")).toBe(allow);
  expect(problem.parse(await response.json())).toMatchObject({ code: "other-method", status: 405 });
});

it.each(["notes", "views"])("there are no %s with a number that no database gives", async (path) => {
  const response = await fetch(`${server.address}/api/${path}/99999999999`, { method: "DELETE" });
  expect(response.status).toBe(400);
  expect(problem.parse(await response.json()).code).toBe("unknown-option");
});

it("takes scripts, style sheets and fonts of its own alone", async () => {
  const policy = (await fetch(`${server.address}/`)).headers.get("content-security-policy") ?? "";
  const own = ["default-src", "script-src", "style-src", "font-src"].map((name) => `${name} 'self'`);
  expect(policy.split(";")).toEqual(expect.arrayContaining(own));
});

it("a head is answered where there is something to read", async () => {
  const response = await fetch(`${server.address}/api/measures`, { method: "HEAD" });
  expect(response.status).toBe(200);
});

/** The status of a request that asks for a host of that name: fetch would not send another than the address's. */
async function statusFor(host: string): Promise<number | undefined> {
  const { port } = new URL(server.address);
  return await new Promise((resolve, reject) => {
    const sent = request(
      { host: "127.0.0.1", port, path: "/api/measures/waiting-now/rows", headers: { host } },
      (response) => {
        response.resume();
        resolve(response.statusCode);
      },
    );
    sent.on("error", reject).end();
  });
}

it.each([
  ["127.0.0.1:3000", 200],
  ["localhost", 200],
  ["LOCALHOST:3000", 200],
  ["iop.localhost:3000", 200],
  ["[::1]:3000", 200],
  ["evil.example", 403],
  ["localhost.evil.example", 403],
  ["127.0.0.1.evil.example:3000", 403],
])("a request for the host %j is answered with %d", async (host, status) => {
  expect(await statusFor(host)).toBe(status);
});
