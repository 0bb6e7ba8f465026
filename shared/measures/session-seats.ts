import { UNKNOWN, type SessionColumns } from "./columns.js";

/** The kinds of a session's seats by their numbers: filled or empty, of a session that took place or of a cancelled one. */
export const seatKinds = [
  { areFilled: true, isCancelled: false },
  { areFilled: false, isCancelled: false },
  { areFilled: true, isCancelled: true },
  { areFilled: false, isCancelled: true },
] as const;

/** The number of a kind of seats. */
export function seatKindOf(areFilled: boolean, isCancelled: boolean): number {
  return (areFilled ? 0 : 1) + (isCancelled ? 2 : 0);
}

/** The session that a cursor stands on, and which of its seats are counted. */
export class SessionSeats {
  index = 0;
  /** Number of the kind whose seats are counted. */
  kindNo = 0;

  constructor(private readonly sessions: SessionColumns) {}

  get startsOn(): number {
    return this.sessions.startsOn[this.index] ?? UNKNOWN;
  }
  get areFilled(): boolean {
    return seatKinds[this.kindNo]?.areFilled ?? false;
  }
  get isCancelled(): boolean {
    return seatKinds[this.kindNo]?.isCancelled ?? false;
  }
}
