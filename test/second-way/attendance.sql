-- Grain: one row per program. Attendance rows of sessions that took place.
SELECT
  a.program_code,
  '' AS instrument,
  COUNT(*) FILTER (WHERE a.status IN ('attended', 'partial') AND a.attended_minutes > 0) AS numerator,
  COUNT(*) AS denominator
FROM attendance AS a
JOIN group_session AS g ON g.program_code = a.program_code AND g.session_id = a.session_id
JOIN enrollment AS e ON e.program_code = a.program_code AND e.enrollment_id = a.enrollment_id
JOIN program AS p ON p.program_code = a.program_code
WHERE NOT g.cancelled AND g.starts_at <= $1
  AND e.admitted_on::timestamp AT TIME ZONE p.zone <= $1
GROUP BY a.program_code
