-- Grain: one row per episode and calendar week (Monday, program's zone) with attendance rows of sessions begun by $1.
-- Reads the temporary tables built_episode, scope_enrollment and scope_attendance.
-- The first day of the calendar was a Monday; asked for its weekday as a number, each date takes twice as long.
-- Minutes of cancelled sessions count 0; their rows are counted apart, and so are rows recorded as attended with 0 minutes.
WITH
counted AS MATERIALIZED (
  SELECT
    scope_attendance.stay_no,
    scope_attendance.starts_on - (scope_attendance.starts_on - DATE '0001-01-01') % 7 AS week_on,
    COALESCE(SUM(scope_attendance.scheduled_minutes) FILTER (WHERE NOT scope_attendance.cancelled), 0)::integer
      AS scheduled_minutes,
    COALESCE(SUM(scope_attendance.attended_minutes) FILTER (WHERE NOT scope_attendance.cancelled), 0)::integer
      AS attended_minutes,
    (COUNT(*) FILTER (
      WHERE scope_attendance.status = 'attended'
        AND scope_attendance.attended_minutes > 0
        AND NOT scope_attendance.cancelled
    ))::smallint AS attended_rows,
    (COUNT(*) FILTER (
      WHERE scope_attendance.status = 'partial'
        AND scope_attendance.attended_minutes > 0
        AND NOT scope_attendance.cancelled
    ))::smallint AS partial_rows,
    (COUNT(*) FILTER (WHERE scope_attendance.status = 'excused' AND NOT scope_attendance.cancelled))::smallint
      AS excused_rows,
    (COUNT(*) FILTER (WHERE scope_attendance.status = 'no_show' AND NOT scope_attendance.cancelled))::smallint
      AS no_show_rows,
    (COUNT(*) FILTER (WHERE scope_attendance.cancelled))::smallint AS cancelled_rows,
    (COUNT(*) FILTER (
      WHERE scope_attendance.status IN ('attended', 'partial')
        AND scope_attendance.attended_minutes = 0
        AND NOT scope_attendance.cancelled
    ))::smallint AS no_minutes_rows
  FROM scope_attendance
  WHERE scope_attendance.starts_at <= $1
  GROUP BY
    scope_attendance.stay_no,
    scope_attendance.starts_on - (scope_attendance.starts_on - DATE '0001-01-01') % 7
)
SELECT
  built_episode.program_code,
  built_episode.episode_no,
  counted.week_on,
  counted.scheduled_minutes,
  counted.attended_minutes,
  counted.attended_rows,
  counted.partial_rows,
  counted.excused_rows,
  counted.no_show_rows,
  counted.cancelled_rows,
  counted.no_minutes_rows
FROM built_episode
JOIN scope_enrollment
  ON scope_enrollment.program_code = built_episode.program_code
  AND scope_enrollment.enrollment_id = built_episode.enrollment_id
JOIN counted
  ON counted.stay_no = scope_enrollment.stay_no
