-- Grain: one row for the program $2. A clock runs from an inquiry until its person's next start or closing; that a record
-- is closed as a duplicate ends it only where all records of the wait are.
WITH RECURSIVE start AS (
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
    CASE WHEN q.closed_at <= $1 THEN q.closed_at END AS recorded_at,
    CASE WHEN q.closed_at > $1 THEN NULL ELSE q.closed_reason END AS closed_reason
  FROM inquiry AS q
  JOIN program AS p ON p.program_code = q.program_code
  LEFT JOIN enrollment AS e ON e.program_code = q.program_code AND e.inquiry_id = q.inquiry_id
    AND e.admitted_on::timestamp AT TIME ZONE p.zone <= $1
  LEFT JOIN start AS s ON s.program_code = q.program_code AND s.inquiry_id = q.inquiry_id
  WHERE q.program_code = $2 AND q.inquired_at <= $1
),
turn AS (
  SELECT
    own.*,
    COALESCE(own.closed_reason = 'duplicate' AND own.closed_at = own.recorded_at, false) AS is_double,
    ROW_NUMBER() OVER (PARTITION BY own.person ORDER BY own.inquired_at, own.inquiry_no) AS n
  FROM own
),
-- The inquiries of one wait so far, the first of them first.
walk AS (
  SELECT turn.person, turn.n, ARRAY[turn.inquiry_no] AS members
  FROM turn
  WHERE turn.n = 1
  UNION ALL
  SELECT turn.person, turn.n, CASE WHEN over.ends_at <= turn.inquired_at THEN '{}' ELSE walk.members END || turn.inquiry_no
  FROM walk
  JOIN turn ON turn.person = walk.person AND turn.n = walk.n + 1
  CROSS JOIN LATERAL (
    SELECT CASE WHEN BOOL_AND(m.is_double) THEN MAX(m.closed_at)
      ELSE MIN(COALESCE(m.started_at, m.closed_at)) FILTER (WHERE NOT m.is_double) END AS ends_at
    FROM turn AS m
    WHERE m.inquiry_no = ANY (walk.members)
  ) AS over
),
chain AS (
  SELECT
    MIN(m.program_code) AS program_code,
    MIN(m.inquired_at) AS inquired_at,
    MIN(m.started_at) AS started_at,
    CASE WHEN BOOL_AND(m.is_double) THEN 'duplicate'
      ELSE (ARRAY_AGG(m.closed_reason ORDER BY m.closed_at, m.inquiry_no)
        FILTER (WHERE m.closed_at IS NOT NULL AND NOT m.is_double))[1] END AS closed_reason
  FROM (SELECT walk.members[1] AS root, MAX(walk.members) AS members FROM walk GROUP BY walk.members[1]) AS wait
  JOIN turn AS m ON m.inquiry_no = ANY (wait.members)
  GROUP BY wait.root
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
