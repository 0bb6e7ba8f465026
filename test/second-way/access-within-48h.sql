-- Grain: one row for the program $2. A clock runs from an inquiry until its person's next start or closing.
WITH start AS (
  SELECT e.program_code, e.inquiry_id, MIN(g.starts_at) AS started_at
  FROM enrollment AS e
  JOIN program AS p ON p.program_code = e.program_code
  JOIN attendance AS a ON a.program_code = e.program_code AND a.enrollment_id = e.enrollment_id
  JOIN group_session AS g ON g.program_code = a.program_code AND g.session_id = a.session_id
  WHERE e.program_code = $2 AND a.attended_minutes > 0 AND NOT g.cancelled AND g.starts_at <= $1
    AND e.admitted_on::timestamp AT TIME ZONE p.zone <= $1
  GROUP BY e.program_code, e.inquiry_id
),
own AS (
  SELECT
    q.program_code,
    q.inquiry_no,
    COALESCE(q.person_id, q.inquiry_id) AS person,
    q.inquired_at,
    s.started_at,
    CASE WHEN s.started_at IS NULL THEN LEAST(
      CASE WHEN q.closed_at <= $1 THEN q.closed_at END,
      CASE WHEN (e.discharged_on + 1)::timestamp AT TIME ZONE p.zone <= $1
        THEN (e.discharged_on + 1)::timestamp AT TIME ZONE p.zone END
    ) END AS closed_at,
    CASE WHEN q.closed_at > $1 THEN NULL ELSE q.closed_reason END AS closed_reason
  FROM inquiry AS q
  JOIN program AS p ON p.program_code = q.program_code
  LEFT JOIN enrollment AS e ON e.program_code = q.program_code AND e.inquiry_id = q.inquiry_id
    AND e.admitted_on::timestamp AT TIME ZONE p.zone <= $1
  LEFT JOIN start AS s ON s.program_code = q.program_code AND s.inquiry_id = q.inquiry_id
  WHERE q.program_code = $2 AND q.inquired_at <= $1
),
counted AS (
  SELECT own.*
  FROM own
  WHERE NOT EXISTS (
    SELECT FROM own AS earlier
    WHERE earlier.program_code = own.program_code AND earlier.person = own.person
      AND earlier.inquired_at < own.inquired_at
      AND NOT EXISTS (
        SELECT FROM own AS stopper
        WHERE stopper.program_code = own.program_code AND stopper.person = own.person
          AND stopper.inquired_at < own.inquired_at
          AND COALESCE(stopper.started_at, stopper.closed_at) >= earlier.inquired_at
          AND COALESCE(stopper.started_at, stopper.closed_at) <= own.inquired_at
      )
  )
),
chain AS (
  SELECT
    counted.program_code,
    counted.inquired_at,
    (SELECT MIN(member.started_at) FROM own AS member
      WHERE member.program_code = counted.program_code AND member.person = counted.person
        AND member.inquired_at >= counted.inquired_at
        AND member.inquired_at < COALESCE((
          SELECT MIN(next.inquired_at) FROM counted AS next
          WHERE next.program_code = counted.program_code AND next.person = counted.person
            AND next.inquired_at > counted.inquired_at), 'infinity')) AS started_at,
    (SELECT member.closed_reason FROM own AS member
      WHERE member.program_code = counted.program_code AND member.person = counted.person
        AND member.closed_at IS NOT NULL
        AND member.inquired_at >= counted.inquired_at
        AND member.inquired_at < COALESCE((
          SELECT MIN(next.inquired_at) FROM counted AS next
          WHERE next.program_code = counted.program_code AND next.person = counted.person
            AND next.inquired_at > counted.inquired_at), 'infinity')
      ORDER BY member.closed_at, member.inquiry_no LIMIT 1) AS closed_reason
  FROM counted
)
SELECT
  chain.program_code,
  '' AS instrument,
  COUNT(*) FILTER (WHERE started_at - inquired_at <= goal.hours) AS numerator,
  COUNT(*) AS denominator
FROM chain
JOIN program AS p ON p.program_code = chain.program_code
CROSS JOIN LATERAL (
  SELECT COALESCE((
    SELECT make_interval(hours => setting.highest)
    FROM goal_setting AS setting
    WHERE setting.goal = 'access'
      AND COALESCE(setting.holds_from, '-infinity') <= (inquired_at AT TIME ZONE p.zone)::date
    ORDER BY setting.holds_from DESC NULLS LAST
    LIMIT 1
  ), interval '48 hours') AS hours
) AS goal
WHERE inquired_at <= $1 - goal.hours
  AND (started_at IS NOT NULL OR closed_reason IS NULL OR closed_reason NOT IN ('not_eligible', 'duplicate'))
GROUP BY chain.program_code
