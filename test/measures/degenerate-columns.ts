import type { EpisodeColumns } from "#shared/measures/columns";
import { at, columnsOf, on, type StatedEpisode, type StatedScore, type StatedSession } from "./columns-of.js";

/** The instant of all of them. */
export const AS_OF = at("2026-06-01T15:00:00Z");
/** Its local day. */
export const TODAY = on("2026-06-01");
const DAY = 86_400;

const asked: StatedEpisode = { inquiredAt: at("2026-02-02T15:00:00Z"), inquiredOn: on("2026-02-02") };
const justAsked: StatedEpisode = { inquiredAt: AS_OF, inquiredOn: TODAY };
const steps: StatedEpisode = {
  ...asked,
  assessmentOfferedAt: at("2026-02-02T16:00:00Z"),
  assessmentAt: at("2026-02-02T17:00:00Z"),
  authorizationRequestedAt: at("2026-02-02T18:00:00Z"),
  authorizationDecidedAt: at("2026-02-03T15:00:00Z"),
  authorizationResult: "approved",
  firstSessionOfferedAt: at("2026-02-03T18:00:00Z"),
};
const started: StatedEpisode = {
  ...steps,
  admittedOn: on("2026-02-03"),
  plannedWeeks: 6,
  plannedEndAt: at("2026-03-17T05:00:00Z"),
  firstSessionAt: at("2026-02-03T18:00:00Z"),
  firstSessionOn: on("2026-02-03"),
  attendedMinutes: 3240,
  earlySessions: 12,
  weeks: [
    { weekOn: on("2026-02-02"), attendedMinutes: 180, scheduledMinutes: 180, attendedRows: 1 },
    { weekOn: on("2026-02-09"), attendedMinutes: 540, scheduledMinutes: 540, attendedRows: 3 },
    { weekOn: on("2026-02-16"), attendedMinutes: 360, scheduledMinutes: 540, attendedRows: 2, noShowRows: 1 },
  ],
};
const ended: StatedEpisode = {
  ...started,
  dischargedOn: on("2026-03-16"),
  endedAt: at("2026-03-17T05:00:00Z"),
  dischargeReason: "completed",
};

function phq9(takenOn: string, total: number): StatedScore {
  return { instrument: "PHQ-9", takenOn: on(takenOn), total, safetyItem: 0 };
}

const everyKind: Readonly<Record<string, StatedEpisode>> = {
  "who asked this second": justAsked,
  "who waits": asked,
  "who waits with every step": steps,
  "who gave up": { ...asked, closedAt: asked.inquiredAt ?? 0, closedReason: "declined" },
  "who was not eligible": { ...asked, closedAt: asked.inquiredAt ?? 0, closedReason: "not_eligible" },
  "who asked again": { ...asked, isRepeat: true },
  "who started the second of the inquiry": {
    ...asked,
    admittedOn: on("2026-02-02"),
    firstSessionAt: asked.inquiredAt ?? 0,
    firstSessionOn: on("2026-02-02"),
  },
  "with every instant before the inquiry": {
    ...ended,
    inquiredAt: AS_OF,
    inquiredOn: TODAY,
    admittedOn: TODAY,
    firstSessionOn: TODAY - 10,
  },
  "admitted today": { ...justAsked, admittedOn: TODAY },
  "who never came": {
    ...steps,
    admittedOn: on("2026-02-03"),
    dischargedOn: on("2026-02-10"),
    endedAt: at("2026-02-11T06:00:00Z"),
    closedAt: at("2026-02-11T06:00:00Z"),
  },
  "who is enrolled": started,
  "who started today": { admittedOn: TODAY, firstSessionOn: TODAY, firstSessionAt: AS_OF },
  "who completed": ended,
  "who completed on the day of admission": { ...ended, dischargedOn: on("2026-02-03"), plannedWeeks: 0 },
  "who left without a reason": { ...ended, dischargeReason: "" },
  "with a pair": { ...ended, scores: [phq9("2026-02-03", 18), phq9("2026-03-10", 7)] },
  "with a pair without change": { ...ended, scores: [phq9("2026-02-03", 18), phq9("2026-03-10", 18)] },
  "with a pair at zero": { ...ended, scores: [phq9("2026-02-03", 0), phq9("2026-03-10", 0)] },
  "with a baseline only": { ...ended, scores: [phq9("2026-02-03", 18)] },
  "with a last score only": { ...ended, scores: [phq9("2026-03-10", 18)] },
  "enrolled with scores": {
    ...started,
    noShowsInARow: 2,
    scores: [phq9("2026-02-03", 12), phq9("2026-03-10", 20)],
  },
  "with a score on the day of discharge alone": {
    ...started,
    firstSessionOn: on("2026-03-16"),
    dischargedOn: on("2026-03-16"),
    endedAt: at("2026-03-17T05:00:00Z"),
    scores: [phq9("2026-03-16", 9)],
  },
  "with an instrument that the registry does not know": {
    ...ended,
    scores: [{ instrument: "NOBODY-KNOWS", takenOn: on("2026-02-03"), total: 3 }],
  },
  "with cancelled sessions only": { ...ended, weeks: [{ weekOn: on("2026-02-09"), cancelledRows: 3 }] },
  "with a week without rows": { ...ended, weeks: [] },
};

