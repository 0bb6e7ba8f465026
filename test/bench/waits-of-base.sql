-- Grain: one row per inquiry received by $1, read from the care process itself.
WITH RECURSIVE
started AS MATERIALIZED (
  SELECT
    attendance.program_code,
    attendance.enrollment_id,
    MIN(group_session.starts_at) AS first_session_at
  FROM attendance
  JOIN group_session
    ON group_session.program_code = attendance.program_code
    AND group_session.session_id = attendance.session_id
  WHERE attendance.attended_minutes > 0
    AND NOT group_session.cancelled
    AND group_session.starts_at <= $1
  GROUP BY
    attendance.program_code,
    attendance.enrollment_id
),
-- Each inquiry's own start, or its closing; a stay that ended without a start closes its inquiry.
clock AS MATERIALIZED (
  SELECT
    asked.program_code,
    asked.inquiry_no,
    asked.inquired_at,
    asked.month,
    asked.person_id,
    asked.closed_reason,
    asked.first_session_at,
    CASE WHEN asked.first_session_at IS NULL THEN LEAST(asked.closed_at, asked.ended_at) END AS closing_at,
    COALESCE(asked.first_session_at, LEAST(asked.closed_at, asked.ended_at)) AS stops_at,
    COALESCE(asked.first_session_at IS NULL
      AND asked.closed_reason = 'duplicate'
      AND asked.closed_at = LEAST(asked.closed_at, asked.ended_at), false) AS is_double,
    ROW_NUMBER() OVER person AS turn_no
  FROM (
    SELECT
      inquiry.program_code,
      inquiry.inquiry_no,
      inquiry.inquired_at,
      to_char(inquiry.inquired_at AT TIME ZONE program.zone, 'YYYY-MM') AS month,
      COALESCE(inquiry.person_id, 'inquiry ' || inquiry.inquiry_no) AS person_id,
      CASE WHEN inquiry.closed_at > $1 THEN NULL ELSE inquiry.closed_reason END AS closed_reason,
      CASE WHEN inquiry.closed_at <= $1 THEN inquiry.closed_at END AS closed_at,
      started.first_session_at,
      CASE WHEN (enrollment.discharged_on + 1)::timestamp AT TIME ZONE program.zone <= $1
        THEN (enrollment.discharged_on + 1)::timestamp AT TIME ZONE program.zone END AS ended_at
    FROM inquiry
    JOIN program
      ON program.program_code = inquiry.program_code
    LEFT JOIN enrollment
      ON enrollment.program_code = inquiry.program_code
      AND enrollment.inquiry_id = inquiry.inquiry_id
      AND enrollment.admitted_on::timestamp AT TIME ZONE program.zone <= $1
    LEFT JOIN started
      ON started.program_code = enrollment.program_code
      AND started.enrollment_id = enrollment.enrollment_id
    WHERE inquiry.inquired_at <= $1
  ) AS asked
  WINDOW person AS (
    PARTITION BY asked.program_code, asked.person_id
    ORDER BY asked.inquired_at, asked.inquiry_no
  )
),
-- In order of time: an inquiry is a repeat while the clock of an earlier one still runs.
walk AS (
  SELECT
    clock.program_code,
    clock.person_id,
    clock.inquiry_no,
    clock.turn_no,
    clock.inquiry_no AS chain_no,
    clock.is_double AS is_all_double,
    clock.stops_at
  FROM clock
  WHERE clock.turn_no = 1
  UNION ALL
  SELECT
    clock.program_code,
    clock.person_id,
    clock.inquiry_no,
    clock.turn_no,
    CASE WHEN walk.stops_at <= clock.inquired_at THEN clock.inquiry_no ELSE walk.chain_no END,
    CASE WHEN walk.stops_at <= clock.inquired_at THEN clock.is_double ELSE walk.is_all_double AND clock.is_double END,
    CASE
      WHEN walk.stops_at <= clock.inquired_at THEN clock.stops_at
      WHEN walk.is_all_double AND clock.is_double THEN GREATEST(walk.stops_at, clock.stops_at)
      WHEN walk.is_all_double THEN clock.stops_at
      WHEN clock.is_double THEN walk.stops_at
      ELSE LEAST(walk.stops_at, clock.stops_at)
    END
  FROM walk
  JOIN clock
    ON clock.program_code = walk.program_code
    AND clock.person_id = walk.person_id
    AND clock.turn_no = walk.turn_no + 1
),
-- A start or a closing recorded on a repeat counts for the clock that runs.
chain AS (
  SELECT
    walk.program_code,
    walk.chain_no,
    MIN(clock.first_session_at) AS first_session_at,
    CASE WHEN BOOL_AND(clock.is_double) THEN MAX(clock.closing_at)
      ELSE MIN(clock.closing_at) FILTER (WHERE NOT clock.is_double) END AS closing_at,
    CASE WHEN BOOL_AND(clock.is_double) THEN 'duplicate'
      ELSE (ARRAY_AGG(clock.closed_reason ORDER BY clock.closing_at, clock.inquiry_no)
        FILTER (WHERE clock.closing_at IS NOT NULL AND NOT clock.is_double))[1] END AS closed_reason
  FROM walk
  JOIN clock
    ON clock.program_code = walk.program_code
    AND clock.inquiry_no = walk.inquiry_no
  GROUP BY
    walk.program_code,
    walk.chain_no
)
SELECT
  clock.program_code,
  clock.month,
  chain.chain_no IS NULL
    OR COALESCE(
      chain.first_session_at IS NULL
        AND chain.closing_at IS NOT NULL
        AND chain.closed_reason IN ('not_eligible', 'duplicate'),
      false
    ) AS is_excluded,
  clock.inquired_at,
  chain.first_session_at,
  CASE WHEN chain.first_session_at IS NULL THEN chain.closing_at END AS closed_at
FROM clock
LEFT JOIN chain
  ON chain.program_code = clock.program_code
  AND chain.chain_no = clock.inquiry_no
