-- Grain: one row per episode, instrument and local day, scores taken by $1; of several on one day the latest counts, of
-- several of one instant the one imported last.
-- Reads the temporary tables built_episode and safety_item.
SELECT DISTINCT ON (built_episode.program_code, built_episode.episode_no, score.instrument, taken.taken_on)
  built_episode.program_code,
  built_episode.episode_no,
  score.instrument,
  taken.taken_on,
  score.total,
  score.is_prorated,
  -- The item that asks about thoughts of harm; null where answers were not imported.
  score.items[safety_item.item] AS safety_item
FROM built_episode
JOIN program
  ON program.program_code = built_episode.program_code
JOIN score
  ON score.program_code = built_episode.program_code
  AND score.enrollment_id = built_episode.enrollment_id
LEFT JOIN safety_item
  ON safety_item.instrument = score.instrument
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
  score.import_id DESC NULLS LAST,
  score.score_key DESC