const session: StatedSession = {
  startsAt: AS_OF - DAY,
  startsOn: TODAY - 1,
  capacity: 10,
  attendedSeats: 10,
};
const recent = TODAY - 3;
const times = (count: number, episode: StatedEpisode): StatedEpisode[] =>
  Array.from({ length: count }, () => episode);
const pair = [phq9("2026-02-03", 18), phq9("2026-03-10", 7)];

/** Columns that have nothing, too little, or no spread, by what is odd about them. */
export const degenerateColumns: Readonly<Record<string, EpisodeColumns>> = {
  "no program": columnsOf(),
  "a program without episodes": columnsOf({ episodes: [] }),
  "a program with a cancelled session only": columnsOf({
    episodes: [],
    sessions: [{ ...session, isCancelled: true }],
  }),
  "everything pending": columnsOf({
    episodes: [
      ...times(3, { ...justAsked, admittedOn: TODAY }),
      ...times(3, {
        ...justAsked,
        admittedOn: recent,
        firstSessionOn: recent,
        firstSessionAt: AS_OF - 3 * DAY,
        scores: [{ ...phq9("2026-05-29", 14) }],
      }),
    ],
  }),
  "everything missing": columnsOf({
    episodes: [
      ...times(12, { ...ended, dischargeReason: "", scores: [] }),
      ...times(12, { ...ended, dischargeReason: "", scores: [phq9("2026-02-03", 18)] }),
    ],
  }),
  "everybody equal": columnsOf({
    episodes: times(40, { ...ended, scores: pair }),
    sessions: [session, session],
  }),
  "everybody equal and unchanged": columnsOf({
    episodes: times(12, { ...ended, scores: [phq9("2026-02-03", 18), phq9("2026-03-10", 18)] }),
  }),
  "everybody waits": columnsOf({ episodes: times(12, asked) }),
  "everybody gave up": columnsOf({
    episodes: times(12, { ...asked, closedAt: (asked.inquiredAt ?? 0) + 60, closedReason: "declined" }),
  }),
  "everybody excluded": columnsOf({ episodes: times(12, { ...asked, isRepeat: true }) }),
  "two people, one of whom started": columnsOf({ episodes: [asked, ended] }),
  "two people alike": columnsOf({ episodes: times(2, { ...ended, scores: pair }) }),
  "two people who differ": columnsOf({
    episodes: [
      { ...ended, scores: pair },
      {
        ...ended,
        dischargeReason: "against_advice",
        scores: [phq9("2026-02-03", 9), phq9("2026-03-10", 20)],
      },
    ],
  }),
  "everybody still in treatment": columnsOf({ episodes: times(12, { ...started, scores: pair }) }),
  "all kinds together, in two programs": columnsOf(
    { episodes: Object.values(everyKind), sessions: [session, { ...session, capacity: 0 }] },
    {
      key: { program: "SU-B", population: "adolescent", track: "substance_use" },
      episodes: Object.values(everyKind),
    },
  ),
  ...Object.fromEntries(
    Object.entries(everyKind).map(([name, episode]) => [
      `one person ${name}`,
      columnsOf({ episodes: [episode] }),
    ]),
  ),
};
