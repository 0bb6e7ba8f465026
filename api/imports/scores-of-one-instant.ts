import type pg from "pg";
import type { FeedReport } from "./import-report.js";

/** Joined by keys that begin the score's own, so that each row is looked up, however many stand. */
const scoresOfOneInstant = `
INSERT INTO staged_finding (feed, line, column_name, code, is_rejection, text_found)
SELECT 'scores', a.line, 'taken_at', 'score_of_same_instant', false, left(a.instrument, 80)
FROM accepted_scores AS a
WHERE EXISTS (
  SELECT
  FROM score AS t
  WHERE t.program_code = a.program_code AND t.enrollment_id = a.enrollment_id
    AND t.instrument = a.instrument AND t.taken_at = a.taken_at AND t.score_key <> a.score_key
)
ORDER BY a.line
`;

/**
 * Notes rows beside which another score of the same stay, instrument and instant stands under another key, as when a file
 * comes once with score_id and once without: both are kept, and of one day the one imported last counts.
 */
export async function noteScoresOfOneInstant(client: pg.Client, feeds: readonly FeedReport[]): Promise<void> {
  const hasScores = feeds.some((one) => one.feed === "scores" && one.refused === undefined);
  if (hasScores) await client.query(scoresOfOneInstant);
}
