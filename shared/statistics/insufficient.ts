/** Stands instead of a figure that cannot be computed, with the reason in words. */
export interface Insufficient {
  readonly kind: "insufficient";
  readonly reason: string;
}

/** A figure that cannot be computed, and why. */
export function insufficient(reason: string): Insufficient {
  return { kind: "insufficient", reason };
}
