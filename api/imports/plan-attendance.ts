import { stored } from "./feed-plan.js";
import type { FeedPlan } from "./feed-plan.js";

/**
 * Attendance without minutes: the scheduled ones for `attended`, 0 for `excused` and `no_show`. Where the file has no
 * column for them and the row stands with the same status, its minutes stay.
 */
const minutes = `
  CASE
    WHEN r.status IN ('excused', 'no_show') THEN 0
    WHEN r.attended_minutes IS NOT NULL THEN r.attended_minutes::smallint
    WHEN NOT :has(attended_minutes) AND r.standing_status = r.status THEN r.standing_minutes
    ELSE r.scheduled_minutes
  END::smallint`;

export const attendancePlan: FeedPlan = {
  feed: "attendance",
  table: "attendance",
  // The places of enrollments and sessions in the order of their keys let rows be sorted by one number; the ends of a
  // stay are worked out once for each enrollment. Both, and narrow rows, make a large file several times faster, as do
  // tables whose size the planner knows: it then hashes them and not the file. Which of them a large file names, is not asked.
  prepare: (isLarge) => [
    `CREATE TEMP TABLE named_stay ON COMMIT DROP AS
     SELECT e.program_code, e.enrollment_id,
       e.admitted_on::timestamp AT TIME ZONE p.zone AS stay_from,
       (e.discharged_on + 1)::timestamp AT TIME ZONE p.zone AS stay_to,
       row_number() OVER (ORDER BY e.program_code, e.enrollment_id) * 4294967296 AS place
     FROM enrollment AS e
     JOIN program AS p ON p.program_code = e.program_code
     ${isLarge ? "" : "WHERE EXISTS (SELECT FROM staged_attendance AS s WHERE s.enrollment_id = e.enrollment_id)"}`,
    `CREATE TEMP TABLE named_session ON COMMIT DROP AS
     SELECT g.program_code, g.session_id, g.scheduled_minutes, g.cancelled, g.starts_at,
       row_number() OVER (ORDER BY g.program_code, g.session_id) AS place
     FROM group_session AS g
     ${isLarge ? "" : "WHERE EXISTS (SELECT FROM staged_attendance AS s WHERE s.session_id = g.session_id)"}`,
    "ANALYZE named_stay, named_session",
  ],
  resolve: `
    SELECT s.*, e.program_code, e.program_code IS NOT NULL AS has_enrollment, g.place IS NOT NULL AS has_session,
      g.program_code <> e.program_code AS is_elsewhere, g.scheduled_minutes, g.cancelled,
      CASE WHEN NOT g.cancelled AND s.status IN ('attended', 'partial') THEN pg_temp.read_whole(s.attended_minutes) END
        AS minutes_given,
      g.starts_at > :present AS is_future,
      g.starts_at < e.stay_from OR g.starts_at >= e.stay_to AS is_outside_stay,
      t.status AS standing_status, t.attended_minutes AS standing_minutes,
      row_number() OVER same AS occurrence, first_value(s.line) OVER same AS first_line
    FROM staged_attendance AS s
    LEFT JOIN named_stay AS e ON e.enrollment_id = s.enrollment_id
    LEFT JOIN named_session AS g ON g.session_id = s.session_id
    LEFT JOIN attendance AS t ON t.program_code = e.program_code AND t.enrollment_id = s.enrollment_id
      AND t.session_id = s.session_id
    WINDOW same AS (PARTITION BY e.place + g.place ORDER BY s.line)`,
  rules: [
    {
      column: "enrollment_id",
      code: "unknown_enrollment",
      condition: "NOT r.has_enrollment AND r.enrollment_id IS NOT NULL",
    },
    {
      column: "session_id",
      code: "unknown_session",
      condition: "NOT r.has_session AND r.session_id IS NOT NULL",
    },
    {
      column: "session_id",
      code: "session_of_other_program",
      condition: "r.is_elsewhere",
    },
    {
      column: "attended_minutes",
      code: "partial_without_minutes",
      condition:
        "r.status = 'partial' AND r.attended_minutes IS NULL AND (:has(attended_minutes) OR r.standing_status IS DISTINCT FROM 'partial')",
    },
    {
      column: "attended_minutes",
      isWarning: true,
      code: "minutes_without_attendance",
      condition:
        "r.attended_minutes IS NOT NULL AND r.attended_minutes <> '0' AND r.status IN ('excused', 'no_show')",
    },
    {
      column: "attended_minutes",
      isWarning: true,
      code: "attended_zero_minutes",
      condition: "r.minutes_given = 0",
    },
    {
      column: "attended_minutes",
      isWarning: true,
      code: "minutes_beyond_scheduled",
      condition: "r.minutes_given > r.scheduled_minutes",
    },
    {
      column: "session_id",
      isWarning: true,
      code: "minutes_in_cancelled_session",
      condition:
        "r.cancelled AND r.status IN ('attended', 'partial') AND r.attended_minutes IS DISTINCT FROM '0'",
    },
    {
      column: "session_id",
      isWarning: true,
      code: "in_the_future",
      condition: "r.is_future AND r.status IN ('attended', 'partial')",
    },
    {
      column: "session_id",
      isWarning: true,
      code: "session_outside_stay",
      condition: "r.is_outside_stay",
    },
  ],
  key: [stored("program_code"), stored("enrollment_id"), stored("session_id")],
  values: [stored("status"), stored("status", minutes, "attended_minutes")],
  carried: [],
  warnings: [],
  before: [],
  touch: [
    `INSERT INTO touched_enrollment (program_code, enrollment_id)
     SELECT DISTINCT c.program_code, c.enrollment_id FROM changed_attendance AS c`,
    `INSERT INTO touched_session (program_code, session_id)
     SELECT DISTINCT c.program_code, c.session_id FROM changed_attendance AS c`,
  ],
};
