import type { Client } from "pg";
import { SeededRandom } from "../bench/seeded-random.js";

/** The instant up to which events exist; some rows lie after it. Noon in Chicago, evening in Berlin. */
export const AS_OF = Date.parse("2025-06-15T17:00:00Z") / 1000;
const HOUR = 3600;
const DAY = 24 * HOUR;
const FIRST = AS_OF - 150 * DAY;

type Row = readonly unknown[];

interface Tables {
  readonly program: Row[];
  readonly inquiry: Row[];
  readonly enrollment: Row[];
  readonly group_session: Row[];
  readonly attendance: Row[];
  readonly score: Row[];
}

const columns: Readonly<Record<keyof Tables, string>> = {
  program: "program_code, name, site, track, population, zone",
  inquiry:
    "program_code, program_asked_for, inquiry_id, person_id, inquired_at, closed_at, closed_reason, payer_class, assessment_at, authorization_requested_at, authorization_decided_at, authorization_result, first_session_offered_at",
  enrollment:
    "program_code, enrollment_id, inquiry_id, admitted_on, planned_weeks, discharged_on, discharge_reason",
  group_session: "program_code, session_id, group_name, starts_at, scheduled_minutes, cancelled, capacity",
  attendance: "program_code, enrollment_id, session_id, status, attended_minutes",
  score: "program_code, enrollment_id, instrument, taken_at, score_key, total",
};

const types: Readonly<Record<keyof Tables, readonly string[]>> = {
  program: ["text", "text", "text", "text", "text", "text"],
  inquiry: [
    "text",
    "text",
    "text",
    "text",
    "timestamptz",
    "timestamptz",
    "text",
    "text",
    "timestamptz",
    "timestamptz",
    "timestamptz",
    "text",
    "timestamptz",
  ],
  enrollment: ["text", "text", "text", "date", "smallint", "date", "text"],
  group_session: ["text", "text", "text", "timestamptz", "smallint", "boolean", "integer"],
  attendance: ["text", "text", "text", "text", "smallint"],
  score: ["text", "text", "text", "timestamptz", "text", "numeric"],
};

function iso(seconds: number): string {
  return new Date(seconds * 1000).toISOString();
}

const reasons = [
  "completed",
  "completed",
  "completed",
  "against_advice",
  "no_show",
  "administrative",
  "moved",
  "transferred_higher",
  "transferred_lower",
  "other",
  null,
] as const;
const closings = ["declined", "unreachable", "not_eligible", "no_coverage", "duplicate", null] as const;

/** One program with everything in it: one data set. */
class RandomProgram {
  private readonly sessions: { id: string; at: number }[] = [];

  constructor(
    private readonly code: string,
    private readonly random: SeededRandom,
    private readonly tables: Tables,
  ) {}

  fill(): void {
    const { random, code, tables } = this;
    const zone = random.pick(["America/Chicago", "America/New_York", "Europe/Berlin", "UTC"]);
    tables.program.push([code, code, "site", "mental_health", random.pick(["adult", "adolescent"]), zone]);
    const days = 20 + random.below(20);
    for (let number = 0; number < days; number += 1) this.addSession(number);
    const people = 3 + random.below(8);
    for (let number = 0; number < people; number += 1) this.addInquiry(number);
    if (random.chance(0.5))
      this.addStay(`${code}-free`, { inquiry: null, from: FIRST + random.below(120) * DAY });
  }

  private addSession(number: number): void {
    const { random, code, tables } = this;
    const at = FIRST + random.below(155) * DAY + random.pick([9, 13, 18, 23]) * HOUR;
    const id = `${code}-S${number}`;
    this.sessions.push({ id, at });
    const capacity = random.chance(0.7) ? 1 + random.below(4) : null;
    const group = random.pick(["morning", "evening", null]);
    tables.group_session.push([code, id, group, iso(at), 180, random.chance(0.1), capacity]);
  }

