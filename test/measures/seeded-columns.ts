import {
  authorizationResults,
  closedReasons,
  dischargeReasons,
  type EpisodeColumns,
} from "#shared/measures/columns";
import { SeededRandom } from "../bench/seeded-random.js";
import {
  at,
  columnsOf,
  on,
  type StatedEpisode,
  type StatedProgram,
  type StatedScore,
  type StatedSession,
} from "./columns-of.js";

/** The instant of the seeded columns: a Sunday in Chicago on which it is Monday in Auckland. */
export const SEEDED_AS_OF = at("2026-04-05T22:30:00Z");
/** Its day in Chicago. */
export const LAST_DAY = on("2026-04-05");
const DAY = 86_400;

/* Letters whose order and case depend on a locale, and their order by code point. */
const payers = ["Ägina", "Zeta", "ikiz", "İkiz", "IKIZ", "ıkız", "ß-Kasse", "SS-Kasse", ""] as const;
const referrals = ["self", "family", "provider", "court", ""] as const;

const programs: readonly NonNullable<StatedProgram["key"]>[] = [
  { program: "MH-A", zone: "America/Chicago" },
  {
    program: "SU-Ö",
    site: "Süd",
    track: "substance_use",
    population: "adolescent",
    zone: "Pacific/Auckland",
  },
  { program: "su-z", site: "zuid", track: "substance_use", population: "older_adult", zone: "Europe/Berlin" },
];

function weeksFrom(first: number, length: number, random: SeededRandom): StatedEpisode["weeks"] {
  const monday = first - ((first + 3) % 7);
  return Array.from({ length }, (_, week) => ({
    weekOn: monday + 7 * week,
    scheduledMinutes: 540,
    attendedMinutes: random.below(4) * 180,
    attendedRows: random.below(4),
    noShowRows: random.below(2),
    excusedRows: random.below(2),
    cancelledRows: Number(random.chance(0.1)),
  }));
}

function scoresFrom(first: number, days: number, random: SeededRandom): StatedScore[] {
  return ["GAD-7", "PHQ-9"].flatMap((instrument) => {
    const level = 6 + random.below(14);
    return [0, 14, 28, days].map((day) => ({
      instrument,
      takenOn: first + day,
      total: Math.max(0, level - random.below(1 + Math.floor(day / 4))),
      safetyItem: random.below(3),
    }));
  });
}

function stayOf(inquiredAt: number, random: SeededRandom): StatedEpisode {
  const firstSessionAt = inquiredAt + 3600 * (20 + random.below(60));
  const firstSessionOn = Math.floor(firstSessionAt / DAY);
  const days = 14 + random.below(60);
  const stay: StatedEpisode = {
    admittedOn: firstSessionOn,
    firstSessionAt,
    firstSessionOn,
    firstSessionOfferedAt: firstSessionAt - 3600 * random.below(30),
    plannedWeeks: 6,
    plannedEndAt: firstSessionAt + 42 * DAY,
    attendedMinutes: 180 * random.below(30),
    earlySessions: random.below(12),
    noShowsInARow: random.below(3),
    weeks: weeksFrom(firstSessionOn, 6, random),
    scores: random.chance(0.8) ? scoresFrom(firstSessionOn, days, random) : [],
  };
  if (random.chance(0.2)) return stay;
  const dischargeReason = dischargeReasons[random.below(dischargeReasons.length)] ?? "";
  return {
    ...stay,
    dischargedOn: firstSessionOn + days,
    endedAt: firstSessionAt + days * DAY,
    dischargeReason,
  };
}

function episodeOf(random: SeededRandom): StatedEpisode {
  const inquiredAt = SEEDED_AS_OF - random.below(400 * DAY);
  const asked: StatedEpisode = {
    inquiredAt,
    inquiredOn: Math.floor(inquiredAt / DAY),
    isRepeat: random.chance(0.05),
    payer_class: random.pick(payers),
    referral_source: random.pick(referrals),
    cohort: `C${random.below(3)}`,
    group: random.pick(["morning", "evening", ""]),
    assessmentOfferedAt: inquiredAt + 1800,
    assessmentAt: inquiredAt + 3600 * random.below(30),
    authorizationRequestedAt: inquiredAt + 3600 * random.below(40),
    authorizationDecidedAt: inquiredAt + 3600 * (40 + random.below(40)),
    authorizationResult: authorizationResults[random.below(authorizationResults.length)] ?? "",
  };
  if (random.chance(0.7)) return { ...asked, ...stayOf(inquiredAt, random) };
  if (random.chance(0.5)) return asked;
  const closedReason = closedReasons[random.below(closedReasons.length)] ?? "";
  return { ...asked, closedAt: inquiredAt + random.below(5 * DAY), closedReason };
}

function sessionsOf(random: SeededRandom): StatedSession[] {
  return Array.from({ length: 40 }, (_, index) => ({
    startsAt: SEEDED_AS_OF - (index + 1) * 3 * DAY,
    startsOn: LAST_DAY - (index + 1) * 3,
    group: random.pick(["morning", "evening"]),
    capacity: random.below(12),
    attendedSeats: random.below(9),
    isCancelled: random.chance(0.1),
  }));
}

/** Three programs in three zones, 40 episodes each, or as many of each episode and session, the same on every machine. */
export function seededColumns(times = 1): EpisodeColumns {
  const random = new SeededRandom(20_260_405);
  const repeat = <Stated>(all: readonly Stated[]): Stated[] =>
    all.flatMap((one) => Array.from({ length: times }, () => one));
  return columnsOf(
    ...programs.map((key) => ({
      key,
      episodes: repeat(
        Array.from({ length: 40 }, () => episodeOf(random)).sort(
          (one, other) => (one.inquiredOn ?? 0) - (other.inquiredOn ?? 0),
        ),
      ),
      sessions: repeat(sessionsOf(random)),
    })),
  );
}
