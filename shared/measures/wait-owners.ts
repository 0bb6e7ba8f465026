import { UNKNOWN } from "./columns.js";
import { type Episode } from "./episode.js";

/** Whole seconds of a wait by who owned them; the three add up to the wait. */
export interface WaitOwners {
  readonly payer: number;
  readonly person: number;
  readonly program: number;
}

/**
 * Splits the wait from the inquiry to `until` among its owners.
 * Payer: authorization requested to decided. Person: from the start of the offered slot to a later first session.
 * Program: all the rest. Where two overlap, the earlier named one has it.
 * A decision that is not recorded counts as the payer's only while the person still waits.
 */
export function splitWait(episode: Episode, until: number): WaitOwners {
  const from = episode.inquiredAt;
  if (from === UNKNOWN || until <= from) return { payer: 0, person: 0, program: 0 };
  const whole = { start: from, end: until };
  const started = episode.firstSessionAt !== UNKNOWN;
  const requested = episode.authorizationRequestedAt;
  const decided =
    episode.authorizationDecidedAt === UNKNOWN && !started ? until : episode.authorizationDecidedAt;
  const payer =
    requested === UNKNOWN || decided === UNKNOWN
      ? NOTHING
      : within({ start: requested, end: decided }, whole);
  const offered = episode.firstSessionOfferedAt;
  const person = offered === UNKNOWN || !started ? NOTHING : within({ start: offered, end: until }, whole);
  const both = overlap(payer, person);
  const payerSeconds = payer.end - payer.start;
  const personSeconds = person.end - person.start - both;
  return { payer: payerSeconds, person: personSeconds, program: until - from - payerSeconds - personSeconds };
}

interface Span {
  readonly start: number;
  readonly end: number;
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
