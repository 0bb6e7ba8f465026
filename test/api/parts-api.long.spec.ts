import "reflect-metadata";
import { expect, it } from "vitest";
import { measureResponse, rowsResponse } from "#shared/contract/measures";
import { measures } from "#shared/measures/index";
import type { ResultResponse } from "#shared/contract/results";
import type { ServedApp } from "../support/served-app.js";
import { inWorker } from "../support/worker-room.js";

let server: ServedApp;
inWorker.beforeAll(async ({ room }) => {
  server = await room.demo();
});

async function ask(path: string): Promise<unknown> {
  const response = await fetch(`${server.address}/api/measures/${path}`);
  expect(response.status, path).toBe(200);
  return await response.json();
}

const view = "from=2026-01-01&to=2026-07-01";

/** What a part counts, by the class that its rows are asked for; all of it under the empty name. */
function countsOf(result: ResultResponse): readonly (readonly [partClass: string, n: number])[] {
  if (result.kind === "proportion") {
    return [
      ["", result.denominator],
      ["met", result.numerator],
      ["not_met", result.denominator - result.numerator],
    ];
  }
  if (result.kind === "shares" && result.unit === undefined) {
    return [
      ["", result.denominator],
      ...result.shares.map((share) => [share.class, share.numerator] as const),
    ];
  }
  if (result.kind === "time-to-event") {
    return [
      ["", result.n],
      ["event", result.events],
      ["competing", result.competing],
    ];
  }
  if (result.kind === "trajectory") return result.points.map(({ week, n }) => [String(week), n] as const);
  return "n" in result ? [["", result.n]] : [];
}

it("lists for every part of every measure as many rows as the part counts", async () => {
  let asked = 0;
  for (const { id } of measures) {
    const { groups } = measureResponse.parse(await ask(`${id}?${view}&curve=none`));
    for (const group of groups) {
      const key = Object.entries(group.key).map((pair) => pair.join("="));
      const items = group.result.kind === "list" ? group.result.items : [];
      const steps = group.result.kind === "duration" ? (group.result.steps ?? []) : [];
      const parts = [
        ...Object.entries(group.beside).map(([part, result]) => ({ part, counts: countsOf(result) })),
        ...items.map((item) => ({ part: item.id, counts: countsOf(item.result) })),
        ...steps.map((step) => ({ part: step.id, counts: [["", step.n] as const] })),
      ];
      for (const { part, counts } of parts) {
        for (const [partClass, n] of counts) {
          const query = new URLSearchParams({ part, limit: "1" });
          if (key.length > 0) query.set("key", key.join(","));
          if (partClass !== "") query.set("partClass", partClass);
          const { total } = rowsResponse.parse(await ask(`${id}/rows?${view}&${query.toString()}`));
          expect(total, `${id} ${key.join()} ${part} ${partClass}`).toBe(n);
          asked += 1;
        }
      }
    }
  }
  expect(asked).toBeGreaterThan(200);
}, 240_000);

it("leaves the companions away where they are not asked for", async () => {
  const whole = measureResponse.parse(await ask(`access-within-48h?${view}`));
  const bare = measureResponse.parse(await ask(`access-within-48h?${view}&beside=none`));
  expect(Object.keys(whole.groups[0]?.beside ?? {}).length).toBeGreaterThan(2);
  expect(bare.groups[0]).toEqual({ ...whole.groups[0], beside: {} });
});
