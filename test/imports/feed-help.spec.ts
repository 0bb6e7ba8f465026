import { expect, it } from "vitest";
import { feedNames } from "#api/imports/feed-columns";
import { feedHelp } from "#api/imports/feed-help";

/* The columns as the interface for outsiders states them; those marked * must be in the header. */
const stated: Readonly<Record<string, string>> = {
  programs: "program_code* name* site* track* population* zone* capacity",
  inquiries:
    "inquiry_id* program_code* person_id inquired_at* channel referral_source payer_class age sex assessment_offered_at assessment_at authorization_requested_at authorization_decided_at authorization_result first_session_offered_at closed_at closed_reason",
  enrollments:
    "enrollment_id* program_code* inquiry_id person_id cohort admitted_on* planned_weeks discharged_on discharge_reason",
  sessions: "session_id* program_code* group starts_at* scheduled_minutes* kind cancelled capacity",
  attendance: "session_id* enrollment_id* status* attended_minutes",
  scores: "score_id enrollment_id* instrument* taken_at* total item_1…item_100",
};

const blocks = new Map(
  feedHelp()
    .split("\n\n")
    .slice(1)
    .map((block) => block.trimEnd().split("\n"))
    .map(([feed = "", ...lines]) => [feed, lines] as const),
);

it("tells the columns of every feed, each with what it may hold", () => {
  expect([...blocks.keys()]).toEqual([...feedNames]);
  for (const [feed, lines] of blocks) {
    const named = lines.map((line) => line.trim().split(/ {2,}/));
    expect(named.map(([name = ""]) => name.replaceAll(" ", "")).join(" ")).toBe(stated[feed]);
    for (const [name, holds] of named) expect(holds, `${feed} ${name}`).toMatch(/\w/);
  }
});

it.each([
  ["programs", "zone *", "IANA name, such as America/Chicago"],
  ["programs", "track *", "mental_health | substance_use"],
  ["enrollments", "admitted_on *", "YYYY-MM-DD, 1970 to 2037"],
  ["inquiries", "age", "whole number, 0 to 120"],
  ["scores", "taken_at *", "instant, 1970 to 2037"],
  ["inquiries", "person_id", "text, at most 200 characters"],
  ["inquiries", "payer_class", "text"],
  ["sessions", "cancelled", "true | false, in capitals or small letters"],
])("of %s: %s is %s", (feed, name, holds) => {
  const line = blocks.get(feed)?.find((each) => each.trim().startsWith(`${name} `));
  expect(line?.trim().split(/ {2,}/)).toEqual([name, holds]);
});
