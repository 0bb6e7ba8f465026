-- Grain: one row per group; reads wait. $1 is the as-of instant, $2 cuts by program, $3 by month.
-- Columns after the key: numerator, denominator, pending, excluded.
SELECT
  CASE WHEN $2::boolean THEN wait.program_code END AS program,
  CASE WHEN $3::boolean THEN wait.month END AS month,
  COUNT(*) FILTER (
    WHERE NOT wait.is_excluded
      AND wait.inquired_at <= $1::timestamptz - INTERVAL '48 hours'
      AND wait.first_session_at <= wait.inquired_at + INTERVAL '48 hours'
  )::integer AS first_count,
  COUNT(*) FILTER (
    WHERE NOT wait.is_excluded AND wait.inquired_at <= $1::timestamptz - INTERVAL '48 hours'
  )::integer AS second_count,
  COUNT(*) FILTER (
    WHERE NOT wait.is_excluded AND wait.inquired_at > $1::timestamptz - INTERVAL '48 hours'
  )::integer AS third_count,
  COUNT(*) FILTER (WHERE wait.is_excluded)::integer AS fourth_count,
  NULL::float8 AS median
FROM wait
GROUP BY
  CASE WHEN $2::boolean THEN wait.program_code END,
  CASE WHEN $3::boolean THEN wait.month END
