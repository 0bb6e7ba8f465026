-- Grain: one row per group session of the scope, whenever it starts: readers leave out what starts after their as-of.
-- A seat is attended by a person with attended minutes. Reads the temporary table scope_session.
WITH
seats AS MATERIALIZED (
  SELECT
    scope_session.program_code,
    scope_session.session_id,
    COUNT(*)::smallint AS attended_seats
  FROM scope_session
  JOIN attendance
    ON attendance.program_code = scope_session.program_code
    AND attendance.session_id = scope_session.session_id
    AND attendance.attended_minutes > 0
  GROUP BY
    scope_session.program_code,
    scope_session.session_id
)
SELECT
  group_session.program_code,
  group_session.session_no,
  group_session.starts_at,
  (group_session.starts_at AT TIME ZONE program.zone)::date AS starts_on,
  group_session.group_name,
  group_session.capacity,
  COALESCE(seats.attended_seats, 0)::smallint AS attended_seats,
  group_session.cancelled AS is_cancelled
FROM scope_session
JOIN group_session
  ON group_session.program_code = scope_session.program_code
  AND group_session.session_id = scope_session.session_id
JOIN program
  ON program.program_code = group_session.program_code
LEFT JOIN seats
  ON seats.program_code = scope_session.program_code
  AND seats.session_id = scope_session.session_id
