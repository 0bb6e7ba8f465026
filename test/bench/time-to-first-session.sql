-- Grain: one row per group; reads wait. $1 is the as-of instant, $2 cuts by program, $3 by month.
-- Columns after the key: events, competing, censored, excluded, and the Aalen-Johansen median in hours.
SELECT
  counted.program,
  counted.month,
  counted.first_count,
  counted.second_count,
  counted.third_count,
  counted.fourth_count,
  reached.median
FROM (
  SELECT
    CASE WHEN $2::boolean THEN wait.program_code END AS program,
    CASE WHEN $3::boolean THEN wait.month END AS month,
    COUNT(*) FILTER (WHERE NOT wait.is_excluded AND wait.first_session_at IS NOT NULL)::integer AS first_count,
    COUNT(*) FILTER (
      WHERE NOT wait.is_excluded AND wait.first_session_at IS NULL AND wait.closed_at IS NOT NULL
    )::integer AS second_count,
    COUNT(*) FILTER (
      WHERE NOT wait.is_excluded AND wait.first_session_at IS NULL AND wait.closed_at IS NULL
    )::integer AS third_count,
    COUNT(*) FILTER (WHERE wait.is_excluded)::integer AS fourth_count
  FROM wait
  GROUP BY
    CASE WHEN $2::boolean THEN wait.program_code END,
    CASE WHEN $3::boolean THEN wait.month END
) AS counted
LEFT JOIN (
  -- The curve reaches one half at its first time with that share; a flat stretch at exactly one half gives its middle,
  -- the last stretch ending with the longest time observed.
  SELECT
    curve.program,
    curve.month,
    (ARRAY_AGG(
      CASE WHEN ABS(curve.incidence - 0.5) <= 1.5e-8
        THEN (curve.seconds + curve.next_seconds) / 2.0 ELSE curve.seconds END / 3600.0
      ORDER BY curve.seconds
    ) FILTER (WHERE curve.incidence >= 0.5 - 1.5e-8))[1]::float8 AS median
  FROM (
    SELECT
      step.program,
      step.month,
      step.seconds,
      LEAD(step.seconds, 1, step.follow_up_seconds) OVER later AS next_seconds,
      step.incidence
    FROM (
      SELECT
        free.program,
        free.month,
        free.seconds,
        free.events,
        free.follow_up_seconds,
        SUM(COALESCE(EXP(free.log_free_before), 1) * free.events / free.at_risk) OVER so_far AS incidence
      FROM (
        SELECT
          risk.program,
          risk.month,
          risk.seconds,
          risk.events,
          risk.at_risk,
          risk.follow_up_seconds,
          SUM(CASE WHEN risk.ended < risk.at_risk THEN LN((1 - risk.ended / risk.at_risk)::float8) END) OVER (
            PARTITION BY risk.program, risk.month
            ORDER BY risk.seconds
            ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
          ) AS log_free_before
        FROM (
          SELECT
            observed.program,
            observed.month,
            observed.seconds,
            COUNT(*) FILTER (WHERE observed.is_event)::float8 AS events,
            COUNT(*) FILTER (WHERE observed.is_ended)::float8 AS ended,
            MAX(MAX(observed.seconds)) OVER (PARTITION BY observed.program, observed.month) AS follow_up_seconds,
            SUM(COUNT(*)) OVER (
              PARTITION BY observed.program, observed.month
              ORDER BY observed.seconds DESC
            )::float8 AS at_risk
          FROM (
            SELECT
              CASE WHEN $2::boolean THEN wait.program_code END AS program,
              CASE WHEN $3::boolean THEN wait.month END AS month,
              wait.first_session_at IS NOT NULL AS is_event,
              wait.first_session_at IS NOT NULL OR wait.closed_at IS NOT NULL AS is_ended,
              GREATEST(0, EXTRACT(
                EPOCH FROM COALESCE(wait.first_session_at, wait.closed_at, $1::timestamptz) - wait.inquired_at
              ))::float8 AS seconds
            FROM wait
            WHERE NOT wait.is_excluded
          ) AS observed
          GROUP BY
            observed.program,
            observed.month,
            observed.seconds
        ) AS risk
      ) AS free
      WINDOW so_far AS (PARTITION BY free.program, free.month ORDER BY free.seconds)
    ) AS step
    WHERE step.events > 0
    WINDOW later AS (PARTITION BY step.program, step.month ORDER BY step.seconds)
  ) AS curve
  GROUP BY
    curve.program,
    curve.month
) AS reached
  ON reached.program IS NOT DISTINCT FROM counted.program
  AND reached.month IS NOT DISTINCT FROM counted.month
