import type { RunQuery } from "../database/run-query.js";

/** 2026-06-30T23:59:59Z: the instant up to which the demo data reach, in unix seconds. */
export const DEMO_AS_OF_SECONDS = 1_782_863_999;

/** The present of pages goes in steps of so many seconds. */
export const PRESENT_STEP_SECONDS = 10;

/** The instant that is the present for the data: the demo's own day while the database holds demo data only. */
export async function readPresent(
  run: RunQuery,
  presentSeconds: number,
): Promise<{ asOf: number; isDemo: boolean }> {
  const [state] = await run("SELECT fact_version.is_demo FROM fact_version");
  const isDemo = state?.["is_demo"] === true;
  return { asOf: isDemo ? DEMO_AS_OF_SECONDS : presentSeconds, isDemo };
}
