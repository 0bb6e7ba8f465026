import { readFileSync } from "node:fs";
import { expect } from "vitest";
import type * as z from "zod";

/** Reads a file of golden numbers; what the schema asks for must be there. */
export function readGolden<Schema extends z.ZodType>(file: string, schema: Schema): z.infer<Schema> {
  return schema.parse(JSON.parse(readFileSync(new URL(`../golden/${file}`, import.meta.url), "utf8")));
}

/** Expects the golden number within a relative tolerance; where it is 0 (or its last bits), within the tolerance itself. */
export function expectGolden(
  found: number | null | undefined,
  golden: number | null | undefined,
  tolerance = 1e-9,
): void {
  if (golden === null || golden === undefined) return expect(found ?? null).toBeNull();
  expect(found).not.toBeNull();
  const scale = Math.abs(golden) < 1e-15 ? 1 : Math.abs(golden);
  expect(Math.abs((found ?? NaN) - golden) / scale, `${String(found)} against ${golden}`).toBeLessThanOrEqual(
    tolerance,
  );
}

/** The figure itself; a test that meets `insufficient` where it expects a figure fails with the reason. */
export function figure<Estimate extends object>(
  found: Estimate,
): Exclude<Estimate, { readonly kind: "insufficient" }> {
  if (isInsufficient(found)) throw new Error(found.reason);
  return found as Exclude<Estimate, { readonly kind: "insufficient" }>;
}

function isInsufficient(found: object): found is { kind: "insufficient"; reason: string } {
  return "kind" in found && found.kind === "insufficient";
}

/** Expects that nothing in a result is NaN or infinite, which JSON would write as null. */
export function expectFinite(found: unknown): void {
  if (typeof found === "number") expect(Number.isFinite(found), String(found)).toBe(true);
  else if (typeof found === "object" && found !== null)
    for (const each of Object.values(found)) expectFinite(each);
}

/** Processor time in milliseconds, the best of three: what else the machine does is not counted. */
export function processorTime(work: () => void): number {
  const rounds = [1, 2, 3].map(() => {
    const before = process.cpuUsage();
    work();
    const used = process.cpuUsage(before);
    return (used.user + used.system) / 1000;
  });
  return Math.min(...rounds);
}
