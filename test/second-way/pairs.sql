-- Grain: one row per stay that started, ended and is judged, and instrument that its program uses: first and last score.
WITH stay AS (
  SELECT
    e.program_code,
    e.enrollment_id,
    e.discharged_on,
    MIN((g.starts_at AT TIME ZONE p.zone)::date) AS first_day
  FROM enrollment AS e
  JOIN program AS p ON p.program_code = e.program_code
  JOIN attendance AS a ON a.program_code = e.program_code AND a.enrollment_id = e.enrollment_id
  JOIN group_session AS g ON g.program_code = a.program_code AND g.session_id = a.session_id
  WHERE a.attended_minutes > 0 AND NOT g.cancelled AND g.starts_at <= $1
    AND (e.discharged_on + 1)::timestamp AT TIME ZONE p.zone <= $1
    AND ($1 AT TIME ZONE p.zone)::date >= e.discharged_on + 14
  GROUP BY e.program_code, e.enrollment_id, e.discharged_on
),
day_score AS (
  SELECT DISTINCT ON (s.program_code, s.enrollment_id, s.instrument, (s.taken_at AT TIME ZONE p.zone)::date)
    s.program_code, s.enrollment_id, s.instrument, (s.taken_at AT TIME ZONE p.zone)::date AS day, s.total
  FROM score AS s
  JOIN enrollment AS e ON e.program_code = s.program_code AND e.enrollment_id = s.enrollment_id
  JOIN program AS p ON p.program_code = s.program_code
  WHERE s.taken_at <= $1 AND e.admitted_on::timestamp AT TIME ZONE p.zone <= $1
  ORDER BY s.program_code, s.enrollment_id, s.instrument, (s.taken_at AT TIME ZONE p.zone)::date,
    s.taken_at DESC, s.import_id DESC NULLS LAST, s.score_key DESC
),
in_use AS (
  SELECT DISTINCT program_code, instrument FROM day_score
),
baseline AS (
  SELECT DISTINCT ON (stay.program_code, stay.enrollment_id, day_score.instrument)
    stay.program_code, stay.enrollment_id, day_score.instrument, day_score.day, day_score.total
  FROM stay
  JOIN day_score USING (program_code, enrollment_id)
  WHERE ABS(day_score.day - stay.first_day) <= 7
  ORDER BY stay.program_code, stay.enrollment_id, day_score.instrument,
    ABS(day_score.day - stay.first_day), day_score.day
),
last_score AS (
  SELECT DISTINCT ON (stay.program_code, stay.enrollment_id, day_score.instrument)
    stay.program_code, stay.enrollment_id, day_score.instrument, day_score.total
  FROM stay
  JOIN baseline USING (program_code, enrollment_id)
  JOIN day_score USING (program_code, enrollment_id, instrument)
  WHERE day_score.day >= baseline.day + 14 AND day_score.day <= stay.discharged_on + 14
  ORDER BY stay.program_code, stay.enrollment_id, day_score.instrument, day_score.day DESC
)
SELECT
  stay.program_code,
  in_use.instrument,
  baseline.total::float8 AS first,
  last_score.total::float8 AS last
FROM stay
JOIN in_use USING (program_code)
LEFT JOIN baseline USING (program_code, enrollment_id, instrument)
LEFT JOIN last_score USING (program_code, enrollment_id, instrument)
