-- Grain: one row per episode and calendar week (Monday, program's zone) with attendance rows of sessions begun by $1.
-- Reads the temporary table built_episode. Minutes of cancelled sessions count 0; their rows are counted apart.
SELECT
  built_episode.program_code,
  built_episode.episode_no,
  date_trunc('week', group_session.starts_at AT TIME ZONE program.zone)::date AS week_on,
  COALESCE(SUM(group_session.scheduled_minutes) FILTER (WHERE NOT group_session.cancelled), 0)::integer
    AS scheduled_minutes,
  COALESCE(SUM(attendance.attended_minutes) FILTER (WHERE NOT group_session.cancelled), 0)::integer
    AS attended_minutes,
  (COUNT(*) FILTER (WHERE attendance.status = 'attended' AND NOT group_session.cancelled))::smallint AS attended_rows,
  (COUNT(*) FILTER (WHERE attendance.status = 'partial' AND NOT group_session.cancelled))::smallint AS partial_rows,
  (COUNT(*) FILTER (WHERE attendance.status = 'excused' AND NOT group_session.cancelled))::smallint AS excused_rows,
  (COUNT(*) FILTER (WHERE attendance.status = 'no_show' AND NOT group_session.cancelled))::smallint AS no_show_rows,
  (COUNT(*) FILTER (WHERE group_session.cancelled))::smallint AS cancelled_rows
FROM built_episode
JOIN program
  ON program.program_code = built_episode.program_code
JOIN attendance
  ON attendance.program_code = built_episode.program_code
  AND attendance.enrollment_id = built_episode.enrollment_id
JOIN group_session
  ON group_session.program_code = attendance.program_code
  AND group_session.session_id = attendance.session_id
WHERE group_session.starts_at <= $1
GROUP BY
  built_episode.program_code,
  built_episode.episode_no,
  date_trunc('week', group_session.starts_at AT TIME ZONE program.zone)::date
