/** Attended seats over seats of the sessions that took place, by program and group. */
const seats = `
  WITH session_seat AS (
    SELECT
      group_session.program_code,
      group_session.group_name,
      group_session.capacity,
      (SELECT count(*)
       FROM attendance
       WHERE attendance.program_code = group_session.program_code
         AND attendance.session_id = group_session.session_id
         AND attendance.attended_minutes > 0) AS taken
    FROM group_session
    WHERE NOT group_session.cancelled
  ), fill AS (
    SELECT
      session_seat.program_code || ' ' || session_seat.group_name AS place,
      sum(session_seat.taken) / sum(session_seat.capacity) AS share
    FROM session_seat
    GROUP BY session_seat.program_code, session_seat.group_name
  )`;

/** Full weeks of stays under the lower end of the population's band, by program and group. */
const doses = `
  WITH judged AS (
    SELECT
      episode_fact.program_code || ' ' || episode_fact.group_name AS place,
      episode_week.attended_minutes
        < CASE WHEN program.population IN ('child', 'adolescent') THEN 360 ELSE 540 END AS is_under
    FROM episode_fact
    JOIN program
      ON program.program_code = episode_fact.program_code
    JOIN episode_week
      ON episode_week.program_code = episode_fact.program_code
      AND episode_week.episode_no = episode_fact.episode_no
    WHERE episode_week.cancelled_rows = 0
      AND episode_week.week_on
        > date_trunc('week', episode_fact.first_session_at AT TIME ZONE program.zone)::date
      AND episode_week.week_on
        < date_trunc('week', COALESCE(episode_fact.discharged_on, DATE '2026-06-30'))::date
  ), dose AS (
    SELECT judged.place, avg(judged.is_under::integer) AS share
    FROM judged
    GROUP BY judged.place
  )`;

/** Finished stays that started, with the PHQ-9 (or the scale that stands in for it) at the start and at the end. */
const pairs = `
  WITH finished AS (
    SELECT
      episode_fact.program_code,
      episode_fact.episode_no,
      program.site,
      episode_fact.admitted_on,
      episode_fact.discharge_reason,
      (episode_fact.first_session_at AT TIME ZONE program.zone)::date AS first_on,
      episode_fact.discharged_on
    FROM episode_fact
    JOIN program
      ON program.program_code = episode_fact.program_code
    WHERE episode_fact.discharged_on IS NOT NULL
      AND episode_fact.first_session_at IS NOT NULL
  ), started AS (
    SELECT DISTINCT ON (finished.program_code, finished.episode_no)
      finished.program_code,
      finished.episode_no,
      episode_score.taken_on,
      episode_score.total
    FROM finished
    JOIN episode_score
      ON episode_score.program_code = finished.program_code
      AND episode_score.episode_no = finished.episode_no
    WHERE episode_score.instrument IN ('PHQ-9', 'PHQ-A', 'PSC-17')
      AND abs(episode_score.taken_on - finished.first_on) <= 7
    ORDER BY
      finished.program_code,
      finished.episode_no,
      abs(episode_score.taken_on - finished.first_on),
      episode_score.taken_on
  ), stay AS (
    SELECT
      finished.program_code,
      finished.site,
      finished.admitted_on >= DATE '2025-10-01' AND finished.admitted_on < DATE '2026-01-01' AS is_outage,
      finished.discharge_reason,
      started.total AS first_total,
      LEAST(3, GREATEST(1, floor(started.total / 5))) AS band,
      EXISTS (
        SELECT
        FROM episode_score
        WHERE episode_score.program_code = finished.program_code
          AND episode_score.episode_no = finished.episode_no
          AND episode_score.instrument IN ('PHQ-9', 'PHQ-A', 'PSC-17')
          AND episode_score.taken_on >= started.taken_on + 14
          AND episode_score.taken_on <= finished.discharged_on + 14
      ) AS is_paired
    FROM finished
    LEFT JOIN started
      ON started.program_code = finished.program_code
      AND started.episode_no = finished.episode_no
  )`;

/** Completion of adults in mental health by band of the PHQ-9 at the start, at Harbor and elsewhere. */
const completion = `${pairs}, judged AS (
    SELECT
      stay.program_code = 'MH-ADULT-H' AS is_harbor,
      stay.band,
      (stay.discharge_reason = 'completed')::integer AS is_completed
    FROM stay
    WHERE stay.program_code LIKE 'MH-ADULT-%'
      AND stay.first_total IS NOT NULL
      AND stay.discharge_reason NOT IN ('moved', 'administrative', 'transferred_lower')
  ), by_band AS (
    SELECT
      judged.band,
      count(*) FILTER (WHERE judged.is_harbor) AS harbor_people,
      avg(judged.is_completed) FILTER (WHERE judged.is_harbor) AS harbor_share,
      avg(judged.is_completed) FILTER (WHERE NOT judged.is_harbor) AS other_share
    FROM judged
    GROUP BY judged.band
  )`;

function late(condition: string): string {
  return `
    SELECT avg((inquiry.authorization_decided_at > inquiry.authorization_requested_at + interval '72 hours')::integer)
    FROM inquiry
    WHERE inquiry.authorization_decided_at IS NOT NULL
      AND ${condition}`;
}

function elapsedMinutes(inquiryId: string): string {
  return `
    SELECT extract(epoch FROM episode_fact.first_session_at - episode_fact.inquired_at) / 60
    FROM episode_fact
    WHERE episode_fact.inquiry_id = '${inquiryId}'`;
}

