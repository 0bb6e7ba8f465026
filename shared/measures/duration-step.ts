import { SECONDS_PER_HOUR } from "../calendar.js";
import { UNKNOWN, type IntegerColumn } from "./columns.js";

/** From one instant of an episode to another, by the columns that hold them. */
export interface Span {
  readonly start: IntegerColumn;
  readonly end: IntegerColumn;
}

/** A step of a whole, between two named instants. */
export interface DurationStepRule extends Span {
  readonly id: string;
  readonly title: string;
  /** The instants' names in the feeds. */
  readonly from: string;
  readonly to: string;
}

/** Hours from an instant to another, unix seconds; null where either is not known, or they are in wrong order. */
export function hoursOfStep(from: number, to: number): number | null {
  return from === UNKNOWN || to === UNKNOWN || to < from ? null : (to - from) / SECONDS_PER_HOUR;
}
