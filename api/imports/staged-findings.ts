import type pg from "pg";
import type { FeedName } from "./feed-columns.js";
import { repairOf } from "./finding-repairs.js";
import type { FindingCount } from "./import-report.js";
import type { StagedFile } from "./stage-file.js";

/** Notes what reading the file found: rows that never were staged, and columns that the feed doesn't have. */
export async function noteFile(client: pg.Client, feed: FeedName, staged: StagedFile): Promise<void> {
  const { early, unknownColumns, rowsRead } = staged;
  await client.query(
    `INSERT INTO staged_finding (feed, line, column_name, code, is_rejection, text_found)
     SELECT $1, v.line, v.column_name, v.code, true, v.found
     FROM unnest($2::integer[], $3::text[], $4::text[], $5::text[]) AS v (line, column_name, code, found)`,
    [
      feed,
      early.map((fault) => fault.line),
      early.map((fault) => fault.column),
      early.map((fault) => fault.code),
      early.map((fault) => fault.text),
    ],
  );
  await client.query(
    `INSERT INTO staged_finding (feed, line, column_name, code, is_rejection, text_found)
     SELECT $1, NULL, left(v.name, 80), 'unknown_column', false, left(v.name, 80) FROM unnest($2::text[]) AS v (name)`,
    [feed, unknownColumns],
  );
  if (rowsRead === 0) {
    await client.query(
      `INSERT INTO staged_finding (feed, line, column_name, code, is_rejection, text_found)
       VALUES ($1, NULL, NULL, 'no_rows', false, NULL)`,
      [feed],
    );
  }
}

/** Notes that a file was refused as a whole. */
export async function noteRefusal(client: pg.Client, feed: FeedName, sentence: string): Promise<void> {
  await client.query(
    `INSERT INTO staged_finding (feed, line, column_name, code, is_rejection, text_found)
     VALUES ($1, NULL, NULL, 'file_refused', true, left($2, 300))`,
    [feed, sentence],
  );
}

/** How many rows of a feed were rejected so far. */
export async function rejectedRows(client: pg.Client, feed: FeedName): Promise<number> {
  const counted = await client.query<{ rows: number }>(
    "SELECT count(DISTINCT f.line)::integer AS rows FROM staged_finding AS f WHERE f.feed = $1 AND f.is_rejection",
    [feed],
  );
  return counted.rows[0]?.rows ?? 0;
}

const closedAndStarted = `
INSERT INTO staged_finding (feed, line, column_name, code, is_rejection, text_found)
SELECT 'inquiries', NULL, 'closed_at', 'closed_and_started', false, left(q.inquiry_id, 80)
FROM (
  SELECT t.program_code, t.inquiry_id FROM touched_inquiry AS t
  UNION
  SELECT e.program_code, e.inquiry_id
  FROM touched_enrollment AS t
  JOIN enrollment AS e ON e.program_code = t.program_code AND e.enrollment_id = t.enrollment_id
) AS t
JOIN inquiry AS q ON q.program_code = t.program_code AND q.inquiry_id = t.inquiry_id
JOIN enrollment AS e ON e.program_code = q.program_code AND e.inquiry_id = q.inquiry_id
WHERE (q.closed_at IS NOT NULL OR q.closed_reason IS NOT NULL)
  AND EXISTS (
    SELECT
    FROM attendance AS a
    JOIN group_session AS g ON g.program_code = a.program_code AND g.session_id = a.session_id
    WHERE a.program_code = e.program_code AND a.enrollment_id = e.enrollment_id
      AND a.attended_minutes > 0 AND NOT g.cancelled
  )
ORDER BY q.inquiry_id
`;

/** A start beats a closing; both together are a finding, whichever feed brought the second of them. */
export async function noteClosedAndStarted(client: pg.Client): Promise<void> {
  await client.query(closedAndStarted);
}

type CountRow = {
  feed: FeedName;
  code: string;
  column_name: string | null;
  is_rejection: boolean;
  count: number;
  line: number | null;
  text_found: string | null;
};

/** Of each kind the first by line is the example; found by its line, not by putting all that were found in order. */
const findingCounts = `
WITH counted AS (
  SELECT f.feed, f.code, f.column_name, f.is_rejection, count(*)::integer AS count, min(f.line) AS line
  FROM staged_finding AS f
  GROUP BY f.feed, f.code, f.column_name, f.is_rejection
)
SELECT DISTINCT ON (c.is_rejection, c.feed, c.code, c.column_name)
  c.feed, c.code, c.column_name, c.is_rejection, c.count, c.line, f.text_found
FROM counted AS c
JOIN staged_finding AS f
  ON f.feed = c.feed AND f.code = c.code AND f.is_rejection = c.is_rejection
  AND f.column_name IS NOT DISTINCT FROM c.column_name AND coalesce(f.line, 0) = coalesce(c.line, 0)
ORDER BY c.is_rejection DESC, c.feed, c.code, c.column_name, f.text_found`;

/** The findings by feed, code and column, each with the first of them as example. */
export async function readFindingCounts(client: pg.Client): Promise<FindingCount[]> {
  // The table was filled within this transaction, so that nobody has told the planner how much stands in it.
  await client.query("ANALYZE staged_finding");
  const found = await client.query<CountRow>(findingCounts);
  return found.rows.map((row) => ({
    feed: row.feed,
    code: row.code,
    column: row.column_name,
    isRejection: row.is_rejection,
    count: row.count,
    exampleLine: row.line,
    exampleText: row.text_found,
    repair: repairOf(row.feed, row.code, row.column_name),
  }));
}

/** Kinds are put in order once, and findings by their numbers: of many findings the text takes ten times as long. */
const findingsInOrder = `
INSERT INTO import_finding (import_id, finding_no, feed, line, column_name, code, is_rejection, text_found, repair)
SELECT $1, row_number() OVER (ORDER BY k.feed_no, f.line, k.kind_no, f.text_found),
  f.feed, f.line, f.column_name, f.code, f.is_rejection, f.text_found, k.repair
FROM staged_finding AS f
JOIN (
  SELECT u.feed, u.code, u.column_name, u.repair,
    dense_rank() OVER (ORDER BY u.feed COLLATE "C") AS feed_no,
    dense_rank() OVER (ORDER BY u.feed COLLATE "C", u.column_name COLLATE "C", u.code COLLATE "C") AS kind_no
  FROM unnest($2::text[], $3::text[], $4::text[], $5::text[]) AS u (feed, code, column_name, repair)
) AS k
  ON k.feed = f.feed AND k.code = f.code AND k.column_name IS NOT DISTINCT FROM f.column_name`;

/** Keeps the findings with the import, in the order of feed and line. */
export async function keepFindings(
  client: pg.Client,
  importId: number,
  counts: readonly FindingCount[],
): Promise<void> {
  await client.query(findingsInOrder, [
    importId,
    counts.map((one) => one.feed),
    counts.map((one) => one.code),
    counts.map((one) => one.column),
    counts.map((one) => one.repair),
  ]);
}
