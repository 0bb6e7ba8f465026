import { isoOfDay } from "#shared/calendar";
import type { FeedName } from "../imports/feed-columns.js";
import type { AccessSteps, DemoEpisode, DemoScore } from "./demo-episode.js";
import { demoPrograms, type DemoProgram } from "./demo-programs.js";
import { asOfLocal, LAST_DAY, writeTime, type LocalMinutes } from "./local-time.js";
import { hasEnded, planAttendance } from "./plan-attendance.js";
import { planScores } from "./plan-scores.js";
import { SessionCalendar } from "./plan-sessions.js";
import { Chance } from "./seeded-chance.js";

/** The text of each feed: a header and its rows. */
export type DemoFeeds = Readonly<Record<FeedName, string>>;

const MOST_ITEMS = 9;

const headers: Readonly<Record<FeedName, string>> = {
  programs: "program_code,name,site,track,population,zone,capacity",
  inquiries:
    "inquiry_id,program_code,person_id,inquired_at,channel,referral_source,payer_class,age,sex,assessment_offered_at,assessment_at,authorization_requested_at,authorization_decided_at,authorization_result,first_session_offered_at,closed_at,closed_reason",
  enrollments:
    "enrollment_id,program_code,inquiry_id,person_id,cohort,admitted_on,planned_weeks,discharged_on,discharge_reason",
  sessions: "session_id,program_code,group,starts_at,scheduled_minutes,kind,cancelled,capacity",
  attendance: "session_id,enrollment_id,status,attended_minutes",
  scores: `enrollment_id,instrument,taken_at,total,${Array.from({ length: MOST_ITEMS }, (_, item) => `item_${item + 1}`).join(",")}`,
};

type Cell = string | number | null;

/** One line of CSV; a null is blank. Quotes what needs it. */
function lineOf(cells: readonly Cell[]): string {
  return cells
    .map((cell) => {
      if (cell === null) return "";
      const text = String(cell);
      return typeof cell === "string" && /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
    })
    .join(",");
}

/** Numbers people, inquiries and enrollments in the order in which they turn up. */
class Numbering {
  private last = 0;

  constructor(
    private readonly letter: string,
    private readonly width: number,
  ) {}

  next(plantedId: string | undefined): string {
    if (plantedId !== undefined) return plantedId;
    this.last += 1;
    return `${this.letter}-${String(this.last).padStart(this.width, "0")}`;
  }
}

/** Collects the rows of the six feeds. */
export class FeedWriter {
  private readonly rows: Record<FeedName, string[]> = {
    programs: [],
    inquiries: [],
    enrollments: [],
    sessions: [],
    attendance: [],
    scores: [],
  };
  private readonly people = new Numbering("P", 6);
  private readonly inquiries = new Numbering("I", 6);
  private readonly enrollments = new Numbering("E", 6);
  private readonly calendars = new Map<DemoProgram, SessionCalendar>();

  constructor() {
    for (const program of demoPrograms) this.addProgram(program);
  }

  private addProgram(program: DemoProgram): void {
    const { code, name, site, track, population, zone } = program;
    const capacity = program.groups.reduce((sum, group) => sum + group.capacity, 0);
    this.rows.programs.push(lineOf([code, name, site, track, population, zone, capacity]));
    const calendar = new SessionCalendar(program);
    this.calendars.set(program, calendar);
    for (const session of calendar.sessions) {
      const { id, group, startsAt, minutes, kind, isCancelled } = session;
      const cells = [
        id,
        code,
        group,
        writeTime(startsAt),
        minutes,
        kind,
        String(isCancelled),
        session.capacity,
      ];
      this.rows.sessions.push(lineOf(cells));
    }
  }

  /** Adds one episode with everything that was known of it at as-of. */
  add(episode: DemoEpisode): void {
    const personId = this.people.next(episode.person.plantedId);
    const inquiryIds = episode.inquiries.map((inquiry) => {
      const id = this.inquiries.next(inquiry.plantedId);
      const { program, person } = episode;
      const { age, sex, payerClass, referralSource } = person;
      const asked = writeTime(inquiry.askedAt);
      const who = [inquiry.channel, referralSource, payerClass, age, sex];
      const steps = stepCells(inquiry.steps, asOfLocal(program.zone));
      this.rows.inquiries.push(lineOf([id, program.code, personId, asked, ...who, ...steps]));
      return id;
    });
    this.addStay(episode, personId, inquiryIds[episode.namedInquiry] ?? "");
  }

  private addStay(episode: DemoEpisode, personId: string, inquiryId: string): void {
    const { stay, program } = episode;
    const calendar = this.calendars.get(program);
    if (!stay || !calendar) return;
    const id = this.enrollments.next(stay.plantedId);
    const ended = hasEnded(stay) ? [isoOfDay(stay.endsOn), stay.reason] : ["", ""];
    const admitted = isoOfDay(Math.min(stay.admittedOn, LAST_DAY));
    this.rows.enrollments.push(
      lineOf([id, program.code, inquiryId, personId, stay.cohort, admitted, stay.plannedWeeks, ...ended]),
    );
    const chance = new Chance(`stay ${id}`);
    const attendance = planAttendance(episode, calendar, chance);
    for (const row of attendance)
      this.rows.attendance.push(lineOf([row.session.id, id, row.status, row.minutes]));
    for (const score of planScores(episode, attendance, chance)) {
      this.rows.scores.push(lineOf(scoreCells(id, score)));
    }
  }

  feeds(): DemoFeeds {
    const textOf = (feed: FeedName): string => `${[headers[feed], ...this.rows[feed]].join("\n")}\n`;
    return {
      programs: textOf("programs"),
      inquiries: textOf("inquiries"),
      enrollments: textOf("enrollments"),
      sessions: textOf("sessions"),
      attendance: textOf("attendance"),
      scores: textOf("scores"),
    };
  }
}

function scoreCells(enrollmentId: string, score: DemoScore): Cell[] {
  const items = Array.from({ length: MOST_ITEMS }, (_, item) => score.items[item] ?? null);
  return [enrollmentId, score.instrument, writeTime(score.takenAt), score.total, ...items];
}

/** The steps in the order of the feed's columns; what lies after as-of isn't known yet. */
function stepCells(steps: AccessSteps, asOf: LocalMinutes): Cell[] {
  const known = (time: LocalMinutes | null): Cell => (time === null || time > asOf ? null : writeTime(time));
  const isDecided = steps.authorizationDecidedAt === null || steps.authorizationDecidedAt <= asOf;
  const isTalkedOver = steps.assessmentAt === null || steps.assessmentAt <= asOf;
  const isClosed = steps.closedAt !== null && steps.closedAt <= asOf;
  return [
    known(steps.assessmentOfferedAt),
    known(steps.assessmentAt),
    known(steps.authorizationRequestedAt),
    known(steps.authorizationDecidedAt),
    isDecided && isTalkedOver ? steps.authorizationResult : null,
    known(steps.firstSessionOfferedAt),
    known(steps.closedAt),
    isClosed ? steps.closedReason : null,
  ];
}
