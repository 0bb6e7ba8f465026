import { expect, it } from "vitest";
import { KeptDimensions } from "#api/measures/read-dimensions";
import type { RunQuery } from "#api/database/run-query";

/** A database of one program whose facts are of a version; it counts how often values were read. */
function database() {
  const state = { version: "1", name: "North", reads: 0, isDown: false };
  const run: RunQuery = async (sql) => {
    await Promise.resolve();
    if (sql.includes("fact_version")) return [{ version: state.version }];
    if (state.isDown) throw new Error("The connection was lost.");
    if (!sql.includes("program.name")) return [];
    state.reads += 1;
    return [{ value: "A", title: state.name, track: "mental_health", site: "S", population: "adult" }];
  };
  return { state, kept: new KeptDimensions(run) };
}

it("reads the values once for a version of the facts, also for several who ask at once", async () => {
  const { state, kept } = database();
  await Promise.all([kept.read(), kept.read()]);
  await kept.read();
  expect(state.reads).toBe(1);
  Object.assign(state, { version: "2", name: "South" });
  const [program] = await kept.read();
  expect([state.reads, program?.values[0]?.title]).toEqual([2, "South"]);
});

it("asks again for what could not be read", async () => {
  const { state, kept } = database();
  state.isDown = true;
  await expect(kept.read()).rejects.toThrow("lost");
  state.isDown = false;
  expect((await kept.read())[0]?.values).toHaveLength(1);
});
