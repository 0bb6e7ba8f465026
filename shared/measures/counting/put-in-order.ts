import { scratchKeys } from "./scratch-lists.js";

/** So many numbers are put in order by insertion: nothing beats it for a few dozen. */
const SHORT = 64;
/** From so many on it pays to go through whole numbers digit by digit. */
const LONG = 256;
/** Times are kept in seconds, hours or days, and most were whole seconds, minutes or days: so many of them are one. */
const PARTS = [1, 60, 3600] as const;
/** A digit has no more bits than this, that its counts stay near the processor, and fewer where the numbers are few. */
const MOST_DIGIT_BITS = 14;
const LARGEST_KEY = 2 ** 32 - 1;

/** Puts numbers, none of them missing, in rising order where they stand. */
export function putInOrder(values: Float64Array): void {
  // Stryker disable next-line ConditionalExpression,EqualityOperator: each way gives the same order.
  if (values.length <= SHORT) {
    insert(values);
    return;
  }
  // Stryker disable next-line ConditionalExpression: each way gives the same order.
  if (!orderWhole(values)) values.sort();
}

function insert(values: Float64Array): void {
  for (let index = 1; index < values.length; index += 1) {
    const value = values[index] ?? 0;
    let at = index;
    for (; at > 0 && (values[at - 1] ?? 0) > value; at -= 1) values[at] = values[at - 1] ?? 0;
    values[at] = value;
  }
}

/** Numbers as whole parts, counted from the least of them. */
interface WholeParts {
  /** How many make one. */
  readonly parts: number;
  readonly least: number;
  /** The greatest less the least. */
  readonly range: number;
}

/**
 * Puts in order without comparing; false, and nothing done, where the numbers are no whole parts of one kind. Half a
 * million weeks have a few hundred different hours: those are counted. A hundred thousand waits have nearly as many
 * different seconds: those are sorted by their digits, the last one first.
 */
function orderWhole(values: Float64Array): boolean {
  for (const parts of PARTS) {
    const whole = wholeParts(values, parts);
    // Stryker disable next-line ConditionalExpression,EqualityOperator: each way gives the same order.
    if (whole === null) continue;
    if (whole.range > LARGEST_KEY) return false;
    // Stryker disable next-line ConditionalExpression,EqualityOperator: each way gives the same order.
    const isDense = whole.range < values.length;
    // Stryker disable next-line ConditionalExpression,EqualityOperator: each way gives the same order.
    if (!isDense && values.length < LONG) return false;
    if (isDense) orderByCounting(values, whole);
    else orderByDigits(values, whole);
    return true;
  }
  return false;
}

function wholeParts(values: Float64Array, parts: number): WholeParts | null {
  let least = Infinity;
  let greatest = -Infinity;
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index] ?? 0;
    const whole = Math.round(value * parts);
    if (whole / parts !== value) return null;
    least = Math.min(least, whole);
    greatest = Math.max(greatest, whole);
  }
  return { parts, least, range: greatest - least };
}

function orderByCounting(values: Float64Array, { parts, least, range }: WholeParts): void {
  const counts = new Int32Array(range + 1);
  for (let index = 0; index < values.length; index += 1) {
    const key = Math.round((values[index] ?? 0) * parts) - least;
    counts[key] = (counts[key] ?? 0) + 1;
  }
  let from = 0;
  for (let key = 0; key < counts.length; key += 1) {
    const to = from + (counts[key] ?? 0);
    values.fill((key + least) / parts, from, to);
    from = to;
  }
}

function orderByDigits(values: Float64Array, { parts, least, range }: WholeParts): void {
  let keys = scratchKeys.take(values.length);
  let next = scratchKeys.take(values.length);
  for (let index = 0; index < values.length; index += 1) {
    keys[index] = Math.round((values[index] ?? 0) * parts) - least;
  }
  const bits = digitBits(range, values.length);
  const places = new Uint32Array(2 ** bits);
  for (let shift = 0; range >= 2 ** shift; shift += bits) {
    orderByDigit(keys, { length: values.length, shift, places, into: next });
    [keys, next] = [next, keys];
  }
  for (let index = 0; index < values.length; index += 1) {
    values[index] = ((keys[index] ?? 0) + least) / parts;
  }
  scratchKeys.give(keys);
  scratchKeys.give(next);
}

/** In how many bits of a key at a time it is sorted: as few passes as may be, and no wider digits than these passes need. */
function digitBits(range: number, n: number): number {
  const all = Math.floor(Math.log2(range)) + 1;
  const most = Math.max(8, Math.min(MOST_DIGIT_BITS, Math.floor(Math.log2(n))));
  return Math.ceil(all / Math.ceil(all / most));
}

/** Writes the keys into another list in the order of one digit; those with the same digit keep their order. */
function orderByDigit(
  keys: Uint32Array,
  by: {
    readonly length: number;
    readonly shift: number;
    readonly places: Uint32Array;
    readonly into: Uint32Array;
  },
): void {
  const { length, shift, places, into } = by;
  const last = places.length - 1;
  places.fill(0);
  for (let index = 0; index < length; index += 1) {
    const digit = ((keys[index] ?? 0) >>> shift) & last;
    places[digit] = (places[digit] ?? 0) + 1;
  }
  let from = 0;
  for (let digit = 0; digit < places.length; digit += 1) {
    const n = places[digit] ?? 0;
    places[digit] = from;
    from += n;
  }
  for (let index = 0; index < length; index += 1) {
    const key = keys[index] ?? 0;
    const digit = (key >>> shift) & last;
    const place = places[digit] ?? 0;
    into[place] = key;
    places[digit] = place + 1;
  }
}
