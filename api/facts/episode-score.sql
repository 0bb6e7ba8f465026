-- Grain: one row per episode, instrument and local day, scores taken by $1; of several on one day the latest counts.
-- Reads the temporary table built_episode.
SELECT DISTINCT ON (built_episode.program_code, built_episode.episode_no, score.instrument, taken.taken_on)
  built_episode.program_code,
  built_episode.episode_no,
  score.instrument,
  taken.taken_on,
  score.total,
  score.is_prorated,
  -- The item that asks about thoughts of harm; null where answers were not imported.
  CASE score.instrument
    WHEN 'PHQ-9' THEN score.items[9]
    WHEN 'PHQ-A' THEN score.items[9]
    WHEN 'CORE-10' THEN score.items[6]
  END AS safety_item
FROM built_episode
JOIN program
  ON program.program_code = built_episode.program_code
JOIN score
  ON score.program_code = built_episode.program_code
  AND score.enrollment_id = built_episode.enrollment_id
CROSS JOIN LATERAL (
  SELECT (score.taken_at AT TIME ZONE program.zone)::date AS taken_on
) AS taken
WHERE score.taken_at <= $1
ORDER BY
  built_episode.program_code,
  built_episode.episode_no,
  score.instrument,
  taken.taken_on,
  score.taken_at DESC,
  score.score_key DESC
