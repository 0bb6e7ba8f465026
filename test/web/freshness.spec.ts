import { expect, it } from "vitest";
import type { StatusResponse } from "#shared/contract/measures";
import { freshnessWords, lateWords } from "../../web/src/words/freshness.js";

const status: StatusResponse = {
  asOfDay: "2026-06-30",
  zones: ["America/Chicago"],
  demo: false,
  asOf: "2026-06-30T12:00:00Z",
  version: 1,
  programs: 1,
  inquiries: 10,
  latestSessionAt: null,
};

it.each([
  [null, "no session yet", null],
  ["2026-06-30T11:00:00Z", "latest session less than a day old", null],
  ["2026-06-29T11:00:00Z", "latest session 1 day old", null],
  ["2026-06-15T12:00:01Z", "latest session 14 days old", null],
  ["2026-06-15T12:00:00Z", "latest session 15 days old", "The latest session on file is 15 days old."],
  ["2023-06-30T12:00:00Z", "latest session 1,096 days old", "The latest session on file is 1,096 days old."],
])("with a latest session at %s: %s", (latestSessionAt, words, late) => {
  expect(freshnessWords({ ...status, latestSessionAt })).toBe(words);
  expect(lateWords({ ...status, latestSessionAt })?.strong ?? null).toBe(late);
});

it("says nothing of demo data, whose day stands still", () => {
  expect(lateWords({ ...status, demo: true, latestSessionAt: "2023-06-30T12:00:00Z" })).toBeNull();
});
