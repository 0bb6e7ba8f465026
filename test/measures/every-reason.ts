import { authorizationResults, closedReasons, dischargeReasons } from "#shared/measures/columns";
import type { EpisodeColumns } from "#shared/measures/columns";
import { columnsOf, type StatedEpisode, type StatedSession } from "./columns-of.js";
import { AS_OF, endedOn, FIRST_DAY, noonOf, open, paired, scored } from "./symptom-stays.js";

/* Episodes of every kind that the facts allow, so that each reason of each measure comes about. */

const HOUR = 3600;
const asked: StatedEpisode = { inquiredAt: noonOf(-7), inquiredOn: FIRST_DAY - 7 };
const LAST_DAYS = Math.round((AS_OF - noonOf(0)) / 86_400);

/** Those who never came: closed for each reason, and waiting at each step. */
const waits: readonly StatedEpisode[] = [
  ...closedReasons.map((closedReason) => ({ ...asked, closedAt: noonOf(-6), closedReason })),
  asked,
  { ...asked, isRepeat: true },
  { ...asked, assessmentAt: noonOf(-6) },
  { ...asked, authorizationRequestedAt: noonOf(-6) },
  ...authorizationResults.map((authorizationResult) => ({
    ...asked,
    assessmentAt: noonOf(-6),
    authorizationRequestedAt: noonOf(-6),
    authorizationDecidedAt: noonOf(-5),
    authorizationResult,
  })),
  { ...asked, admittedOn: FIRST_DAY },
  { ...asked, admittedOn: FIRST_DAY, dischargedOn: FIRST_DAY + 1, endedAt: noonOf(2) },
  { inquiredAt: AS_OF - HOUR, inquiredOn: FIRST_DAY + LAST_DAYS },
];

/** Those who came: ended for each reason, with a pair of each reading or without one. */
const stays: readonly StatedEpisode[] = [
  ...dischargeReasons.map((dischargeReason) => ({ ...asked, ...paired("PHQ-9", 20, 19), dischargeReason })),
  paired("PHQ-9", 20, 8),
  paired("PHQ-9", 10, 20),
  paired("PHQ-9", 3, 4),
  paired("PSC-17", 20, 5),
  endedOn(40, { scores: scored("PHQ-9", [0, 20]) }),
  endedOn(40, { scores: scored("PHQ-9", [30, 20]) }),
  endedOn(LAST_DAYS - 3, { scores: scored("PHQ-9", [0, 20], [28, 19]) }),
];

/** Those who are in treatment: each reason for a look, and none. */
const enrolled: readonly StatedEpisode[] = [
  { ...open, scores: scored("PHQ-9", [0, 20], [LAST_DAYS, 4]).map((one) => ({ ...one, safetyItem: 2 })) },
  { ...open, scores: scored("PHQ-9", [0, 10], [LAST_DAYS, 20]) },
  { ...open, scores: scored("PHQ-9", [0, 20], [LAST_DAYS, 19]) },
  { ...open, scores: scored("PHQ-9", [0, 20], [LAST_DAYS, 4]), noShowsInARow: 2 },
  { ...open, scores: scored("PHQ-9", [0, 20], [30, 4]) },
  { ...open, scores: scored("PHQ-9", [0, 20], [LAST_DAYS, 4]) },
  justStarted(),
];

function justStarted(): StatedEpisode {
  const firstSessionOn = FIRST_DAY + LAST_DAYS - 2;
  return { ...open, admittedOn: firstSessionOn, firstSessionOn, firstSessionAt: noonOf(LAST_DAYS - 2) };
}

/** A stay whose weeks hold every status and every dose. */
const weeks: StatedEpisode = {
  ...endedOn(60),
  weeks: [
    { attendedMinutes: 60, attendedRows: 1, partialRows: 1, excusedRows: 1, noShowRows: 1, noMinutesRows: 1 },
    { attendedMinutes: 600, attendedRows: 3 },
    { attendedMinutes: 6000, attendedRows: 9 },
    { attendedMinutes: 600, attendedRows: 3, cancelledRows: 1 },
  ].map((week, index) => ({ weekOn: FIRST_DAY + 7 * (index + 1), ...week })),
};

const sessions: readonly StatedSession[] = [
  { startsAt: noonOf(7), startsOn: FIRST_DAY + 7, capacity: 8, attendedSeats: 5 },
  { startsAt: noonOf(8), startsOn: FIRST_DAY + 8, capacity: 8, isCancelled: true },
];

/** All of them as one program. */
export function everyReason(): EpisodeColumns {
  const firstDay = (each: StatedEpisode): number => each.inquiredOn ?? each.admittedOn ?? 0;
  const episodes = [...waits, ...stays, ...enrolled, weeks].sort(
    (one, other) => firstDay(one) - firstDay(other),
  );
  return columnsOf({ episodes, sessions });
}
