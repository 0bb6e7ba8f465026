/** Values with their weights; the weights need not add up to 1. */
export type Weighted<Value> = readonly (readonly [value: Value, weight: number])[];

/** Chosen so that the drawn figures lie close to the published ones; another seed gives other people. */
const SEED = "iop-outcomes demo 13";

/** FNV-1a over the code units of a text, as a 32-bit number. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}

/**
 * Seeded draws, the same on every machine: 32-bit whole-number arithmetic, and sums and products of fractions of 2^32;
 * no function whose last digit an engine may choose. Each label is a stream of its own, so that a change in one part
 * of the demo data leaves all other draws alone.
 */
export class Chance {
  private state: number;

  constructor(label: string) {
    this.state = hashOf(`${SEED} ${label}`);
  }

  /** A fraction from 0 to below 1 (mulberry32, public domain, by Tommy Ettinger). */
  fraction(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A whole number, both ends included. */
  whole(smallest: number, largest: number): number {
    return smallest + Math.floor(this.fraction() * (largest - smallest + 1));
  }

  happens(probability: number): boolean {
    return this.fraction() < probability;
  }

  /** Roughly normal with mean 0 and standard deviation 1: twelve fractions less their mean; never beyond 6. */
  normal(): number {
    let sum = -6;
    for (let draw = 0; draw < 12; draw += 1) sum += this.fraction();
    return sum;
  }

  pick<Value>(choices: Weighted<Value>): Value {
    let total = 0;
    for (const choice of choices) total += choice[1];
    let rest = this.fraction() * total;
    for (const choice of choices) {
      rest -= choice[1];
      if (rest < 0) return choice[0];
    }
    const last = choices.at(-1);
    if (!last) throw new RangeError("There is nothing to pick from.");
    return last[0];
  }

  /** A whole number between the equally spaced quantiles of a distribution, from its smallest to its largest value. */
  along(quantiles: readonly number[]): number {
    const place = this.fraction() * (quantiles.length - 1);
    const index = Math.floor(place);
    const below = quantiles[index] ?? 0;
    const above = quantiles[index + 1] ?? below;
    return Math.round(below + (above - below) * (place - index));
  }

  /** The values in another order. */
  shuffled<Value>(values: readonly Value[]): Value[] {
    const keyed = values.map((value) => ({ value, key: this.fraction() }));
    return keyed.sort((a, b) => a.key - b.key).map((each) => each.value);
  }
}
