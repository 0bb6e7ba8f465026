-- Grain: one row per program. People whose 30th day after the first session's day is over.
WITH attended AS (
  SELECT a.program_code, a.enrollment_id, (g.starts_at AT TIME ZONE p.zone)::date AS day, p.zone
  FROM attendance AS a
  JOIN group_session AS g ON g.program_code = a.program_code AND g.session_id = a.session_id
  JOIN enrollment AS e ON e.program_code = a.program_code AND e.enrollment_id = a.enrollment_id
  JOIN program AS p ON p.program_code = a.program_code
  WHERE a.attended_minutes > 0 AND NOT g.cancelled AND g.starts_at <= $1
    AND e.admitted_on::timestamp AT TIME ZONE p.zone <= $1
),
opening AS (
  SELECT program_code, enrollment_id, zone, MIN(day) AS first_day
  FROM attended
  GROUP BY program_code, enrollment_id, zone
)
SELECT
  opening.program_code,
  '' AS instrument,
  COUNT(*) FILTER (WHERE (
    SELECT COUNT(*) FROM attended
    WHERE attended.program_code = opening.program_code AND attended.enrollment_id = opening.enrollment_id
      AND attended.day <= opening.first_day + 30
  ) >= 5) AS numerator,
  COUNT(*) AS denominator
FROM opening
WHERE ($1 AT TIME ZONE opening.zone)::date > opening.first_day + 30
GROUP BY opening.program_code
