import { UNKNOWN } from "./columns.js";
import type { Episode } from "./episode.js";

/** What says who owned a wait: instants in unix seconds or UNKNOWN, and the decision, empty where there is none. */
export type Wait = Pick<
  Episode,
  | "inquiredAt"
  | "authorizationRequestedAt"
  | "authorizationDecidedAt"
  | "firstSessionOfferedAt"
  | "firstSessionAt"
> & { readonly authorizationResult: string };

/** A stretch of a wait with one owner, in unix seconds. */
export interface WaitStretch {
  readonly owner: keyof WaitOwners;
  readonly start: number;
  readonly end: number;
}

/** Whole seconds of a wait by who owned them; the three add up to the wait. */
export interface WaitOwners {
  readonly payer: number;
  readonly person: number;
  readonly program: number;
}

/**
 * Splits the wait from the inquiry to `until` among its owners.
 * Payer: authorization requested to decided. Person: from the start of the offered slot to a later first session, or as
 * long as the person waits on without one. Program: all the rest. Where two overlap, the earlier named one has it.
 * A request without any decision counts as the payer's only while the person still waits; a decision whose instant is not
 * recorded stays the program's.
 */
export function splitWait(wait: Wait, until: number): WaitOwners {
  const from = wait.inquiredAt;
  if (from === UNKNOWN || until <= from) return { payer: 0, person: 0, program: 0 };
  const { payer, person } = ownedSpans(wait, until);
  const both = overlap(payer, person);
  const payerSeconds = payer.end - payer.start;
  const personSeconds = person.end - person.start - both;
  return { payer: payerSeconds, person: personSeconds, program: until - from - payerSeconds - personSeconds };
}

/** The same split as stretches of time, in order and without gaps; none where `splitWait` has nothing to split. */
export function stretchesOfWait(wait: Wait, until: number): WaitStretch[] {
  const from = wait.inquiredAt;
  if (from === UNKNOWN || until <= from) return [];
  const { payer, person } = ownedSpans(wait, until);
  const ends = [payer.start, payer.end, person.start, person.end, until].filter((end) => end > from);
  const stretches: WaitStretch[] = [];
  let start = from;
  for (const end of [...new Set(ends)].sort((a, b) => a - b)) {
    const owner = isWithin(start, payer) ? "payer" : isWithin(start, person) ? "person" : "program";
    const before = stretches.at(-1);
    if (before?.owner === owner) stretches[stretches.length - 1] = { ...before, end };
    else stretches.push({ owner, start, end });
    start = end;
  }
  return stretches;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** What the payer and the person owned of a wait, each by itself. */
function ownedSpans(wait: Wait, until: number): { readonly payer: Span; readonly person: Span } {
  const whole = { start: wait.inquiredAt, end: until };
  const started = wait.firstSessionAt !== UNKNOWN;
  const requested = wait.authorizationRequestedAt;
  const isUndecided = !started && wait.authorizationDecidedAt === UNKNOWN && wait.authorizationResult === "";
  const decided = isUndecided ? until : wait.authorizationDecidedAt;
  const isAsked = requested !== UNKNOWN && decided !== UNKNOWN;
  const payer = isAsked ? within({ start: requested, end: decided }, whole) : NOTHING;
  const offered = wait.firstSessionOfferedAt;
  const person = offered === UNKNOWN ? NOTHING : within({ start: offered, end: until }, whole);
  return { payer, person };
}

function isWithin(instant: number, span: Span): boolean {
  return span.start <= instant && instant < span.end;
}

const NOTHING: Span = { start: 0, end: 0 };

function within(span: Span, bounds: Span): Span {
  const start = Math.max(span.start, bounds.start);
  const end = Math.min(span.end, bounds.end);
  return end > start ? { start, end } : NOTHING;
}

function overlap(a: Span, b: Span): number {
  return Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
}
