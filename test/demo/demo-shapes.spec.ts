/** The drawn figures beside the published ones that they imitate; sources stand with the generator's tables. */
import { expect, it } from "vitest";
import { planDemoFeeds } from "#api/demo/demo-data";
import { deviation, mean, median, rowsOf } from "./feed-table.js";

type Row = Readonly<Record<string, string>>;

const feeds = planDemoFeeds();
const inquiries = rowsOf(feeds.inquiries);
const stays = rowsOf(feeds.enrollments);
const sessions = new Map(rowsOf(feeds.sessions).map((row) => [row["session_id"] ?? "", row]));
const attendance = rowsOf(feeds.attendance);
const scores = rowsOf(feeds.scores);

function minutes(local: string | undefined): number {
  return Date.parse(`${local}Z`) / 60_000;
}

function days(from: string | undefined, to: string | undefined): number {
  return Math.round((Date.parse(`${to}T00:00Z`) - Date.parse(`${from}T00:00Z`)) / 86_400_000);
}

function groupsBy(rows: readonly Row[], column: string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = row[column] ?? "";
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}

const attended = new Set(
  attendance.filter((row) => row["status"] === "attended").map((row) => row["enrollment_id"]),
);
const ended = stays.filter((row) => row["discharged_on"] !== "" && attended.has(row["enrollment_id"]));

function share(rows: readonly Row[], isCounted: (row: Row) => boolean): number {
  return rows.filter(isCounted).length / rows.length;
}

it("decides authorizations 35% at once, 30% within a day, 25% in one to three days, 10% later", () => {
  const decided = inquiries.filter((row) => row["authorization_decided_at"] !== "");
  const waits = decided.map(
    (row) => (minutes(row["authorization_decided_at"]) - minutes(row["authorization_requested_at"])) / 60,
  );
  const within = (from: number, to: number): number =>
    waits.filter((hours) => hours >= from && hours < to).length / waits.length;
  const found = [within(0, 1), within(1, 24), within(24, 72), within(72, 1000)];
  for (const [index, invented] of [0.35, 0.3, 0.25, 0.1].entries()) {
    expect(Math.abs((found[index] ?? NaN) - invented)).toBeLessThan(0.02);
  }
  expect(Math.max(...waits)).toBeLessThanOrEqual(7 * 24);
});

it("loses more people with each day until the offered slot", () => {
  const started = new Set(stays.map((row) => row["inquiry_id"]));
  const offered = inquiries.filter((row) => row["first_session_offered_at"] !== "");
  const shares = [0, 1, 2, 3, 5].map((day, index, all) => {
    const next = all[index + 1] ?? 99;
    const waited = offered.filter((row) => {
      const wait = (minutes(row["first_session_offered_at"]) - minutes(row["inquired_at"])) / 1440;
      return wait >= day && wait < next;
    });
    return share(waited, (row) => started.has(row["inquiry_id"] ?? ""));
  });
  for (const [index, each] of shares.entries()) expect(each).toBeLessThan(shares[index - 1] ?? 1);
});

it("ends substance-use stays as TEDS-D reports: 38% completed, 18% transferred", () => {
  const own = ended.filter((row) => row["program_code"]?.startsWith("SUD"));
  expect(share(own, (row) => row["discharge_reason"] === "completed")).toBeCloseTo(0.38, 1);
  expect(share(own, (row) => row["discharge_reason"]?.startsWith("transferred") ?? false)).toBeCloseTo(
    0.18,
    1,
  );
});

it("loses dropouts around day 26, and ends planned stays between days 42 and 50", () => {
  const length = (reasons: readonly string[]): number[] =>
    ended
      .filter((row) => reasons.includes(row["discharge_reason"] ?? ""))
      .map((row) => days(row["admitted_on"], row["discharged_on"]));
  expect(Math.abs(median(length(["against_advice", "no_show", "other"])) - 26)).toBeLessThanOrEqual(3);
  const planned = median(length(["completed"]));
  expect(planned).toBeGreaterThanOrEqual(42);
  expect(planned).toBeLessThanOrEqual(50);
});

it("attends about nine in ten sessions in person, fewer in the evening, with more no-shows", () => {
  const counts = new Map<string, { rows: number; came: number; noShows: number }>();
  for (const row of attendance) {
    const session = sessions.get(row["session_id"] ?? "");
    if (session?.["cancelled"] !== "false") continue;
    const group = session["group"] ?? "";
    const count = counts.get(group) ?? { rows: 0, came: 0, noShows: 0 };
    count.rows += 1;
    if (row["status"] === "attended" || row["status"] === "partial") count.came += 1;
    if (row["status"] === "no_show") count.noShows += 1;
    counts.set(group, count);
  }
  const of = (group: string): { came: number; noShows: number } => {
    const { rows, came, noShows } = counts.get(group) ?? { rows: NaN, came: NaN, noShows: NaN };
    return { came: came / rows, noShows: noShows / rows };
  };
  expect(of("morning").came).toBeCloseTo(0.89, 1);
  expect(of("midday").came).toBeCloseTo(0.89, 1);
  expect(of("evening").came).toBeLessThan(of("midday").came - 0.05);
  expect(of("evening").noShows).toBeGreaterThan(1.5 * of("midday").noShows);
});

it("has adults' PHQ-9 at 15.4 (5.5) and then 9.4 (6.4), GAD-7 at 14 (4.5) and then 8.4 (5.7)", () => {
  const own = new Set(
    ended.filter((row) => row["program_code"]?.startsWith("MH-ADULT")).map((row) => row["enrollment_id"]),
  );
  for (const [instrument, first, last] of [
    ["PHQ-9", [15.4, 5.5], [9.4, 6.4]],
    ["GAD-7", [14, 4.5], [8.4, 5.7]],
  ] as const) {
    const rows = scores.filter((row) => row["instrument"] === instrument && row["total"] !== "");
    const pairs = [...groupsBy(rows, "enrollment_id")]
      .filter(
        ([id, of]) =>
          own.has(id) && minutes(of.at(-1)?.["taken_at"]) - minutes(of[0]?.["taken_at"]) >= 14 * 1440,
      )
      .map(([, of]) => [Number(of[0]?.["total"]), Number(of.at(-1)?.["total"])] as const);
    const ends = [first, last].map((published, end) => {
      const values = pairs.map((pair) => pair[end] ?? NaN);
      return [mean(values) - published[0], deviation(values) - published[1]];
    });
    for (const difference of ends.flat()) expect(Math.abs(difference)).toBeLessThan(0.5);
  }
});

it("scores four in five stays at both ends in a good program, two in five in an ordinary one", () => {
  const paired = (code: string): number => {
    const own = ended.filter((row) => row["program_code"] === code);
    const byStay = groupsBy(
      scores.filter((row) => row["instrument"] === "PHQ-9"),
      "enrollment_id",
    );
    return share(own, (stay) => {
      const of = byStay.get(stay["enrollment_id"] ?? "") ?? [];
      const from = Date.parse(`${stay["admitted_on"]}T00:00Z`) / 60_000;
      const baseline = of.find((row) => minutes(row["taken_at"]) - from < 8 * 1440);
      return (
        baseline !== undefined &&
        minutes(of.at(-1)?.["taken_at"]) - minutes(baseline["taken_at"]) >= 14 * 1440 - 120
      );
    });
  };
  expect(paired("MH-ADULT-N")).toBeGreaterThan(0.8);
  expect(paired("MH-ADULT-N")).toBeLessThan(0.87);
  expect(paired("MH-ADULT-R")).toBeCloseTo(0.41, 1);
});
