import { Client } from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { FeedName } from "#api/imports/feed-columns";
import { cloneDatabase } from "../support/database.js";
import { attendance, everything, importRows, scores } from "./import-rows.js";

let database: Awaited<ReturnType<typeof cloneDatabase>>;
let client: Client;

beforeAll(async () => {
  database = await cloneDatabase();
  client = new Client({ connectionString: database.appUrl });
  await client.connect();
  await importRows(client, everything);
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

/** Characters without a pattern: an index row of repeated ones would be stored in a few bytes. */
function scrambled(length: number, seed: number, [first, count]: readonly [number, number]): string {
  let state = seed;
  const next = (): number => (state = (state * 48_271) % 2_147_483_647);
  return Array.from({ length }, () => String.fromCodePoint(first + (next() % count))).join("");
}

const letters = (length: number, seed = 1): string => scrambled(length, seed, [97, 26]);
/** Each takes four bytes in UTF-8. */
const ideographs = (length: number, seed = 1): string => scrambled(length, seed, [0x20000, 40_000]);

type Keyed = {
  feed: FeedName;
  column: string;
  rows: (id: string) => [header: string, good: string, bad: string];
};

const keyed: Keyed[] = [
  {
    feed: "programs",
    column: "program_code",
    rows: (id) => {
      const rest = ",X,X,mental_health,adult,America/Chicago";
      return ["program_code,name,site,track,population,zone", `GP${rest}`, `${id}${rest}`];
    },
  },
  ...["inquiry_id", "program_code", "person_id"].map((column) => ({
    feed: "inquiries" as const,
    column,
    rows: rowsOf(["inquiry_id", "program_code", "person_id", "inquired_at"], column, [
      ["GI1", "MH-A", "P9", "2026-01-05T09:00"],
      ["GI2", "MH-A", "P8", "2026-01-05T09:00"],
    ]),
  })),
  ...["enrollment_id", "program_code", "inquiry_id", "person_id", "cohort"].map((column) => ({
    feed: "enrollments" as const,
    column,
    rows: rowsOf(
      ["enrollment_id", "program_code", "inquiry_id", "person_id", "cohort", "admitted_on"],
      column,
      [
        ["GE1", "MH-A", "", "P9", "spring", "2026-01-05"],
        ["GE2", "MH-A", "", "P8", "spring", "2026-01-05"],
      ],
    ),
  })),
  ...["session_id", "program_code"].map((column) => ({
    feed: "sessions" as const,
    column,
    rows: rowsOf(["session_id", "program_code", "starts_at", "scheduled_minutes"], column, [
      ["GS1", "MH-A", "2026-01-05T09:00", "60"],
      ["GS2", "MH-A", "2026-01-05T09:00", "60"],
    ]),
  })),
  ...["session_id", "enrollment_id"].map((column) => ({
    feed: "attendance" as const,
    column,
    rows: rowsOf(["session_id", "enrollment_id", "status"], column, [
      ["S1", "E1", "excused"],
      ["S1", "E2", "excused"],
    ]),
  })),
  ...["score_id", "enrollment_id", "instrument"].map((column) => ({
    feed: "scores" as const,
    column,
    rows: rowsOf(["score_id", "enrollment_id", "instrument", "taken_at", "total"], column, [
      ["G1", "E1", "PHQ-9", "2026-01-09T11:00", "3"],
      ["G2", "E1", "PHQ-9", "2026-01-10T11:00", "3"],
    ]),
  })),
];

function rowsOf(
  names: readonly string[],
  column: string,
  [good, bad]: readonly [string[], string[]],
): (id: string) => [string, string, string] {
  return (id) => [names.join(), good.join(), bad.with(names.indexOf(column), id).join()];
}

const tooLong = [
  ["201 letters", letters(201)],
  ["201 characters of four bytes", ideographs(201)],
  ["9,500 letters, which no index row holds", letters(9500)],
] as const;

it.each(keyed.flatMap((one) => tooLong.map(([named, id]) => ({ ...one, named, id }))))(
  "$feed: a $column of $named is rejected and the rest loads",
  async ({ feed, column, rows, id }) => {
    const report = await importRows(client, { [feed]: rows(id) }, { dryRun: true });
    expect(report.findings).toEqual([
      expect.objectContaining({
        code: "too_long",
        column,
        isRejection: true,
        count: 1,
        exampleLine: 3,
        repair: `Shorten ${column} to at most 200 characters.`,
      }),
    ]);
    expect(report.feeds[0]).toMatchObject({ rowsRead: 2, rejected: 1 });
  },
);

it.each([
  ["letters", letters],
  ["characters of four bytes", ideographs],
])("keys of 200 %s load in every feed, and change nothing the second time", async (...[, text]) => {
  const [program, inquiry, person, enrollment, cohort, session, score, instrument] = [
    2, 3, 4, 5, 6, 7, 8, 9,
  ].map((seed) => text(200, seed));
  const rows = {
    programs: [
      "program_code,name,site,track,population,zone",
      `${program},Long,North,mental_health,adult,America/Chicago`,
    ],
    inquiries: [
      "inquiry_id,program_code,person_id,inquired_at",
      `${inquiry},${program},${person},2026-01-05T09:00`,
    ],
    enrollments: [
      "enrollment_id,program_code,inquiry_id,person_id,cohort,admitted_on",
      `${enrollment},${program},${inquiry},${person},${cohort},2026-01-06`,
    ],
    sessions: [
      "session_id,program_code,starts_at,scheduled_minutes",
      `${session},${program},2026-01-06T09:00,60`,
    ],
    attendance: [attendance[0] ?? "", `${session},${enrollment},attended,60`],
    scores: [
      scores[0] ?? "",
      `${score},${enrollment},${instrument},2026-01-07T09:00,3`,
      `,${enrollment},${instrument},2026-01-08T09:00,4`,
    ],
  };
  const first = await importRows(client, rows);
  expect(first.findings.map((finding) => finding.code)).toEqual(["unknown_instrument"]);
  for (const feed of first.feeds) expect(feed.inserted).toBe(feed.rowsRead);
  const again = await importRows(client, rows);
  for (const feed of again.feeds) expect(feed.unchanged).toBe(feed.rowsRead);
  const { rows: facts } = await client.query(
    "SELECT f.first_session_on::text, f.cohort FROM episode_fact AS f WHERE f.inquiry_id = $1",
    [inquiry],
  );
  expect(facts).toEqual([{ first_session_on: "2026-01-06", cohort }]);
});

it("text that is no key may be as long as before", async () => {
  const name = letters(10_000);
  const report = await importRows(
    client,
    {
      programs: [
        "program_code,name,site,track,population,zone",
        `GN,${name},X,mental_health,adult,America/Chicago`,
      ],
    },
    { dryRun: true },
  );
  expect(report).toMatchObject({ feeds: [{ inserted: 1, rejected: 0 }], findings: [] });
});
