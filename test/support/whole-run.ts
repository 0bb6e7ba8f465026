/**
 * Whether everything is tested: TESTS=all, as every merge must pass. Else the long walks are left out (files named
 * `.long.spec.ts`), and pages are looked at wide and light, narrow and dark only, so that a run takes minutes.
 */
export const isWholeRun = process.env["TESTS"] === "all";

/** The files of the long walks. */
export const longWalks = "test/**/*.long.spec.ts";
