-- Grain: one row per episode with an admission, read from the stored facts. $1 is the as-of instant.
SELECT
  episode_fact.program_code,
  to_char(episode_fact.admitted_on, 'YYYY-MM') AS month,
  episode_fact.ended_at IS NOT NULL AS is_ended,
  episode_fact.first_session_at IS NOT NULL AS is_started,
  episode_fact.discharge_reason
FROM episode_fact
WHERE episode_fact.admitted_on IS NOT NULL
  AND $1::timestamptz IS NOT NULL
