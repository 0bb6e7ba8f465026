import { stored } from "./feed-plan.js";
import type { FeedPlan } from "./feed-plan.js";

/**
 * The total that the items give by the instrument's rule, as scoreFromItems in shared/instruments says it; null where too
 * many are missing and where only totals are taken. Items of an unknown instrument are all there is.
 */
const itemTotal = `
  CASE
    WHEN m.answered = 0 THEN NULL
    WHEN m.id IS NULL THEN CASE WHEN m.missing_before_last = 0 THEN m.item_sum END
    WHEN m.item_count IS NULL THEN NULL
    WHEN m.answered_parts >= m.part_count THEN m.part_sum * m.points
    WHEN m.part_count - m.answered_parts > m.missing_allowed THEN NULL
    WHEN m.missing_counts = 'zero' THEN m.part_sum * m.points
    ELSE round(m.part_sum * m.points * m.part_count / m.answered_parts, 2)
  END`;

/** Reads known_instrument, see stageInstruments. */
const resolveScores = `
  WITH named AS MATERIALIZED (
    SELECT d.instrument AS named_as, k.*, near.id AS near_id
    FROM (SELECT DISTINCT s.instrument FROM staged_scores AS s) AS d
    LEFT JOIN known_instrument AS k ON k.id = d.instrument
    LEFT JOIN known_instrument AS near ON k.id IS NULL AND regexp_replace(upper(near.id), '[^A-Z0-9]', '', 'g') = regexp_replace(upper(d.instrument), '[^A-Z0-9]', '', 'g')
  ), elsewhere AS MATERIALIZED (
    SELECT s.line, min(x.enrollment_id) AS enrollment_id
    FROM staged_scores AS s
    JOIN score AS x ON x.score_id = s.score_id AND x.enrollment_id <> s.enrollment_id
    GROUP BY s.line
  ), timed AS (
    SELECT s.*, e.program_code, p.zone AS at_zone, e.admitted_on,
      coalesce(s.score_id, s.instrument || '|' || to_char(pg_temp.read_instant(s.taken_at, p.zone), 'YYYY-MM-DD"T"HH24:MI:SS"Z"')) AS score_key
    FROM staged_scores AS s
    LEFT JOIN enrollment AS e ON e.enrollment_id = s.enrollment_id
    LEFT JOIN program AS p ON p.program_code = e.program_code
  ), keyed AS MATERIALIZED (
    SELECT t.*, CASE WHEN t.score_id IS NULL THEN t.enrollment_id || chr(31) || t.score_key ELSE t.score_id END AS known_by
    FROM timed AS t
  ), doubled AS MATERIALIZED (
    SELECT k.known_by, min(k.line) AS first_line
    FROM keyed AS k
    GROUP BY k.known_by
    HAVING count(*) > 1
  ), merged AS (
    SELECT s.line, coalesce(d.first_line, s.line) AS first_line, s.score_id, s.enrollment_id, s.instrument, s.taken_at, s.total, s.program_code, s.at_zone,
      s.admitted_on, s.score_key, o.enrollment_id AS standing_enrollment,
      CASE WHEN :has(total) THEN s.total ELSE t.typed_total::text END AS total_text,
      CASE WHEN :has(items) THEN s.items ELSE t.items::text[] END AS item_texts,
      s.items, k.*
    FROM keyed AS s
    LEFT JOIN doubled AS d ON d.known_by = s.known_by
    LEFT JOIN score AS t ON t.program_code = s.program_code AND t.enrollment_id = s.enrollment_id AND t.score_key = s.score_key
    LEFT JOIN elsewhere AS o ON o.line = s.line
    LEFT JOIN named AS k ON k.named_as = s.instrument
  ), measured AS (
    SELECT m.*, coalesce(i.answered, 0) AS answered, coalesce(i.last_item, 0) AS last_item,
      coalesce(i.last_item - i.answered, 0) AS missing_before_last, coalesce(i.unreadable_items, 0) AS unreadable_items,
      i.smallest_item, i.largest_item, i.item_sum,
      coalesce(g.answered_parts, i.answered, 0) AS answered_parts, coalesce(g.part_sum, i.item_sum) AS part_sum
    FROM merged AS m
    LEFT JOIN LATERAL (
      SELECT
        count(v.value) AS answered,
        coalesce(max(v.number) FILTER (WHERE v.value IS NOT NULL), 0) AS last_item,
        count(v.value) - count(v.points) AS unreadable_items,
        min(v.points) AS smallest_item,
        max(v.points) AS largest_item,
        sum(v.points)::numeric AS item_sum
      FROM (
        SELECT u.value, u.number, CASE WHEN u.value ~ '^[0-9]{1,3}$' THEN u.value::integer END AS points
        FROM unnest(m.item_texts) WITH ORDINALITY AS u (value, number)
        OFFSET 0
      ) AS v
      HAVING m.item_texts IS NOT NULL
    ) AS i ON true
    LEFT JOIN LATERAL (
      SELECT count(*) AS answered_parts, sum(h.highest)::numeric AS part_sum
      FROM (
        SELECT max(pg_temp.read_whole(v.value)) AS highest
        FROM unnest(m.item_texts) WITH ORDINALITY AS v (value, number)
        WHERE v.value IS NOT NULL
        GROUP BY m.part_of[v.number]
      ) AS h
    ) AS g ON m.part_of IS NOT NULL
  )
  SELECT m.*, ${itemTotal} AS item_total, pg_temp.read_decimal(m.total_text) AS typed_total,
    CASE WHEN m.line = m.first_line THEN 1 ELSE 2 END AS occurrence
  FROM measured AS m
  ORDER BY m.program_code, m.enrollment_id, m.score_key, m.line`;

