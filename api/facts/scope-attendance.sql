-- Grain: one row per attendance row of the scope's enrollments, with what the facts need of its session, later ones too.
-- Episodes and weeks are both made from these rows: joining attendance with its sessions once is most of a build's work.
-- Reads the temporary table scope_enrollment.
SELECT
  scope_enrollment.stay_no,
  group_session.starts_at,
  (group_session.starts_at AT TIME ZONE program.zone)::date AS starts_on,
  group_session.group_name,
  group_session.scheduled_minutes,
  group_session.cancelled,
  attendance.status,
  attendance.attended_minutes
FROM scope_enrollment
JOIN program
  ON program.program_code = scope_enrollment.program_code
JOIN attendance
  ON attendance.program_code = scope_enrollment.program_code
  AND attendance.enrollment_id = scope_enrollment.enrollment_id
JOIN group_session
  ON group_session.program_code = attendance.program_code
  AND group_session.session_id = attendance.session_id
