import { stored } from "./feed-plan.js";
import type { FeedPlan } from "./feed-plan.js";

/**
 * Every enrollment names an inquiry that no other one names once all accepted rows are in. A row whose inquiry another row
 * of the file has to leave first goes with that row: in a column that slipped by one line that is a chain of all of them.
 */
const settleInquiries = `
  WITH RECURSIVE named AS (
    SELECT a.line, a.inquiry_id, count(*) OVER (PARTITION BY a.inquiry_id) AS times
    FROM accepted_enrollments AS a
    WHERE a.inquiry_id IS NOT NULL
  ), held AS MATERIALIZED (
    SELECT n.line, o.line AS leaver
    FROM named AS n
    JOIN enrollment AS e ON e.inquiry_id = n.inquiry_id
    LEFT JOIN accepted_enrollments AS o ON o.enrollment_id = e.enrollment_id
    WHERE o.line IS DISTINCT FROM n.line
  ), contested AS (
    SELECT n.line FROM named AS n WHERE n.times > 1
    UNION SELECT h.line FROM held AS h WHERE h.leaver IS NULL
    UNION SELECT h.line FROM contested AS c JOIN held AS h ON h.leaver = c.line
  ), removed AS (
    DELETE FROM accepted_enrollments AS a USING contested AS c WHERE a.line = c.line
    RETURNING a.line, a.inquiry_id
  )
  INSERT INTO staged_finding (feed, line, column_name, code, is_rejection, text_found)
  SELECT 'enrollments', r.line, 'inquiry_id', 'inquiry_has_enrollment', true, left(r.inquiry_id, 80)
  FROM removed AS r`;

export const enrollmentsPlan: FeedPlan = {
  feed: "enrollments",
  table: "enrollment",
  resolve: `
    SELECT s.*, p.zone AS at_zone, p.program_code AS known_program, q.inquiry_id AS known_inquiry,
      t.program_code AS standing_program, t.discharged_on AS standing_discharged_on,
      row_number() OVER same AS occurrence, first_value(s.line) OVER same AS first_line
    FROM staged_enrollments AS s
    LEFT JOIN program AS p ON p.program_code = s.program_code
    LEFT JOIN enrollment AS t ON t.enrollment_id = s.enrollment_id
    LEFT JOIN inquiry AS q ON q.inquiry_id = s.inquiry_id
    WINDOW same AS (PARTITION BY s.enrollment_id ORDER BY s.line)
    ORDER BY s.program_code, s.enrollment_id, s.line`,
  rules: [
    {
      column: "program_code",
      code: "unknown_program",
      condition: "r.program_code IS NOT NULL AND r.known_program IS NULL",
    },
    {
      column: "enrollment_id",
      code: "id_of_other_program",
      condition: "r.program_code <> r.standing_program",
    },
    {
      column: "inquiry_id",
      code: "unknown_inquiry",
      condition: "r.inquiry_id IS NOT NULL AND r.known_inquiry IS NULL",
    },
    {
      column: "discharged_on",
      code: "discharge_before_admission",
      condition: "pg_temp.read_date(r.discharged_on) < pg_temp.read_date(r.admitted_on)",
    },
    {
      column: "admitted_on",
      code: "discharge_before_admission",
      condition: "NOT :has(discharged_on) AND r.standing_discharged_on < pg_temp.read_date(r.admitted_on)",
    },
  ],
  key: [stored("program_code"), stored("enrollment_id")],
  values: [
    stored("inquiry_id"),
    stored("person_id"),
    stored("cohort"),
    stored("admitted_on", "r.admitted_on::date"),
    stored("planned_weeks", "r.planned_weeks::smallint"),
    stored("discharged_on", "r.discharged_on::date"),
    stored("discharge_reason"),
  ],
  carried: ["(:present AT TIME ZONE r.at_zone)::date AS today"],
  warnings: [
    { column: "admitted_on", code: "in_the_future", condition: "a.admitted_on > a.today" },
    { column: "discharged_on", code: "in_the_future", condition: "a.discharged_on > a.today" },
    {
      column: "discharge_reason",
      code: "reason_without_discharge",
      condition: "a.discharge_reason IS NOT NULL AND a.discharged_on IS NULL AND :has(discharged_on)",
    },
  ],
  before: [
    settleInquiries,
    // The inquiry moves to the program of the enrollment that names it; the old place loses its episode.
    `CREATE TEMP TABLE moved_inquiry ON COMMIT DROP AS
     SELECT q.program_code AS from_program, a.program_code AS to_program, q.inquiry_id
     FROM accepted_enrollments AS a JOIN inquiry AS q ON q.inquiry_id = a.inquiry_id
     WHERE q.program_code <> a.program_code`,
    // Links that change are let go first, so that two enrollments can exchange their inquiries.
    `CREATE TEMP TABLE changed_link ON COMMIT DROP AS
     SELECT e.program_code, e.enrollment_id, e.inquiry_id
     FROM enrollment AS e JOIN accepted_enrollments AS a
       ON a.program_code = e.program_code AND a.enrollment_id = e.enrollment_id
     WHERE :has(inquiry_id) AND e.inquiry_id IS NOT NULL AND e.inquiry_id IS DISTINCT FROM a.inquiry_id`,
    `INSERT INTO touched_inquiry (program_code, inquiry_id)
     SELECT m.from_program, m.inquiry_id FROM moved_inquiry AS m
     UNION ALL SELECT m.to_program, m.inquiry_id FROM moved_inquiry AS m
     UNION ALL SELECT l.program_code, l.inquiry_id FROM changed_link AS l`,
    `UPDATE enrollment AS e SET inquiry_id = NULL FROM changed_link AS l
     WHERE e.program_code = l.program_code AND e.enrollment_id = l.enrollment_id`,
    // The old program's other inquiries of the person may have been repeats of the one that moves.
    `INSERT INTO touched_inquiry (program_code, inquiry_id)
     SELECT o.program_code, o.inquiry_id
     FROM moved_inquiry AS m
     JOIN inquiry AS q ON q.program_code = m.from_program AND q.inquiry_id = m.inquiry_id
     JOIN inquiry AS o ON o.program_code = q.program_code AND o.person_id = q.person_id`,
    `UPDATE inquiry AS q SET program_code = m.to_program FROM moved_inquiry AS m
     WHERE q.program_code = m.from_program AND q.inquiry_id = m.inquiry_id`,
  ],
  alsoChanged: [
    `EXISTS (SELECT FROM changed_link AS l
      WHERE l.program_code = a.program_code AND l.enrollment_id = a.enrollment_id)`,
  ],
  touch: [
    `INSERT INTO touched_enrollment (program_code, enrollment_id)
     SELECT c.program_code, c.enrollment_id FROM changed_enrollments AS c`,
  ],
};