export const scoresPlan: FeedPlan = {
  feed: "scores",
  table: "score",
  resolve: resolveScores,
  rules: [
    {
      column: "enrollment_id",
      code: "unknown_enrollment",
      condition: "r.enrollment_id IS NOT NULL AND r.program_code IS NULL",
    },
    { column: "score_id", code: "id_of_other_enrollment", condition: "r.standing_enrollment IS NOT NULL" },
    {
      column: "score_id",
      code: "reserved_id",
      condition: "r.score_id ~ '[|][0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$'",
    },
    { column: "instrument", code: "instrument_spelling", condition: "r.near_id IS NOT NULL" },
    { column: "instrument", code: "scale_without_total", condition: "NOT r.has_total" },
    {
      column: "instrument",
      isWarning: true,
      code: "unknown_instrument",
      condition: "r.instrument IS NOT NULL AND r.id IS NULL AND r.near_id IS NULL",
    },
    { column: "total", code: "score_without_values", condition: "r.total_text IS NULL AND r.answered = 0" },
    { column: "items", code: "not_a_number", condition: "r.unreadable_items > 0" },
    {
      column: "items",
      code: "out_of_range",
      condition: "r.unreadable_items = 0 AND (r.largest_item > r.item_max OR r.smallest_item < r.item_min)",
    },
    { column: "items", code: "too_many_items", condition: "r.last_item > r.item_count" },
    {
      column: "items",
      code: "items_not_defined",
      condition: "r.answered > 0 AND r.has_total AND r.item_count IS NULL AND r.total_text IS NULL",
    },
    {
      column: "items",
      code: "items_missing",
      condition:
        "r.answered > 0 AND r.unreadable_items = 0 AND r.item_total IS NULL AND r.total_text IS NULL AND (r.id IS NULL OR r.item_count IS NOT NULL)",
    },
    {
      column: "total",
      code: "out_of_range",
      condition: "r.typed_total < r.minimum OR r.typed_total > r.maximum",
    },
  ],
  key: [stored("program_code"), stored("enrollment_id"), stored("score_key")],
  values: [
    stored("instrument"),
    stored("taken_at", "pg_temp.parse_instant(r.taken_at, r.at_zone)"),
    stored("score_id"),
    stored("instrument", "coalesce(r.item_total, r.typed_total)::numeric(7, 2)", "total"),
    stored("instrument", "r.typed_total::numeric(7, 2)", "typed_total"),
    stored("instrument", "r.item_texts::smallint[]", "items"),
    stored(
      "instrument",
      "coalesce(r.item_total IS NOT NULL AND r.missing_counts = 'mean' AND r.answered_parts < r.part_count, false)",
      "is_prorated",
    ),
  ],
  carried: [
    "r.item_total",
    "r.answered",
    "r.points",
    "r.id IS NOT NULL AND r.item_count IS NULL AS takes_totals_only",
    "r.admitted_on",
    "r.at_zone",
  ],
  warnings: [
    { column: "taken_at", code: "in_the_future", condition: "a.taken_at > :present" },
    {
      column: "taken_at",
      code: "score_before_admission",
      condition: "(a.taken_at AT TIME ZONE a.at_zone)::date < a.admitted_on",
    },
    {
      column: "total",
      code: "total_contradicts_items",
      condition: "abs(a.typed_total - a.item_total) > CASE WHEN a.is_prorated THEN 0.99 ELSE 0 END",
    },
    {
      column: "total",
      code: "total_between_steps",
      condition: "a.item_total IS NULL AND a.points > 1 AND a.typed_total % a.points <> 0",
    },
    {
      column: "items",
      code: "items_incomplete",
      condition: "a.answered > 0 AND a.item_total IS NULL AND NOT a.takes_totals_only",
    },
  ],
  before: [],
  touch: [
    `INSERT INTO touched_enrollment (program_code, enrollment_id)
     SELECT DISTINCT c.program_code, c.enrollment_id FROM changed_scores AS c`,
  ],
};