function met(inquiryId: string): string {
  return `
    SELECT (episode_fact.first_session_at <= episode_fact.inquired_at + interval '48 hours')::integer
    FROM episode_fact
    WHERE episode_fact.inquiry_id = '${inquiryId}'`;
}

function findings(condition: string): string {
  return `SELECT count(*) FROM import_finding WHERE NOT import_finding.is_rejection AND ${condition}`;
}

function startingTimes(zone: string): string {
  return `
    SELECT count(DISTINCT (group_session.starts_at AT TIME ZONE '${zone}')::time)
    FROM attendance
    JOIN group_session
      ON group_session.program_code = attendance.program_code
      AND group_session.session_id = attendance.session_id
    WHERE attendance.enrollment_id = 'E-900006'`;
}

function totalOf(enrollmentId: string, order: "ASC" | "DESC"): string {
  return `
    (SELECT score.total
     FROM score
     WHERE score.enrollment_id = '${enrollmentId}'
     ORDER BY score.taken_at ${order}
     LIMIT 1)`;
}

const PLACE = "'MH-ADULT-R evening'";
const threeIds = "('I-900001', 'I-900002', 'I-900003')";

/** How each number of a planted finding that is no measure's figure is counted from the rows; one value each. */
export const plantedQueries: Readonly<Record<string, string>> = {
  "slow-payer: its decisions after 72 h": late("inquiry.payer_class = 'Commercial HMO'"),
  "slow-payer: others' decisions after 72 h": late("inquiry.payer_class <> 'Commercial HMO'"),
  "quiet-evening-group: its attended seats": `${seats} SELECT fill.share FROM fill WHERE fill.place = ${PLACE}`,
  "quiet-evening-group: attended seats of the next lowest group": `${seats} SELECT min(fill.share) FROM fill WHERE fill.place <> ${PLACE}`,
  "quiet-evening-group: its weeks under 9 h": `${doses} SELECT dose.share FROM dose WHERE dose.place = ${PLACE}`,
  "quiet-evening-group: weeks under the band of the next worst group": `${doses} SELECT max(dose.share) FROM dose WHERE dose.place <> ${PLACE}`,
  "completeness-collapse: paired stays admitted in the quarter": `${pairs}
    SELECT avg(stay.is_paired::integer) FROM stay WHERE stay.site = 'Harbor' AND stay.program_code LIKE 'MH%' AND stay.is_outage`,
  "completeness-collapse: paired stays admitted in other quarters": `${pairs}
    SELECT avg(stay.is_paired::integer) FROM stay WHERE stay.site = 'Harbor' AND stay.program_code LIKE 'MH%' AND NOT stay.is_outage`,
  "milder-start: mean PHQ-9 at the start, Harbor less the others": `${pairs}
    SELECT avg(stay.first_total) FILTER (WHERE stay.site = 'Harbor') - avg(stay.first_total) FILTER (WHERE stay.site <> 'Harbor')
    FROM stay WHERE stay.program_code LIKE 'MH-ADULT-%'`,
  "milder-start: difference in completion at Harbor's mix of severity": `${completion}
    SELECT sum(by_band.harbor_people * (by_band.harbor_share - by_band.other_share)) / sum(by_band.harbor_people)
    FROM by_band`,
  "silent-month: fewest inquiries in another month": `
    SELECT min(month.people)
    FROM (
      SELECT count(*) AS people
      FROM episode_fact
      WHERE episode_fact.program_code = 'MH-OLDER-R' AND episode_fact.inquired_on IS NOT NULL
      GROUP BY date_trunc('month', episode_fact.inquired_on)
    ) AS month`,
  "three-inquiries: repeats": `SELECT count(*) FROM episode_fact WHERE episode_fact.inquiry_id IN ${threeIds} AND episode_fact.is_repeat`,
  "three-inquiries: counted inquiries": `SELECT count(*) FROM episode_fact WHERE episode_fact.inquiry_id IN ${threeIds} AND NOT episode_fact.is_repeat`,
  "three-inquiries: minutes from the first call to the start": elapsedMinutes("I-900001"),
  "spring-clocks: elapsed minutes": elapsedMinutes("I-900004"),
  "spring-clocks: met": met("I-900004"),
  "autumn-clocks: elapsed minutes": elapsedMinutes("I-900005"),
  "autumn-clocks: met": met("I-900005"),
  "stay-across-clocks: local starting times": startingTimes("America/Chicago"),
  "stay-across-clocks: starting times in UTC": startingTimes("UTC"),
  "two-missing-items: prorated scores":
    "SELECT count(*) FROM score WHERE score.enrollment_id = 'E-900007' AND score.is_prorated",
  "two-missing-items: prorated total": `SELECT ${totalOf("E-900007", "DESC")}`,
  "three-missing-items: warnings": findings("import_finding.code = 'items_incomplete'"),
  "three-missing-items: total as typed": `SELECT ${totalOf("E-900008", "DESC")}`,
  "deterioration-with-item-9: change": `SELECT ${totalOf("E-900009", "DESC")} - ${totalOf("E-900009", "ASC")}`,
  "deterioration-with-item-9: last item 9": `
    SELECT score.items[9] FROM score WHERE score.enrollment_id = 'E-900009' ORDER BY score.taken_at DESC LIMIT 1`,
  "steps-out-of-order: findings": findings("import_finding.code = 'steps_out_of_order'"),
  "closed-and-started: findings": findings("import_finding.code = 'closed_and_started'"),
  "closed-and-started: starts":
    "SELECT count(*) FROM episode_fact WHERE episode_fact.inquiry_id = 'I-900014' AND episode_fact.first_session_at IS NOT NULL",
};
