import type { Feeds } from "./generate-feeds.js";
import {
  dayText,
  nextMeeting,
  programCode,
  PROGRAMS,
  startSecondOfDay,
  winterLagSeconds,
} from "./program-calendar.js";
import type { SeededRandom } from "./seeded-random.js";
import { AS_OF_SECONDS, FIRST_DAY, LAST_DAY, type Size } from "./sizes.js";
import { writeStay } from "./stay-rows.js";

const ENROLLED_SHARE = 0.665;
const SAME_PERSON_SHARE = 0.06;
const DAY_SECONDS = 86_400;

const channels = ["phone", "phone", "phone", "web", "provider", "walk_in"] as const;
const sources = ["self", "self", "family", "provider", "inpatient", "court"] as const;
const payers = ["Medicaid", "Medicare", "Commercial A", "Commercial B", "Self-pay"] as const;
const sexes = ["female", "female", "male", "male", "unknown"] as const;
const closings = [
  "declined",
  "unreachable",
  "unreachable",
  "no_coverage",
  "referred_elsewhere",
  "not_eligible",
  "other",
  "duplicate",
] as const;

/** What the row of one inquiry is drawn from. */
export interface InquiryDraw {
  readonly number: number;
  readonly size: Size;
  readonly random: SeededRandom;
  /** The person who last asked in each program: some ask again. */
  readonly lastPersons: Map<number, string>;
}

/** An instant as ISO text; "" from the as-of instant on, when it has not happened yet. */
function instantText(seconds: number): string {
  if (seconds > AS_OF_SECONDS) return "";
  const whole = Math.floor(seconds);
  const day = Math.floor(whole / DAY_SECONDS);
  const rest = whole - day * DAY_SECONDS;
  const two = (value: number): string => (value < 10 ? `0${value}` : `${value}`);
  return `${dayText(day)}T${two(Math.floor(rest / 3600))}:${two(Math.floor(rest / 60) % 60)}:${two(rest % 60)}Z`;
}

/** Most people start soon; a quarter waits days or weeks. */
function drawDelay(random: SeededRandom): number {
  const speed = random.next();
  if (speed < 0.45) return random.below(12 * 3600);
  return speed < 0.75 ? random.below(3 * DAY_SECONDS) : random.below(14 * DAY_SECONDS);
}

/** Writes one inquiry and, for most, the enrollment that it leads to with its attendance and scores. */
export function writeInquiry(feeds: Feeds, draw: InquiryDraw): void {
  const { number, size, random } = draw;
  const span = (LAST_DAY + 1 - FIRST_DAY) * DAY_SECONDS;
  const inquiredAt = Math.floor(FIRST_DAY * DAY_SECONDS + ((number + random.next()) / size.inquiries) * span);
  const program = random.below(PROGRAMS);
  const group = random.below(size.groupsPerProgram);
  const earliest = inquiredAt + 3600 + drawDelay(random) - winterLagSeconds(program);
  const firstDay = nextMeeting(program, group, Math.ceil((earliest - startSecondOfDay(group)) / DAY_SECONDS));
  const startsAt = firstDay * DAY_SECONDS + startSecondOfDay(group) + winterLagSeconds(program) - 3600;
  const isEnrolled = random.chance(ENROLLED_SHARE) && firstDay <= LAST_DAY;
  const inquiryId = `I${number}`;
  const person = personOf(draw, program);
  const head = `${inquiryId},${programCode(program)},${person},${instantText(inquiredAt)}`;
  feeds.inquiries.add(
    `${head},${traitsText(random)},${stepsText(random, { inquiredAt, startsAt })},${closingText(random, isEnrolled ? null : inquiredAt)}`,
  );
  if (isEnrolled) writeStay(feeds, { number, program, group, person, firstDay, inquiryId, random });
}

function personOf({ number, random, lastPersons }: InquiryDraw, program: number): string {
  const last = lastPersons.get(program);
  if (last !== undefined && random.chance(SAME_PERSON_SHARE)) return last;
  lastPersons.set(program, `H${number}`);
  return `H${number}`;
}

function traitsText(random: SeededRandom): string {
  const age = 13 + random.below(70);
  return `${random.pick(channels)},${random.pick(sources)},${random.pick(payers)},${age},${random.pick(sexes)}`;
}

function stepsText(random: SeededRandom, wait: { inquiredAt: number; startsAt: number }): string {
  const at = (share: number): string =>
    instantText(wait.inquiredAt + (wait.startsAt - wait.inquiredAt) * share);
  const assessed = random.chance(0.85) ? `${at(0.05)},${at(0.3)}` : ",";
  const authorized = random.chance(0.7) ? `${at(0.35)},${at(0.7)},approved` : ",,not_needed";
  return `${assessed},${authorized},${random.chance(0.8) ? instantText(wait.startsAt) : ""}`;
}

/** closed_at and closed_reason: of those who never enrolled most are closed within days. */
function closingText(random: SeededRandom, inquiredAt: number | null): string {
  if (inquiredAt === null || random.chance(0.08)) return ",";
  const closed = instantText(inquiredAt + random.below(10 * DAY_SECONDS));
  return closed === "" ? "," : `${closed},${random.pick(closings)}`;
}
