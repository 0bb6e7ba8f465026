import type { DemoGroup, DemoProgram } from "./demo-programs.js";
import type { LocalMinutes } from "./local-time.js";

export type Sex = "female" | "male" | "other" | "unknown";

/** A made-up person: what stays the same over all of their inquiries and stays. */
export interface DemoPerson {
  readonly age: number;
  readonly sex: Sex;
  readonly payerClass: string;
  readonly referralSource: string;
  /** Given for planted people only; the others are numbered in the order in which they turn up. */
  readonly plantedId?: string;
}

/** What is recorded between an inquiry and a start or closing; null is not known, or not yet. */
export interface AccessSteps {
  readonly assessmentOfferedAt: LocalMinutes | null;
  readonly assessmentAt: LocalMinutes | null;
  readonly authorizationRequestedAt: LocalMinutes | null;
  readonly authorizationDecidedAt: LocalMinutes | null;
  readonly authorizationResult: "approved" | "denied" | "not_needed" | null;
  readonly firstSessionOfferedAt: LocalMinutes | null;
  readonly closedAt: LocalMinutes | null;
  readonly closedReason: string | null;
}

export interface DemoInquiry {
  readonly askedAt: LocalMinutes;
  readonly channel: string;
  readonly steps: AccessSteps;
  readonly plantedId?: string;
}

export interface DemoScore {
  readonly instrument: string;
  readonly takenAt: LocalMinutes;
  /** Blank where the items alone are given. */
  readonly total: number | null;
  /** Answers in the order of the items, null for a missing one; empty when only the total is kept. */
  readonly items: readonly (number | null)[];
}

export interface DemoStay {
  readonly group: DemoGroup;
  readonly admittedOn: number;
  /** The slot of the first session attended, or of the first one missed by someone who never came. */
  readonly startsAt: LocalMinutes;
  readonly neverStarted: boolean;
  readonly plannedWeeks: number;
  /** The last day of the stay, known to the plan even where it lies after the data's end. */
  readonly endsOn: number;
  /** Blank where the reason was not recorded. */
  readonly reason: string;
  readonly cohort: string;
  /** Severity at the start and course of the symptoms, in standard deviations; below 0 is milder and better. */
  readonly severity: number;
  readonly course: number;
  readonly plantedId?: string;
  /** Scores of a planted stay, instead of drawn ones. */
  readonly plantedScores?: readonly DemoScore[];
}

/** One person's way through a program: inquiries (repeats after the first) and the stay that follows, if any. */
export interface DemoEpisode {
  readonly program: DemoProgram;
  readonly person: DemoPerson;
  readonly inquiries: readonly DemoInquiry[];
  readonly stay: DemoStay | null;
  /** Which of the inquiries the enrollment names. */
  readonly namedInquiry: number;
}

export const noSteps: AccessSteps = {
  assessmentOfferedAt: null,
  assessmentAt: null,
  authorizationRequestedAt: null,
  authorizationDecidedAt: null,
  authorizationResult: null,
  firstSessionOfferedAt: null,
  closedAt: null,
  closedReason: null,
};
