import { feedColumns } from "./feed-columns.js";
import type { FeedPlan } from "./feed-plan.js";

/**
 * Different rows of one key are all rejected; a key that is blank or unknown is none. Rows are compared by what would be
 * stored, so that 12 and 12.0 are one row given twice; what cannot be stored has only its text.
 */
export function conflictingRows(plan: FeedPlan): string {
  const written = feedColumns[plan.feed].map((column) => `r."${column.name}"`);
  if (plan.feed === "scores") written.push("r.items");
  const typed = [...plan.key, ...plan.values].map((column) => column.typed);
  const key = plan.key.at(-1)?.source === "score_key" ? "score_id" : plan.key.at(-1)?.source;
  return `
    WITH doubled AS (
      SELECT DISTINCT r.first_line FROM resolved_${plan.feed} AS r WHERE r.occurrence > 1
    ), faulty AS (
      SELECT DISTINCT f.line FROM staged_finding AS f WHERE f.feed = '${plan.feed}' AND f.is_rejection
    ), twins AS MATERIALIZED (
      SELECT r.line, r.first_line, r."${key}" AS found,
        CASE WHEN x.line IS NULL THEN ROW(${typed.join(", ")})::text ELSE 'as written ' || ROW(${written.join(", ")})::text END
          AS content
      FROM doubled AS d
      JOIN resolved_${plan.feed} AS r ON r.first_line = d.first_line
      LEFT JOIN faulty AS x ON x.line = r.line
    ), conflicting AS (
      SELECT t.first_line FROM twins AS t GROUP BY t.first_line HAVING count(DISTINCT t.content) > 1
    )
    INSERT INTO staged_finding (feed, line, column_name, code, is_rejection, text_found)
    SELECT '${plan.feed}', t.line, '${key}', 'conflicting_rows', true, left(t.found, 80)
    FROM twins AS t
    JOIN conflicting AS c ON c.first_line = t.first_line
    WHERE NOT EXISTS (
      SELECT FROM staged_finding AS f
      WHERE f.feed = '${plan.feed}' AND f.line = t.line AND f.is_rejection
        AND f.code IN ('blank', 'unknown_enrollment', 'unknown_session')
    )`;
}