export const sessionsPlan: FeedPlan = {
  feed: "sessions",
  table: "group_session",
  resolve: `
    SELECT s.*, p.zone AS at_zone, p.program_code AS known_program, t.program_code AS standing_program,
      row_number() OVER same AS occurrence, first_value(s.line) OVER same AS first_line
    FROM staged_sessions AS s
    LEFT JOIN program AS p ON p.program_code = s.program_code
    LEFT JOIN group_session AS t ON t.session_id = s.session_id
    WINDOW same AS (PARTITION BY s.session_id ORDER BY s.line)
    ORDER BY s.program_code, s.session_id, s.line`,
  rules: [
    {
      column: "program_code",
      code: "unknown_program",
      condition: "r.program_code IS NOT NULL AND r.known_program IS NULL",
    },
    { column: "session_id", code: "id_of_other_program", condition: "r.program_code <> r.standing_program" },
  ],
  key: [stored("program_code"), stored("session_id")],
  values: [
    stored("group", `r."group"`, "group_name"),
    stored("starts_at", "pg_temp.parse_instant(r.starts_at, r.at_zone)"),
    stored("scheduled_minutes", "r.scheduled_minutes::smallint"),
    stored("kind"),
    stored("cancelled", "coalesce(lower(r.cancelled) = 'true', false)"),
    stored("capacity", "r.capacity::integer"),
  ],
  carried: [],
  warnings: [
    {
      column: "cancelled",
      code: "minutes_in_cancelled_session",
      condition: `a.cancelled AND EXISTS (
        SELECT FROM attendance AS t
        WHERE t.program_code = a.program_code AND t.session_id = a.session_id AND t.attended_minutes > 0)`,
    },
  ],
  before: [],
  touch: [
    `INSERT INTO touched_enrollment (program_code, enrollment_id)
     SELECT DISTINCT t.program_code, t.enrollment_id
     FROM changed_sessions AS c
     JOIN attendance AS t ON t.program_code = c.program_code AND t.session_id = c.session_id`,
    `INSERT INTO touched_session (program_code, session_id)
     SELECT c.program_code, c.session_id FROM changed_sessions AS c`,
  ],
};