  private addInquiry(number: number): void {
    const { random, code, tables } = this;
    const at = FIRST + random.below(150 * 24) * HOUR;
    const person = random.chance(0.5) ? `${code}-P${random.below(3)}` : null;
    const id = `${code}-I${number}`;
    const isClosed = random.chance(0.3);
    const closedAt = isClosed ? at + random.below(20 * 24) * HOUR : null;
    const reason = isClosed ? random.pick(closings) : null;
    const payer = random.pick(["Public", "Private", null]);
    const step = (hours: number): string | null =>
      random.chance(0.7) ? iso(at + random.below(hours) * HOUR) : null;
    const decided = step(96);
    const result = decided === null ? null : random.pick(["approved", "approved", "denied", "not_needed"]);
    const closing = closedAt === null ? null : iso(closedAt);
    const asked = [code, code, id, person, iso(at), closing, reason, payer];
    tables.inquiry.push([...asked, step(48), step(48), decided, result, step(72)]);
    // Whoever asked more than once starts where a stay follows: a stay that ends unstarted inside a chain that a later
    // stay of the same chain starts is a case of its own in the facts' specification.
    if (!isClosed && random.chance(0.75))
      this.addStay(id, { inquiry: id, from: at, starts: person !== null });
  }

  private addStay(name: string, of: { inquiry: string | null; from: number; starts?: boolean }): void {
    const { random, code, tables } = this;
    const enrollment = `${name}-E`;
    const admitted = of.from + random.below(6) * DAY;
    const isEnded = random.chance(0.8);
    const ended = admitted + (5 + random.below(70)) * DAY;
    const day = (seconds: number): string => iso(seconds).slice(0, 10);
    tables.enrollment.push([
      code,
      enrollment,
      of.inquiry,
      day(admitted),
      4,
      isEnded ? day(ended) : null,
      isEnded ? random.pick(reasons) : null,
    ]);
    const last = isEnded ? ended : AS_OF + 5 * DAY;
    this.addAttendance(enrollment, { from: of.from, to: last });
    if (random.chance(0.85)) this.addScores(enrollment, { from: admitted - 8 * DAY, to: last + 16 * DAY });
    // A first session at 48 hours to the second, and one second later.
    if (random.chance(0.3) || of.starts === true)
      this.addExactSession(enrollment, of.from + 48 * HOUR + random.below(2));
  }

  private addExactSession(enrollment: string, at: number): void {
    const id = `${enrollment}-X`;
    this.tables.group_session.push([this.code, id, "morning", iso(at), 180, false, 3]);
    this.tables.attendance.push([this.code, enrollment, id, "attended", 180]);
  }

  private addAttendance(enrollment: string, within: { from: number; to: number }): void {
    const { random, code, tables } = this;
    for (const session of this.sessions) {
      if (session.at < within.from || session.at > within.to || !random.chance(0.6)) continue;
      const status = random.pick(["attended", "attended", "partial", "excused", "no_show"]);
      const minutes = status === "attended" ? 180 : status === "partial" ? random.pick([60, 0]) : 0;
      tables.attendance.push([code, enrollment, session.id, status, minutes]);
    }
  }

  private addScores(enrollment: string, within: { from: number; to: number }): void {
    const { random, code, tables } = this;
    const scales = [
      { instrument: "PHQ-9", least: 0, most: 18 },
      { instrument: "GAD-7", least: 0, most: 14 },
      { instrument: "WHO-5", least: 36, most: 64 },
    ] as const;
    for (const { instrument, least, most } of scales) {
      if (!random.chance(0.6)) continue;
      let number = 0;
      for (let at = within.from; at < within.to; at += (1 + random.below(9)) * DAY + random.below(5) * HOUR) {
        const key = `${instrument}-${number}`;
        const total = least + random.below(most - least + 1);
        tables.score.push([code, enrollment, instrument, iso(at), key, total]);
        number += 1;
      }
    }
  }
}

/** Fills the base tables with as many programs as asked for, each a data set of its own, from one seed. */
export async function insertRandomCare(client: Client, seed: number, programs: number): Promise<void> {
  const tables: Tables = {
    program: [],
    inquiry: [],
    enrollment: [],
    group_session: [],
    attendance: [],
    score: [],
  };
  const random = new SeededRandom(seed);
  for (let number = 0; number < programs; number += 1) {
    new RandomProgram(`P${String(number).padStart(4, "0")}`, random, tables).fill();
  }
  for (const table of ["program", "inquiry", "enrollment", "group_session", "attendance", "score"] as const) {
    const rows = tables[table];
    const lists = types[table].map((_, at) => rows.map((row) => row[at]));
    const marks = types[table].map((type, at) => `$${at + 1}::${type}[]`).join(", ");
    await client.query(`INSERT INTO ${table} (${columns[table]}) SELECT * FROM unnest(${marks})`, lists);
  }
}
