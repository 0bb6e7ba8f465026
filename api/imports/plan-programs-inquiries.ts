import { stored } from "./feed-plan.js";
import type { FeedPlan, RowRule } from "./feed-plan.js";
import { plainZones, zonesWithoutSummer } from "./plain-zones.js";

const listed = (names: readonly string[]): string => names.map((name) => `'${name}'`).join(", ");

export const programsPlan: FeedPlan = {
  feed: "programs",
  table: "program",
  resolve: `
    SELECT s.*, NULL::text AS at_zone, zones.name IS NOT NULL AS is_zone,
      row_number() OVER same AS occurrence, first_value(s.line) OVER same AS first_line
    FROM staged_programs AS s
    LEFT JOIN pg_timezone_names AS zones ON zones.name = s.zone
      AND (zones.name LIKE '%/%' AND zones.name NOT LIKE 'posix%' AND zones.name NOT LIKE 'SystemV/%' OR zones.name IN (${listed(plainZones)}))
    WINDOW same AS (PARTITION BY s.program_code ORDER BY s.line)
    ORDER BY s.program_code, s.line`,
  rules: [
    { column: "zone", code: "unknown_zone", condition: "NOT r.is_zone" },
    {
      column: "zone",
      isWarning: true,
      code: "zone_without_summer_time",
      condition: `r.zone IN (${listed(zonesWithoutSummer)})`,
    },
  ],
  key: [stored("program_code")],
  values: [
    stored("name"),
    stored("site"),
    stored("track"),
    stored("population"),
    stored("zone"),
    stored("capacity", "r.capacity::integer"),
  ],
  carried: [],
  warnings: [],
  before: [
    // A zone decides local days, so a new one reads every episode of its program anew.
    `CREATE TEMP TABLE moved_zone ON COMMIT DROP AS
     SELECT t.program_code FROM program AS t JOIN accepted_programs AS a ON a.program_code = t.program_code
     WHERE t.zone <> a.zone`,
    `INSERT INTO touched_inquiry (program_code, inquiry_id)
     SELECT t.program_code, t.inquiry_id FROM inquiry AS t JOIN moved_zone AS m ON m.program_code = t.program_code`,
    `INSERT INTO touched_enrollment (program_code, enrollment_id)
     SELECT t.program_code, t.enrollment_id FROM enrollment AS t JOIN moved_zone AS m ON m.program_code = t.program_code`,
    `INSERT INTO touched_session (program_code, session_id)
     SELECT t.program_code, t.session_id FROM group_session AS t JOIN moved_zone AS m ON m.program_code = t.program_code`,
  ],
  touch: [],
};

const instants = [
  "inquired_at",
  "assessment_offered_at",
  "assessment_at",
  "authorization_requested_at",
  "authorization_decided_at",
  "first_session_offered_at",
  "closed_at",
] as const;

const order: readonly (readonly [string, string])[] = [
  ["inquired_at", "assessment_offered_at"],
  ["inquired_at", "assessment_at"],
  ["inquired_at", "authorization_requested_at"],
  ["inquired_at", "first_session_offered_at"],
  ["inquired_at", "closed_at"],
  ["assessment_at", "authorization_requested_at"],
  ["authorization_requested_at", "authorization_decided_at"],
];

const outOfOrder: RowRule[] = order.map(([earlier, later]) => ({
  column: later,
  code: "steps_out_of_order",
  condition: `a.${later} < a.${earlier}`,
}));

const inFuture: RowRule[] = [
  "inquired_at",
  "assessment_at",
  "authorization_requested_at",
  "authorization_decided_at",
  "closed_at",
].map((column) => ({ column, code: "in_the_future", condition: `a.${column} > :present` }));

/** An inquiry that moved to its enrollment's program is still known under the program asked for. */
export const inquiriesPlan: FeedPlan = {
  feed: "inquiries",
  table: "inquiry",
  resolve: `
    SELECT s.*, p.zone AS at_zone, p.program_code AS known_program,
      t.program_code AS standing_program, t.program_asked_for AS standing_asked_for,
      row_number() OVER same AS occurrence, first_value(s.line) OVER same AS first_line
    FROM staged_inquiries AS s
    LEFT JOIN program AS p ON p.program_code = s.program_code
    LEFT JOIN inquiry AS t ON t.inquiry_id = s.inquiry_id
    WINDOW same AS (PARTITION BY s.inquiry_id ORDER BY s.line)
    ORDER BY s.program_code, s.inquiry_id, s.line`,
  rules: [
    {
      column: "program_code",
      code: "unknown_program",
      condition: "r.program_code IS NOT NULL AND r.known_program IS NULL",
    },
    {
      column: "inquiry_id",
      code: "id_of_other_program",
      condition: "r.program_code <> r.standing_program AND r.program_code <> r.standing_asked_for",
    },
  ],
  key: [stored("program_code", "coalesce(r.standing_program, r.program_code)"), stored("inquiry_id")],
  values: [
    stored("program_code", "r.program_code", "program_asked_for"),
    stored("person_id"),
    ...instants.map((column) => stored(column, `pg_temp.parse_instant(r.${column}, r.at_zone)`)),
    stored("channel"),
    stored("referral_source"),
    stored("payer_class"),
    stored("age", "r.age::smallint"),
    stored("authorization_result"),
    stored("sex"),
    stored("closed_reason"),
  ],
  carried: [],
  warnings: [
    ...outOfOrder,
    ...inFuture,
    {
      column: "closed_reason",
      code: "reason_without_closing",
      condition: "a.closed_reason IS NOT NULL AND a.closed_at IS NULL AND :has(closed_at)",
    },
  ],
  before: [],
  touch: [
    `INSERT INTO touched_inquiry (program_code, inquiry_id)
     SELECT c.program_code, c.inquiry_id FROM changed_inquiries AS c`,
  ],
};
