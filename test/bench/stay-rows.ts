import type { Feeds } from "./generate-feeds.js";
import { dayText, isCancelled, nextMeeting, programCode, sessionId } from "./program-calendar.js";
import type { SeededRandom } from "./seeded-random.js";
import { LAST_DAY } from "./sizes.js";

const SESSIONS_PER_WEEK = 3;
const LEAVES_EARLY_SHARE = 0.3;
const NEVER_ATTENDS_SHARE = 0.04;
const DAYS_BETWEEN_SCORES = 13;

const unplanned = [
  "against_advice",
  "no_show",
  "no_show",
  "moved",
  "transferred_higher",
  "other",
  "",
] as const;
const planned = ["completed", "completed", "completed", "completed", "transferred_lower", ""] as const;

/** What the rows of one enrollment are drawn from. */
export interface StayDraw {
  readonly number: number;
  readonly program: number;
  readonly group: number;
  readonly person: string;
  /** Day of the first planned session, and of the admission. */
  readonly firstDay: number;
  readonly inquiryId: string;
  readonly random: SeededRandom;
}

/** Writes an enrollment with its attendance up to the as-of day and its scores. */
export function writeStay(feeds: Feeds, draw: StayDraw): void {
  const { number, program, random } = draw;
  const enrollmentId = `E${number}`;
  const weeks = 10 + random.below(3);
  const isEarly = random.chance(LEAVES_EARLY_SHARE);
  const isAbsent = random.chance(NEVER_ATTENDS_SHARE);
  const all = weeks * SESSIONS_PER_WEEK;
  const sessions = isAbsent ? 3 : isEarly ? 1 + random.below(all) : all;
  const lastDay = writeAttendance(feeds, draw, { enrollmentId, sessions, isAbsent });
  const isOver = lastDay < LAST_DAY;
  const reason = isAbsent ? "no_show" : random.pick(isEarly ? unplanned : planned);
  const cohort = program % 2 === 0 ? `${programCode(program)} ${dayText(draw.firstDay).slice(0, 7)}` : "";
  const end = isOver ? `${dayText(lastDay)},${reason}` : ",";
  feeds.enrollments.add(
    `${enrollmentId},${programCode(program)},${draw.inquiryId},${draw.person},${cohort},${dayText(draw.firstDay)},${weeks},${end}`,
  );
  if (!isAbsent) writeScores(feeds, draw, { enrollmentId, lastDay: Math.min(lastDay, LAST_DAY) });
}

interface Attending {
  readonly enrollmentId: string;
  readonly sessions: number;
  readonly isAbsent: boolean;
}

/** Writes the attendance rows and gives the day of the last planned session, which may lie after the as-of day. */
function writeAttendance(feeds: Feeds, draw: StayDraw, stay: Attending): number {
  const { program, group, random } = draw;
  let day = draw.firstDay;
  let lastDay = day;
  for (let session = 0; session < stay.sessions; session += 1) {
    lastDay = day;
    if (day <= LAST_DAY) {
      const status = isCancelled(program, group, day)
        ? "excused,"
        : stay.isAbsent
          ? "no_show,"
          : statusText(random);
      feeds.attendance.add(`${sessionId(program, group, day)},${stay.enrollmentId},${status}`);
    }
    day = nextMeeting(program, group, day + 1);
  }
  return lastDay;
}

function statusText(random: SeededRandom): string {
  const draw = random.next();
  if (draw < 0.85) return "attended,";
  if (draw < 0.88) return `partial,${30 + random.below(120)}`;
  return draw < 0.93 ? "excused," : "no_show,";
}

const NO_ITEMS = ",".repeat(8);

/** Two instruments every other week; every second PHQ-9 with its items instead of a typed total. */
function writeScores(feeds: Feeds, draw: StayDraw, stay: { enrollmentId: string; lastDay: number }): void {
  const { number, random } = draw;
  let severity = 9 + random.below(13);
  let visit = 0;
  for (let day = draw.firstDay; day <= stay.lastDay; day += DAYS_BETWEEN_SCORES) {
    const at = `${dayText(day)}T11:30`;
    const items = Array.from({ length: 9 }, () => Math.min(3, random.below(severity / 4 + 1)));
    const phq = visit % 2 === 0 ? `,${items.join(",")}` : `${Math.min(27, severity)},${NO_ITEMS}`;
    feeds.scores.add(`K${number}-${visit}P,${stay.enrollmentId},PHQ-9,${at},${phq}`);
    feeds.scores.add(
      `K${number}-${visit}G,${stay.enrollmentId},GAD-7,${at},${Math.min(21, severity)},${NO_ITEMS}`,
    );
    severity = Math.max(0, severity - random.below(4) + (random.chance(0.3) ? 2 : 0));
    visit += 1;
  }
}
