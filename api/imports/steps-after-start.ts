import type pg from "pg";
import type { FeedReport } from "./import-report.js";

/**
 * Steps that lie after the first session, of which access-steps leaves out what lies after it: of a decision its whole
 * step to the session, of the others their hours; and an inquiry that was noted after it, which has no wait. Only the facts know which session is the first one of an inquiry.
 * An inquiry of the file is named by its line, one that attendance or an enrollment brought here by its id.
 */
const stepsAfterStart = (brought: string): string => `
INSERT INTO staged_finding (feed, line, column_name, code, is_rejection, text_found)
SELECT 'inquiries', b.line, v.column_name, 'step_after_first_session', false,
  left(CASE WHEN b.line IS NULL THEN b.inquiry_id ELSE v.at::text END, 80)
FROM (
  SELECT f.inquiry_id, f.first_session_at, f.inquired_at, f.assessment_at, f.authorization_requested_at, f.authorization_decided_at,
    min(w.line) AS line
  FROM (${brought}) AS w (program_code, episode_no, line)
  JOIN episode_fact AS f ON f.program_code = w.program_code AND f.episode_no = w.episode_no
  GROUP BY f.program_code, f.episode_no
) AS b
CROSS JOIN LATERAL (VALUES
  ('inquired_at', b.inquired_at),
  ('assessment_at', b.assessment_at),
  ('authorization_requested_at', b.authorization_requested_at),
  ('authorization_decided_at', b.authorization_decided_at)
) AS v (column_name, at)
WHERE v.at > b.first_session_at
ORDER BY b.inquiry_id, v.column_name
`;

/** Looked at first: few are, and of a large import the rest need not be brought together. */
const isOutOfOrder =
  "f.first_session_at < greatest(f.inquired_at, f.assessment_at, f.authorization_requested_at, f.authorization_decided_at)";

const touchedEpisodes = `
  SELECT f.program_code, f.episode_no, NULL::integer
  FROM touched_inquiry AS t
  JOIN episode_fact AS f ON f.program_code = t.program_code AND f.inquiry_id = t.inquiry_id
  WHERE ${isOutOfOrder}
  UNION ALL
  SELECT f.program_code, f.episode_no, NULL::integer
  FROM touched_enrollment AS t
  JOIN episode_fact AS f ON f.program_code = t.program_code AND f.enrollment_id = t.enrollment_id
  WHERE ${isOutOfOrder}`;

/** Rows that changed nothing are told again, as the other warnings are. The inquiry may have moved to another program. */
const acceptedInquiries = `
  SELECT f.program_code, f.episode_no, a.line
  FROM accepted_inquiries AS a
  JOIN inquiry AS q ON q.inquiry_id = a.inquiry_id
  JOIN episode_fact AS f ON f.program_code = q.program_code AND f.inquiry_id = q.inquiry_id
  WHERE ${isOutOfOrder}`;

/** Notes the steps after the first session, whichever feed brought the later of the two; after the facts are built. */
export async function noteStepsAfterStart(client: pg.Client, feeds: readonly FeedReport[]): Promise<void> {
  const hasInquiries = feeds.some((one) => one.feed === "inquiries" && one.refused === undefined);
  const brought = hasInquiries ? `${acceptedInquiries} UNION ALL ${touchedEpisodes}` : touchedEpisodes;
  await client.query(stepsAfterStart(brought));
}
