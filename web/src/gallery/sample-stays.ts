import type { EpisodeResponse } from "#shared/contract/episodes";

/* Stays that nobody made, for the pictures of an episode. */

const zone = "America/New_York";

function session(on: string, status: EpisodeResponse["sessions"][number]["status"], attendedMinutes = 0) {
  return { startsAt: `${on}T15:00:00Z`, on, kind: "process", scheduledMinutes: 180, attendedMinutes, status };
}

function score(on: string, total: number, isProrated = false) {
  return { instrument: "PHQ-9", on, total, isProrated, safetyItem: 0 };
}

const unknown: EpisodeResponse = {
  asOf: "2026-06-30T23:59:59Z",
  programCode: "NORTH",
  episodeNo: 1,
  zone,
  ...{ inquiryId: null, enrollmentId: null, cohort: null, isRepeat: false, group: null, payerClass: null },
  ...{ referralSource: null, ageBand: null, channel: null, assessmentOfferedAt: null, assessmentAt: null },
  ...{ authorizationRequestedAt: null, authorizationDecidedAt: null, authorizationResult: null },
  ...{ firstSessionOfferedAt: null, firstSessionAt: null, closedAt: null, closedReason: null },
  ...{ inquiredAt: null, admittedOn: null, plannedWeeks: null, dischargedOn: null, dischargeReason: null },
  ...{ sessions: [], scores: [], classes: [] },
};

/** Five days of wait, then seven weeks with every status. */
export const wholeStay: EpisodeResponse = {
  ...unknown,
  inquiredAt: "2026-01-07T15:00:00Z",
  authorizationRequestedAt: "2026-01-08T15:00:00Z",
  authorizationDecidedAt: "2026-01-09T21:00:00Z",
  authorizationResult: "approved",
  firstSessionOfferedAt: "2026-01-10T15:00:00Z",
  firstSessionAt: "2026-01-12T15:00:00Z",
  admittedOn: "2026-01-12",
  dischargedOn: "2026-02-27",
  sessions: [
    ...["2026-01-12", "2026-01-14", "2026-01-20", "2026-01-22", "2026-02-03", "2026-02-05", "2026-02-26"].map(
      (on) => session(on, "attended", 180),
    ),
    session("2026-01-16", "partial", 90),
    session("2026-01-27", "no_show"),
    session("2026-01-29", "excused"),
    session("2026-02-10", "cancelled"),
  ].toSorted((a, b) => (a.on < b.on ? -1 : 1)),
  scores: [
    score("2026-01-12", 18),
    score("2026-01-26", 15, true),
    score("2026-02-09", 11),
    score("2026-02-23", 8),
  ],
};

/** An hour of wait, a session and the discharge two days later: everything close together. */
export const shortStay: EpisodeResponse = {
  ...unknown,
  inquiredAt: "2026-01-12T14:00:00Z",
  firstSessionAt: "2026-01-12T15:00:00Z",
  admittedOn: "2026-01-11",
  dischargedOn: "2026-01-14",
  sessions: [session("2026-01-12", "attended", 180)],
  scores: [score("2026-01-12", 18)],
};

/** Somebody who still waits. */
export const waitingStay: EpisodeResponse = { ...unknown, inquiredAt: "2026-06-22T14:00:00Z" };
