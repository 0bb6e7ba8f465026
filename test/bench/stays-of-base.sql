-- Grain: one row per enrollment admitted by $1, read from the care process itself.
SELECT
  enrollment.program_code,
  to_char(enrollment.admitted_on, 'YYYY-MM') AS month,
  COALESCE((enrollment.discharged_on + 1)::timestamp AT TIME ZONE program.zone <= $1, false) AS is_ended,
  EXISTS (
    SELECT
    FROM attendance
    JOIN group_session
      ON group_session.program_code = attendance.program_code
      AND group_session.session_id = attendance.session_id
    WHERE attendance.program_code = enrollment.program_code
      AND attendance.enrollment_id = enrollment.enrollment_id
      AND attendance.attended_minutes > 0
      AND NOT group_session.cancelled
      AND group_session.starts_at <= $1
  ) AS is_started,
  enrollment.discharge_reason
FROM enrollment
JOIN program
  ON program.program_code = enrollment.program_code
WHERE enrollment.admitted_on::timestamp AT TIME ZONE program.zone <= $1
