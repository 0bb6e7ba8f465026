import type { AccessSteps, DemoPerson } from "./demo-episode.js";
import { noSteps } from "./demo-episode.js";
import type { DemoGroup, DemoProgram } from "./demo-programs.js";
import { groupStarts } from "./demo-programs.js";
import {
  dayOfTime,
  isWorkday,
  minuteOfDay,
  SAME_DAY_FROM,
  timeOn,
  workdayAfter,
  type LocalMinutes,
} from "./local-time.js";
import { SLOW_PAYER } from "./plan-demand.js";
import type { Chance, Weighted } from "./seeded-chance.js";

/** What became of an inquiry: its steps, and the slot that was taken, if any. */
export interface AccessPath {
  readonly steps: AccessSteps;
  readonly start: {
    readonly group: DemoGroup;
    readonly admittedOn: number;
    readonly startsAt: LocalMinutes;
  } | null;
}

const HOUR = 60;
const OPENS = 8 * HOUR;
const CLOSES = 16 * HOUR + 30;

/** Workdays until the assessment before the change to same-day assessment. */
const workdaysToAssessment: Weighted<number> = [
  [0, 55],
  [1, 32],
  [2, 8],
  [3, 4],
  [5, 1],
];

/** Turnaround of authorizations in minutes: at once, within a day, one to three days, up to seven. */
const turnarounds = {
  usual: [
    [[0, 4, 15], 44.5],
    [[60, 120, 210, 480, 1380], 33],
    [[1445, 1530, 1650, 2200, 4300], 19],
    [[4330, 5800, 7900, 10_050], 3.5],
  ],
  slow: [
    [[0, 4, 15], 10],
    [[70, 240, 600, 1380], 22],
    [[1450, 2200, 3200, 4300], 40],
    [[4330, 5800, 7900, 10_050], 28],
  ],
} satisfies Record<string, Weighted<readonly number[]>>;

/** Payers that ask for no authorization. */
const noAuthorization = new Set(["Self-pay", "Medicare", "Medicaid", "Employer plan"]);

/** Share of people who take up a first session, by days from the inquiry to the slot they were offered. */
const takeUpByDay = [0.96, 0.94, 0.81, 0.64, 0.53, 0.45, 0.4, 0.36, 0.32];

const refusals: Weighted<string> = [
  ["declined", 48],
  ["unreachable", 34],
  ["referred_elsewhere", 14],
  ["other", 4],
];

/** Nothing is recorded between midnight and six: such an instant moves to the morning. */
function inWakingHours(time: LocalMinutes): LocalMinutes {
  const minute = minuteOfDay(time);
  return minute < 6 * HOUR ? timeOn(dayOfTime(time), 6 * HOUR + Math.floor(minute / 3)) : time;
}

function offeredAssessment(askedAt: LocalMinutes, chance: Chance): LocalMinutes {
  const day = dayOfTime(askedAt);
  const minute = minuteOfDay(askedAt);
  if (day >= SAME_DAY_FROM && chance.happens(0.96)) {
    // Same day, by video at the weekend too; the morning after for those who ask late.
    return minute < 17 * HOUR
      ? Math.max(askedAt + chance.along([20, 45, 80, 120, 200]), timeOn(day, OPENS))
      : timeOn(day + 1, OPENS + chance.whole(0, 90));
  }
  const wait = chance.pick(workdaysToAssessment);
  if (wait === 0 && isWorkday(day) && minute < CLOSES - 2 * HOUR) {
    return Math.max(askedAt + chance.along([40, 90, 150]), timeOn(day, OPENS));
  }
  return timeOn(workdayAfter(day + 1, Math.max(0, wait - 1)), OPENS + 30 * chance.whole(0, 16));
}

/** The next session of the group, or of any group for people who can come at any time. */
function nextSlot(
  groups: readonly DemoGroup[],
  from: LocalMinutes,
): { group: DemoGroup; startsAt: LocalMinutes } {
  for (let day = dayOfTime(from); ; day += 1) {
    if (!isWorkday(day)) continue;
    for (const group of groups) {
      const startsAt = timeOn(day, groupStarts[group.name]);
      if (startsAt >= from) return { group, startsAt };
    }
  }
}

interface Authorization {
  readonly requestedAt: LocalMinutes | null;
  readonly decidedAt: LocalMinutes | null;
  readonly result: "approved" | "denied" | "not_needed";
  readonly readyAt: LocalMinutes;
}

