-- Grain: one row per program. Seats of sessions that took place, where the group's capacity is known.
SELECT
  g.program_code,
  '' AS instrument,
  SUM(LEAST(g.capacity, (
    SELECT COUNT(*) FROM attendance AS a
    WHERE a.program_code = g.program_code AND a.session_id = g.session_id AND a.attended_minutes > 0
  ))) AS numerator,
  SUM(g.capacity) AS denominator
FROM group_session AS g
WHERE NOT g.cancelled AND g.starts_at <= $1 AND g.capacity IS NOT NULL
GROUP BY g.program_code
