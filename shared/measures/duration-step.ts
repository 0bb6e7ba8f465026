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

/** Whether from an instant to another is a step, in unix seconds: not where either is not known, or they are in wrong order. */
export function isStep(from: number, to: number): boolean {
  return from !== UNKNOWN && to !== UNKNOWN && to >= from;
}
