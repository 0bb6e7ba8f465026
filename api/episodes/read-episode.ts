import { isoOfInstant } from "#shared/calendar";
import type { EpisodeResponse } from "#shared/contract/episodes";
import type { RunQuery } from "../database/run-query.js";

/** Everything of the fact row but the names of its columns; instants as unix seconds, days as text. */
const fact = `
SELECT
  program.zone,
  episode_fact.inquiry_id AS "inquiryId",
  episode_fact.enrollment_id AS "enrollmentId",
  episode_fact.cohort,
  episode_fact.is_repeat AS "isRepeat",
  episode_fact.group_name AS "group",
  episode_fact.payer_class AS "payerClass",
  episode_fact.referral_source AS "referralSource",
  episode_fact.age_band AS "ageBand",
  episode_fact.channel,
  episode_fact.inquired_at AS "inquiredAt",
  episode_fact.assessment_offered_at AS "assessmentOfferedAt",
  episode_fact.assessment_at AS "assessmentAt",
  episode_fact.authorization_requested_at AS "authorizationRequestedAt",
  episode_fact.authorization_decided_at AS "authorizationDecidedAt",
  episode_fact.authorization_result AS "authorizationResult",
  episode_fact.first_session_offered_at AS "firstSessionOfferedAt",
  episode_fact.first_session_at AS "firstSessionAt",
  episode_fact.closed_at AS "closedAt",
  episode_fact.closed_reason AS "closedReason",
  to_char(episode_fact.admitted_on, 'YYYY-MM-DD') AS "admittedOn",
  episode_fact.planned_weeks AS "plannedWeeks",
  to_char(episode_fact.discharged_on, 'YYYY-MM-DD') AS "dischargedOn",
  episode_fact.discharge_reason AS "dischargeReason"
FROM episode_fact
JOIN program
  ON program.program_code = episode_fact.program_code
WHERE episode_fact.program_code = $1
  AND episode_fact.episode_no = $2
`;

const sessions = `
SELECT
  extract(epoch FROM group_session.starts_at)::float8 AS starts_at,
  to_char(group_session.starts_at AT TIME ZONE program.zone, 'YYYY-MM-DD') AS "on",
  group_session.kind,
  group_session.scheduled_minutes,
  CASE WHEN group_session.cancelled THEN 0 ELSE attendance.attended_minutes END AS attended_minutes,
  CASE WHEN group_session.cancelled THEN 'cancelled' ELSE attendance.status END AS status
FROM episode_fact
JOIN program
  ON program.program_code = episode_fact.program_code
JOIN attendance
  ON attendance.program_code = episode_fact.program_code
  AND attendance.enrollment_id = episode_fact.enrollment_id
JOIN group_session
  ON group_session.program_code = attendance.program_code
  AND group_session.session_id = attendance.session_id
WHERE episode_fact.program_code = $1
  AND episode_fact.episode_no = $2
  AND group_session.starts_at <= to_timestamp($3)
ORDER BY
  group_session.starts_at,
  group_session.session_id
`;

const scores = `
SELECT
  episode_score.instrument,
  to_char(episode_score.taken_on, 'YYYY-MM-DD') AS "on",
  episode_score.total::float8 AS total,
  episode_score.is_prorated,
  episode_score.safety_item
FROM episode_score
WHERE episode_score.program_code = $1
  AND episode_score.episode_no = $2
ORDER BY
  episode_score.instrument,
  episode_score.taken_on
`;

type Facts = Omit<EpisodeResponse, "asOf" | "programCode" | "episodeNo" | "sessions" | "scores" | "classes">;

function withInstants(row: Record<string, unknown>): Facts {
  const read = Object.entries(row).map(([name, value]) => [
    name,
    value instanceof Date ? isoOfInstant(Math.floor(value.getTime() / 1000)) : value,
  ]);
  return Object.fromEntries(read) as Facts;
}

/** An episode as the stored facts know it, with its sessions and scores; null where there is none of that number. */
export async function readEpisode(
  run: RunQuery,
  place: { readonly programCode: string; readonly episodeNo: number; readonly asOf: number },
): Promise<Omit<EpisodeResponse, "asOf" | "classes"> | null> {
  const key = [place.programCode, place.episodeNo];
  const [found] = await run(fact, key);
  if (!found) return null;
  const sessionRows = await run(sessions, [...key, place.asOf]);
  const scoreRows = await run(scores, key);
  return {
    programCode: place.programCode,
    episodeNo: place.episodeNo,
    ...withInstants(found),
    sessions: sessionRows.map((row) => ({
      startsAt: isoOfInstant(Number(row["starts_at"])),
      on: String(row["on"]),
      kind: typeof row["kind"] === "string" ? row["kind"] : null,
      scheduledMinutes: Number(row["scheduled_minutes"]),
      attendedMinutes: Number(row["attended_minutes"]),
      status: row["status"] as EpisodeResponse["sessions"][number]["status"],
    })),
    scores: scoreRows.map((row) => ({
      instrument: String(row["instrument"]),
      on: String(row["on"]),
      total: Number(row["total"]),
      isProrated: row["is_prorated"] === true,
      safetyItem: row["safety_item"] === null ? null : Number(row["safety_item"]),
    })),
  };
}
