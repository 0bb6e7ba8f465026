-- Grain: one row per program. Stays that started and ended, but for endings that say nothing of completion.
SELECT
  e.program_code,
  '' AS instrument,
  COUNT(*) FILTER (WHERE e.discharge_reason = 'completed') AS numerator,
  COUNT(*) AS denominator
FROM enrollment AS e
JOIN program AS p ON p.program_code = e.program_code
WHERE (e.discharged_on + 1)::timestamp AT TIME ZONE p.zone <= $1
  AND e.discharge_reason NOT IN ('moved', 'administrative', 'transferred_lower')
  AND EXISTS (
    SELECT FROM attendance AS a
    JOIN group_session AS g ON g.program_code = a.program_code AND g.session_id = a.session_id
    WHERE a.program_code = e.program_code AND a.enrollment_id = e.enrollment_id
      AND a.attended_minutes > 0 AND NOT g.cancelled AND g.starts_at <= $1
  )
GROUP BY e.program_code
