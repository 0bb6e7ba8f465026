-- Grain: one row per inquiry, read from the stored facts. $1 is the as-of instant.
SELECT
  episode_fact.program_code,
  to_char(episode_fact.inquired_on, 'YYYY-MM') AS month,
  episode_fact.is_repeat OR COALESCE(episode_fact.closed_reason IN ('not_eligible', 'duplicate'), false) AS is_excluded,
  episode_fact.inquired_at,
  episode_fact.first_session_at,
  episode_fact.closed_at
FROM episode_fact
WHERE episode_fact.inquired_at IS NOT NULL
  AND $1::timestamptz IS NOT NULL
