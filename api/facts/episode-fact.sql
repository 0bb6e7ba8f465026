-- Grain: one row per episode of the scope, as known at $1 (timestamptz, inclusive).
-- An episode is an inquiry with the enrollment that names it, or an enrollment without a known inquiry.
-- Reads the temporary tables scope_inquiry and scope_enrollment (whole persons within a program, so that chains are whole)
-- and scope_attendance.
WITH RECURSIVE
-- Inquiries exist from the instant at which they were received; later instants of theirs are not known yet.
asked AS MATERIALIZED (
  SELECT
    inquiry.program_code,
    inquiry.inquiry_no,
    inquiry.inquiry_id,
    inquiry.person_id,
    inquiry.inquired_at,
    (inquiry.inquired_at AT TIME ZONE program.zone)::date AS inquired_on,
    CASE WHEN inquiry.assessment_offered_at <= $1 THEN inquiry.assessment_offered_at END AS assessment_offered_at,
    CASE WHEN inquiry.assessment_at <= $1 THEN inquiry.assessment_at END AS assessment_at,
    CASE WHEN inquiry.authorization_requested_at <= $1
      THEN inquiry.authorization_requested_at END AS authorization_requested_at,
    CASE WHEN inquiry.authorization_decided_at <= $1
      THEN inquiry.authorization_decided_at END AS authorization_decided_at,
    -- A result is known from its decision on; one without a recorded instant not before it was asked for.
    CASE WHEN COALESCE(inquiry.authorization_decided_at, inquiry.authorization_requested_at) > $1
      THEN NULL ELSE inquiry.authorization_result END AS authorization_result,
    CASE WHEN inquiry.first_session_offered_at <= $1
      THEN inquiry.first_session_offered_at END AS first_session_offered_at,
    CASE WHEN inquiry.closed_at <= $1 THEN inquiry.closed_at END AS closed_at,
    CASE WHEN inquiry.closed_at > $1 THEN NULL ELSE inquiry.closed_reason END AS closed_reason,
    LEAST(
      CASE WHEN inquiry.assessment_offered_at > $1 THEN inquiry.assessment_offered_at END,
      CASE WHEN inquiry.assessment_at > $1 THEN inquiry.assessment_at END,
      CASE WHEN inquiry.authorization_requested_at > $1 THEN inquiry.authorization_requested_at END,
      CASE WHEN inquiry.authorization_decided_at > $1 THEN inquiry.authorization_decided_at END,
      CASE WHEN inquiry.first_session_offered_at > $1 THEN inquiry.first_session_offered_at END,
      CASE WHEN inquiry.closed_at > $1 THEN inquiry.closed_at END
    ) AS next_event_at,
    inquiry.referral_source,
    inquiry.payer_class,
    CASE
      WHEN inquiry.age <= 12 THEN '0-12'
      WHEN inquiry.age <= 17 THEN '13-17'
      WHEN inquiry.age <= 25 THEN '18-25'
      WHEN inquiry.age <= 44 THEN '26-44'
      WHEN inquiry.age <= 64 THEN '45-64'
      WHEN inquiry.age >= 65 THEN '65+'
    END AS age_band,
    NULLIF(inquiry.sex, 'unknown') AS sex,
    inquiry.channel
  FROM scope_inquiry
  JOIN inquiry
    ON inquiry.program_code = scope_inquiry.program_code
    AND inquiry.inquiry_id = scope_inquiry.inquiry_id
  JOIN program
    ON program.program_code = inquiry.program_code
  WHERE inquiry.inquired_at <= $1
),
-- Enrollments exist from the start of the admission day in the program's zone.
admitted AS MATERIALIZED (
  SELECT
    scope_enrollment.stay_no,
    enrollment.program_code,
    enrollment.enrollment_no,
    enrollment.enrollment_id,
    enrollment.inquiry_id,
    enrollment.cohort,
    enrollment.admitted_on,
    enrollment.planned_weeks,
    (enrollment.admitted_on + 7 * enrollment.planned_weeks)::timestamp AT TIME ZONE program.zone AS planned_end_at,
    enrollment.discharged_on,
    (enrollment.discharged_on + 1)::timestamp AT TIME ZONE program.zone AS discharge_day_ends_at,
    enrollment.discharge_reason
  FROM scope_enrollment
  JOIN enrollment
    ON enrollment.program_code = scope_enrollment.program_code
    AND enrollment.enrollment_id = scope_enrollment.enrollment_id
  JOIN program
    ON program.program_code = enrollment.program_code
  WHERE enrollment.admitted_on::timestamp AT TIME ZONE program.zone <= $1
),
-- Minutes count in sessions that took place; a session exists from its start.
attended AS MATERIALIZED (
  SELECT
    scope_attendance.stay_no,
    MIN(scope_attendance.starts_at) FILTER (
      WHERE scope_attendance.attended_minutes > 0 AND NOT scope_attendance.cancelled AND scope_attendance.starts_at <= $1
    ) AS first_session_at,
    MIN(scope_attendance.starts_on) FILTER (
      WHERE scope_attendance.attended_minutes > 0 AND NOT scope_attendance.cancelled AND scope_attendance.starts_at <= $1
    ) AS first_session_on,
    COALESCE(SUM(scope_attendance.attended_minutes) FILTER (
      WHERE NOT scope_attendance.cancelled AND scope_attendance.starts_at <= $1
    ), 0)::integer AS attended_minutes,
    MAX(scope_attendance.starts_at) FILTER (
      WHERE scope_attendance.status <> 'no_show'
        AND NOT scope_attendance.cancelled
        AND scope_attendance.starts_at <= $1
    ) AS last_other_at,
    MIN(scope_attendance.starts_at) FILTER (WHERE scope_attendance.starts_at > $1) AS next_event_at
  FROM scope_attendance
  GROUP BY scope_attendance.stay_no
),
-- The group of an episode is that of its first session; of two at the same instant, the first by name.
-- Further sessions count up to the end of the 30th local day after the first one's; no-shows since any other status.
engaged AS MATERIALIZED (
  SELECT
    attended.stay_no,
    MIN(scope_attendance.group_name) FILTER (
      WHERE scope_attendance.starts_at = attended.first_session_at AND scope_attendance.attended_minutes > 0
    ) AS group_name,
    GREATEST(COUNT(*) FILTER (
      WHERE scope_attendance.attended_minutes > 0
        AND scope_attendance.starts_on <= attended.first_session_on + 30
    ) - 1, 0)::smallint AS early_sessions,
    (COUNT(*) FILTER (
      WHERE scope_attendance.status = 'no_show'
        AND (attended.last_other_at IS NULL OR scope_attendance.starts_at > attended.last_other_at)
    ))::smallint AS no_shows_in_a_row
  FROM attended
  JOIN scope_attendance
    ON scope_attendance.stay_no = attended.stay_no
    AND scope_attendance.starts_at <= $1
    AND NOT scope_attendance.cancelled
  GROUP BY attended.stay_no
),
-- Scores taken after as-of only tell when the episode reads differently next.
next_score AS MATERIALIZED (
  SELECT
    score.program_code,
    score.enrollment_id,
    MIN(score.taken_at) AS next_event_at
  FROM scope_enrollment
  JOIN score
    ON score.program_code = scope_enrollment.program_code
    AND score.enrollment_id = scope_enrollment.enrollment_id
  WHERE score.taken_at > $1
  GROUP BY
    score.program_code,
    score.enrollment_id
),
-- A stay has ended when the end of its discharge day is not after as-of.
stay AS MATERIALIZED (
  SELECT
    admitted.program_code,
    admitted.enrollment_no,
    admitted.enrollment_id,
    admitted.inquiry_id,
    COALESCE(admitted.cohort, admitted.program_code || ' ' || to_char(admitted.admitted_on, 'YYYY-MM')) AS cohort,
    admitted.admitted_on,
    admitted.planned_weeks,
    admitted.planned_end_at,
    CASE WHEN admitted.discharge_day_ends_at <= $1 THEN admitted.discharged_on END AS discharged_on,
    CASE WHEN admitted.discharge_day_ends_at <= $1 THEN admitted.discharge_day_ends_at END AS ended_at,
    CASE WHEN admitted.discharge_day_ends_at <= $1 THEN admitted.discharge_reason END AS discharge_reason,
    attended.first_session_at,
    COALESCE(attended.attended_minutes, 0) AS attended_minutes,
    engaged.group_name,
    COALESCE(engaged.early_sessions, 0) AS early_sessions,
    COALESCE(engaged.no_shows_in_a_row, 0) AS no_shows_in_a_row,
    LEAST(
      CASE WHEN admitted.discharge_day_ends_at > $1 THEN admitted.discharge_day_ends_at END,
      attended.next_event_at,
      next_score.next_event_at
    ) AS next_event_at
  FROM admitted
  LEFT JOIN attended
    ON attended.stay_no = admitted.stay_no
  LEFT JOIN engaged
    ON engaged.stay_no = admitted.stay_no
  LEFT JOIN next_score
    ON next_score.program_code = admitted.program_code
    AND next_score.enrollment_id = admitted.enrollment_id
),
-- Each inquiry's own start or closing. A start beats a closing; a stay that ended without an attended session
-- closes its inquiry at the end of the discharge day unless a closing is recorded earlier. Closed as a duplicate, a record
-- is double; that says nothing of the person.
clock AS MATERIALIZED (
  SELECT
    asked.program_code,
    asked.inquiry_no,
    asked.person_id,
    asked.inquired_at,
    stay.first_session_at,
    CASE WHEN stay.first_session_at IS NULL THEN LEAST(asked.closed_at, stay.ended_at) END AS closing_at,
    asked.closed_reason,
    COALESCE(stay.first_session_at, LEAST(asked.closed_at, stay.ended_at)) AS stops_at,
    COALESCE(stay.first_session_at IS NULL
      AND asked.closed_reason = 'duplicate'
      AND asked.closed_at = LEAST(asked.closed_at, stay.ended_at), false) AS is_double,
    LEAST(asked.next_event_at, stay.next_event_at) AS next_event_at
  FROM asked
  LEFT JOIN stay
    ON stay.program_code = asked.program_code
    AND stay.inquiry_id = asked.inquiry_id
),
-- Only people who asked more than once in a program can have repeats.
turn AS MATERIALIZED (
  SELECT
    counted.program_code,
    counted.person_id,
    counted.inquiry_no,
    counted.inquired_at,
    counted.stops_at,
    counted.is_double,
    counted.turn_no
  FROM (
    SELECT
      clock.program_code,
      clock.person_id,
      clock.inquiry_no,
      clock.inquired_at,
      clock.stops_at,
      clock.is_double,
      ROW_NUMBER() OVER (
        PARTITION BY clock.program_code, clock.person_id
        ORDER BY clock.inquired_at, clock.inquiry_no
      ) AS turn_no,
      COUNT(*) OVER (PARTITION BY clock.program_code, clock.person_id) AS turns
    FROM clock
    WHERE clock.person_id IS NOT NULL
  ) AS counted
  WHERE counted.turns > 1
),
-- In order of time: an inquiry is a repeat while the clock of its chain still runs. A double does not stop it, unless
-- there is nothing but doubles: then the last of them does.
walk AS (
  SELECT
    turn.program_code,
    turn.person_id,
    turn.inquiry_no,
    turn.turn_no,
    turn.inquiry_no AS chain_no,
    turn.is_double AS is_all_double,
    turn.stops_at
  FROM turn
  WHERE turn.turn_no = 1
  UNION ALL
  SELECT
    turn.program_code,
    turn.person_id,
    turn.inquiry_no,
    turn.turn_no,
    CASE WHEN walk.stops_at <= turn.inquired_at THEN turn.inquiry_no ELSE walk.chain_no END,
    CASE WHEN walk.stops_at <= turn.inquired_at THEN turn.is_double ELSE walk.is_all_double AND turn.is_double END,
    CASE
      WHEN walk.stops_at <= turn.inquired_at THEN turn.stops_at
      WHEN walk.is_all_double AND turn.is_double THEN GREATEST(walk.stops_at, turn.stops_at)
      WHEN walk.is_all_double THEN turn.stops_at
      WHEN turn.is_double THEN walk.stops_at
      ELSE LEAST(walk.stops_at, turn.stops_at)
    END
  FROM walk
  JOIN turn
    ON turn.program_code = walk.program_code
    AND turn.person_id = walk.person_id
    AND turn.turn_no = walk.turn_no + 1
),
chained AS MATERIALIZED (
  SELECT
    clock.program_code,
    clock.inquiry_no,
    COALESCE(walk.chain_no, clock.inquiry_no) AS chain_no,
    clock.first_session_at,
    clock.closing_at,
    clock.closed_reason,
    clock.is_double,
    clock.next_event_at
  FROM clock
  LEFT JOIN walk
    ON walk.program_code = clock.program_code
    AND walk.inquiry_no = clock.inquiry_no
),
-- A start or a closing recorded on a repeat counts for the clock that runs; that of a double only where all are.
chain AS MATERIALIZED (
  SELECT
    chained.program_code,
    chained.chain_no,
    CASE WHEN BOOL_AND(chained.is_double) THEN MAX(chained.closing_at)
      ELSE MIN(chained.closing_at) FILTER (WHERE NOT chained.is_double) END AS closing_at,
    CASE WHEN BOOL_AND(chained.is_double) THEN 'duplicate'
      ELSE (ARRAY_AGG(chained.closed_reason ORDER BY chained.closing_at, chained.inquiry_no)
        FILTER (WHERE chained.closing_at IS NOT NULL AND NOT chained.is_double))[1] END AS closed_reason,
    MIN(chained.next_event_at) AS next_event_at
  FROM chained
  GROUP BY
    chained.program_code,
    chained.chain_no
),
-- The stay of a chain is the one with the earliest first session, else the earliest admission; others stand alone.
chain_stay AS MATERIALIZED (
  SELECT
    stay.program_code,
    stay.enrollment_no,
    chained.chain_no,
    ROW_NUMBER() OVER (
      PARTITION BY chained.program_code, chained.chain_no
      ORDER BY stay.first_session_at, stay.admitted_on, stay.enrollment_no
    ) AS choice
  FROM stay
  JOIN asked
    ON asked.program_code = stay.program_code
    AND asked.inquiry_id = stay.inquiry_id
  JOIN chained
    ON chained.program_code = asked.program_code
    AND chained.inquiry_no = asked.inquiry_no
),
placed_stay AS MATERIALIZED (
  SELECT
    stay.program_code,
    CASE WHEN chain_stay.choice = 1 THEN chain_stay.chain_no ELSE -stay.enrollment_no END AS episode_no,
    chain_stay.chain_no,
    stay.enrollment_id,
    stay.inquiry_id,
    stay.cohort,
    stay.admitted_on,
    stay.planned_weeks,
    stay.planned_end_at,
    stay.discharged_on,
    stay.ended_at,
    stay.discharge_reason,
    stay.first_session_at,
    stay.attended_minutes,
    stay.early_sessions,
    stay.no_shows_in_a_row,
    stay.group_name,
    stay.next_event_at
  FROM stay
  LEFT JOIN chain_stay
    ON chain_stay.program_code = stay.program_code
    AND chain_stay.enrollment_no = stay.enrollment_no
),
-- One row per inquiry, repeats with their own fields only.
received AS MATERIALIZED (
  SELECT
    asked.program_code,
    asked.inquiry_no AS episode_no,
    chained.chain_no,
    chained.chain_no <> chained.inquiry_no AS is_repeat,
    asked.inquiry_id,
    asked.inquired_at,
    asked.inquired_on,
    asked.assessment_offered_at,
    asked.assessment_at,
    asked.authorization_requested_at,
    asked.authorization_decided_at,
    asked.authorization_result,
    asked.first_session_offered_at,
    CASE WHEN chained.chain_no <> chained.inquiry_no THEN asked.closed_at ELSE chain.closing_at END AS closed_at,
    CASE WHEN chained.chain_no <> chained.inquiry_no THEN asked.closed_reason ELSE chain.closed_reason
      END AS closed_reason,
    CASE WHEN chained.chain_no = chained.inquiry_no THEN chain.next_event_at END AS next_event_at,
    asked.referral_source,
    asked.payer_class,
    asked.age_band,
    asked.sex,
    asked.channel
  FROM asked
  JOIN chained
    ON chained.program_code = asked.program_code
    AND chained.inquiry_no = asked.inquiry_no
  JOIN chain
    ON chain.program_code = chained.program_code
    AND chain.chain_no = chained.chain_no
)
SELECT
  COALESCE(received.program_code, placed_stay.program_code) AS program_code,
  COALESCE(received.episode_no, placed_stay.episode_no) AS episode_no,
  received.inquiry_id,
  placed_stay.enrollment_id,
  COALESCE(received.chain_no, placed_stay.chain_no) AS chain_no,
  COALESCE(received.is_repeat, false) AS is_repeat,
  received.inquired_at,
  received.inquired_on,
  received.assessment_offered_at,
  received.assessment_at,
  received.authorization_requested_at,
  received.authorization_decided_at,
  received.authorization_result,
  received.first_session_offered_at,
  placed_stay.first_session_at,
  CASE WHEN placed_stay.first_session_at IS NULL THEN received.closed_at END AS closed_at,
  CASE WHEN placed_stay.first_session_at IS NULL AND received.closed_at IS NOT NULL
    THEN received.closed_reason END AS closed_reason,
  placed_stay.admitted_on,
  placed_stay.discharged_on,
  placed_stay.ended_at,
  placed_stay.discharge_reason,
  placed_stay.planned_weeks,
  placed_stay.planned_end_at,
  (placed_stay.first_session_at AT TIME ZONE program.zone)::date AS first_session_on,
  COALESCE(placed_stay.attended_minutes, 0) AS attended_minutes,
  COALESCE(placed_stay.early_sessions, 0) AS early_sessions,
  COALESCE(placed_stay.no_shows_in_a_row, 0) AS no_shows_in_a_row,
  placed_stay.group_name,
  placed_stay.cohort,
  CASE WHEN received.program_code IS NULL THEN named.referral_source ELSE received.referral_source END AS referral_source,
  CASE WHEN received.program_code IS NULL THEN named.payer_class ELSE received.payer_class END AS payer_class,
  CASE WHEN received.program_code IS NULL THEN named.age_band ELSE received.age_band END AS age_band,
  CASE WHEN received.program_code IS NULL THEN named.sex ELSE received.sex END AS sex,
  CASE WHEN received.program_code IS NULL THEN named.channel ELSE received.channel END AS channel,
  LEAST(received.next_event_at, placed_stay.next_event_at) AS next_event_at
FROM received
FULL JOIN placed_stay
  ON placed_stay.program_code = received.program_code
  AND placed_stay.episode_no = received.episode_no
-- A further stay of a chain stands alone; who the person is, the inquiry says that it names.
LEFT JOIN asked AS named
  ON named.program_code = placed_stay.program_code
  AND named.inquiry_id = placed_stay.inquiry_id
JOIN program
  ON program.program_code = COALESCE(received.program_code, placed_stay.program_code)