function authorize(person: DemoPerson, assessedAt: LocalMinutes, chance: Chance): Authorization {
  const talkedUntil = assessedAt + chance.whole(40, 75);
  if (noAuthorization.has(person.payerClass)) {
    return { requestedAt: null, decidedAt: null, result: "not_needed", readyAt: talkedUntil };
  }
  const requestedAt = talkedUntil + chance.along([0, 10, 25, 60]);
  const quantiles = chance.pick(person.payerClass === SLOW_PAYER ? turnarounds.slow : turnarounds.usual);
  const decidedAt = inWakingHours(requestedAt + chance.along(quantiles));
  const result = chance.happens(0.03) ? "denied" : "approved";
  return { requestedAt, decidedAt, result, readyAt: decidedAt };
}

function closing(closedAt: LocalMinutes, closedReason: string): Partial<AccessSteps> {
  return { closedAt: inWakingHours(closedAt), closedReason };
}

/** People whom intake never reaches, who change their mind before they are assessed, or who were noted twice. */
function leaveEarly(askedAt: LocalMinutes, chance: Chance): AccessPath | null {
  const how = chance.pick([
    ["goes on", 100 - 8.8],
    ["unreachable", 4.1],
    ["declined", 2.2],
    ["no_coverage", 1.3],
    ["duplicate", 1.2],
  ]);
  if (how === "goes on") return null;
  const days = how === "unreachable" ? chance.whole(7, 21) : how === "duplicate" ? 0 : chance.whole(0, 3);
  const closedAt = askedAt + days * 1440 + chance.whole(25, 170);
  return { steps: { ...noSteps, ...closing(closedAt, how) }, start: null };
}

/** A slot that the person puts off or misses: one to four workdays later in the same group. */
function laterSlot(slot: { group: DemoGroup; startsAt: LocalMinutes }, chance: Chance): LocalMinutes {
  const day = workdayAfter(
    dayOfTime(slot.startsAt),
    chance.pick([
      [1, 5],
      [2, 3],
      [3, 1],
      [4, 1],
    ]),
  );
  return timeOn(day, minuteOfDay(slot.startsAt));
}

/** The way from an inquiry to a first session or to a closing. */
export function planAccess(
  program: DemoProgram,
  asked: { readonly person: DemoPerson; readonly askedAt: LocalMinutes },
  chance: Chance,
): AccessPath {
  const { person, askedAt } = asked;
  const early = leaveEarly(askedAt, chance);
  if (early) return early;
  const assessmentOfferedAt = offeredAssessment(askedAt, chance);
  const missed = chance.happens(0.045);
  const assessmentAt = missed
    ? timeOn(workdayAfter(dayOfTime(assessmentOfferedAt), 1), OPENS + 30 * chance.whole(0, 14))
    : assessmentOfferedAt;
  const assessed = { ...noSteps, assessmentOfferedAt, assessmentAt };
  if (chance.happens(0.135)) {
    const reason = chance.happens(0.88) ? "not_eligible" : "referred_elsewhere";
    return { steps: { ...assessed, ...closing(assessmentAt + chance.whole(60, 240), reason) }, start: null };
  }
  const authorization = authorize(person, assessmentAt, chance);
  const authorized = {
    ...assessed,
    authorizationRequestedAt: authorization.requestedAt,
    authorizationDecidedAt: authorization.decidedAt,
    authorizationResult: authorization.result,
  };
  if (authorization.result === "denied") {
    return {
      steps: { ...authorized, ...closing(authorization.readyAt + chance.whole(30, 1500), "no_coverage") },
      start: null,
    };
  }
  return offerSlot({ program, askedAt, readyAt: authorization.readyAt, steps: authorized }, chance);
}

interface Offer {
  readonly program: DemoProgram;
  readonly askedAt: LocalMinutes;
  readonly readyAt: LocalMinutes;
  readonly steps: AccessSteps;
}

function offerSlot({ program, askedAt, readyAt, steps }: Offer, chance: Chance): AccessPath {
  const own = chance.pick(program.groups.map((group) => [group, group.weight] as const));
  const canComeAnyTime = chance.happens(0.92);
  const slot = nextSlot(canComeAnyTime ? program.groups : [own], readyAt + 30);
  const offered = { ...steps, firstSessionOfferedAt: slot.startsAt };
  const delayDays = Math.floor((slot.startsAt - askedAt) / 1440);
  if (!chance.happens(takeUpByDay[delayDays] ?? 0.28)) {
    const closedAt = slot.startsAt + chance.whole(3, 12) * 1440 - chance.whole(60, 400);
    return { steps: { ...offered, ...closing(closedAt, chance.pick(refusals)) }, start: null };
  }
  const how = chance.pick([
    ["comes", 91],
    ["puts off", 5],
    ["misses", 4],
  ]);
  const startsAt = how === "comes" ? slot.startsAt : laterSlot(slot, chance);
  const admittedOn = dayOfTime(how === "misses" ? slot.startsAt : startsAt);
  return { steps: offered, start: { group: slot.group, admittedOn, startsAt } };
}
