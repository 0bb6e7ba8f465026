import { UNKNOWN, type SessionColumns } from "./columns.js";

/** The session that a cursor stands on, and whether its filled or its empty seats are counted. */
export class SessionSeats {
  index = 0;
  areFilled = true;

  constructor(private readonly sessions: SessionColumns) {}

  get startsAt(): number {
    return this.sessions.startsAt[this.index] ?? UNKNOWN;
  }
  get startsOn(): number {
    return this.sessions.startsOn[this.index] ?? UNKNOWN;
  }
  /** Seats of the group; 0 when not known. */
  get capacity(): number {
    return this.sessions.capacity[this.index] ?? 0;
  }
  /** People with attended minutes. */
  get attendedSeats(): number {
    return this.sessions.attendedSeats[this.index] ?? 0;
  }
  get isCancelled(): boolean {
    return this.sessions.isCancelled[this.index] === 1;
  }
}
