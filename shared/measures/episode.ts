import {
  authorizationResults,
  closedReasons,
  dischargeReasons,
  UNKNOWN,
  type ProgramColumns,
} from "./columns.js";
import { PersonWeek } from "./person-week.js";
import { ScorePair } from "./score-pair.js";
import { SessionSeats } from "./session-seats.js";

/**
 * A cursor over one program's columns: set `index`, then read. Every measure reads what it counts through it.
 * Instants are unix seconds, days are local days since 1970-01-01; UNKNOWN stands for what is not known.
 * `week`, `pair` and `seats` stand on what is counted where that is smaller than an episode.
 */
export class Episode {
  index = 0;
  readonly week: PersonWeek;
  readonly pair: ScorePair;
  readonly seats: SessionSeats;
  private readonly integers: ProgramColumns["integers"];
  private readonly bytes: ProgramColumns["bytes"];

  constructor(readonly columns: ProgramColumns) {
    this.integers = columns.integers;
    this.bytes = columns.bytes;
    this.week = new PersonWeek(columns.weeks);
    this.pair = new ScorePair(columns.scores);
    this.seats = new SessionSeats(columns.sessions);
  }
  get population(): string {
    return this.columns.key.population;
  }
  /** IANA name of the zone that decides the program's local days. */
  get zone(): string {
    return this.columns.key.zone;
  }
  /** Start of the clock. */
  get inquiredAt(): number {
    return this.integers.inquiredAt[this.index] ?? UNKNOWN;
  }
  get inquiredOn(): number {
    return this.integers.inquiredOn[this.index] ?? UNKNOWN;
  }
  get assessmentOfferedAt(): number {
    return this.integers.assessmentOfferedAt[this.index] ?? UNKNOWN;
  }
  get assessmentAt(): number {
    return this.integers.assessmentAt[this.index] ?? UNKNOWN;
  }
  get authorizationRequestedAt(): number {
    return this.integers.authorizationRequestedAt[this.index] ?? UNKNOWN;
  }
  get authorizationDecidedAt(): number {
    return this.integers.authorizationDecidedAt[this.index] ?? UNKNOWN;
  }
  /** Start of the first session slot that was offered. */
  get firstSessionOfferedAt(): number {
    return this.integers.firstSessionOfferedAt[this.index] ?? UNKNOWN;
  }
  /** Start of the earliest session with attended minutes. */
  get firstSessionAt(): number {
    return this.integers.firstSessionAt[this.index] ?? UNKNOWN;
  }
  /** Local day of the first session. */
  get firstSessionOn(): number {
    return this.integers.firstSessionOn[this.index] ?? UNKNOWN;
  }
  /** When the inquiry closed without a start; UNKNOWN once a first session happened. */
  get closedAt(): number {
    return this.integers.closedAt[this.index] ?? UNKNOWN;
  }
  get admittedOn(): number {
    return this.integers.admittedOn[this.index] ?? UNKNOWN;
  }
  get dischargedOn(): number {
    return this.integers.dischargedOn[this.index] ?? UNKNOWN;
  }
  /** End of the discharge day. */
  get endedAt(): number {
    return this.integers.endedAt[this.index] ?? UNKNOWN;
  }
  /** Start of the local day that lies the planned weeks after admission. */
  get plannedEndAt(): number {
    return this.integers.plannedEndAt[this.index] ?? UNKNOWN;
  }
  get attendedMinutes(): number {
    return this.integers.attendedMinutes[this.index] ?? 0;
  }
  /** 0 when not known. */
  get plannedWeeks(): number {
    return this.bytes.plannedWeeks[this.index] ?? 0;
  }
  /** Further sessions attended on days 0 to 30 after the first session's day. */
  get earlySessions(): number {
    return this.bytes.earlySessions[this.index] ?? 0;
  }
  /** No-shows since the last session with another status. */
  get noShowsInARow(): number {
    return this.bytes.noShowsInARow[this.index] ?? 0;
  }
  get isRepeat(): boolean {
    return this.bytes.isRepeat[this.index] === 1;
  }
  get authorizationResult(): (typeof authorizationResults)[number] {
    return authorizationResults[this.bytes.authorizationResult[this.index] ?? 0] ?? "";
  }
  get closedReason(): (typeof closedReasons)[number] {
    return closedReasons[this.bytes.closedReason[this.index] ?? 0] ?? "";
  }
  get dischargeReason(): (typeof dischargeReasons)[number] {
    return dischargeReasons[this.bytes.dischargeReason[this.index] ?? 0] ?? "";
  }
}
