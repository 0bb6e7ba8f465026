/**
 * Days, periods and instants, without a clock: a day is the number of days since 1970-01-01, an instant the number of
 * seconds since 1970-01-01T00:00:00Z. Periods are half-open, weeks start on Monday (ISO 8601). Text is read strictly:
 * what is not a real day or instant is null, never the next best one.
 */

export type PeriodLength = "week" | "month" | "quarter" | "year";

/** A run of local days: `from` belongs to it, `to` does not. */
export type PeriodBounds = { from: number; to: number };

/** The number of local seconds since 1970-01-01T00:00 that a clock on the wall shows. */
export type LocalReading =
  | { kind: "exact"; instant: number }
  | { kind: "skipped" }
  | { kind: "twice"; earlier: number; later: number };

const secondsPerDay = 86_400;
export const SECONDS_PER_HOUR = 3600;
const daysPerEra = 146_097;

/** The day of a year, month (1–12) and day of month, in the proleptic Gregorian calendar; the parts aren't checked. */
export function dayOfParts(year: number, month: number, dayOfMonth: number): number {
  const shiftedYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(shiftedYear / 400);
  const yearOfEra = shiftedYear - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + dayOfMonth - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * daysPerEra + dayOfEra - 719_468;
}

/** Year, month (1–12) and day of month of a day. */
export function partsOfDay(day: number): { year: number; month: number; dayOfMonth: number } {
  const shifted = day + 719_468;
  const era = Math.floor(shifted / daysPerEra);
  const dayOfEra = shifted - era * daysPerEra;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    dayOfMonth: dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1,
  };
}

/** The day of a date written `YYYY-MM-DD`; null when it isn't written so or there is no such day. */
export function dayOf(isoDate: string): number | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(isoDate);
  if (match === null) return null;
  const [year, month, dayOfMonth] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (month < 1 || month > 12 || dayOfMonth < 1) return null;
  const day = dayOfParts(year, month, dayOfMonth);
  return partsOfDay(day).month === month ? day : null;
}

/** A day as `YYYY-MM-DD`. */
export function isoOfDay(day: number): string {
  const { year, month, dayOfMonth } = partsOfDay(day);
  return `${padded(year, 4)}-${padded(month, 2)}-${padded(dayOfMonth, 2)}`;
}

/** The weekday of a day: 1 is Monday, 7 is Sunday. */
export function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** The Monday of the week that a day is in. */
export function mondayOf(day: number): number {
  return day - weekdayOf(day) + 1;
}

/** The label of the period that a day is in: `2026-W07`, `2026-01`, `2026-Q1`, `2026`. */
export function periodOfDay(day: number, length: PeriodLength): string {
  if (length === "week") {
    const thursday = mondayOf(day) + 3;
    const { year } = partsOfDay(thursday);
    return `${padded(year, 4)}-W${padded(Math.floor((thursday - dayOfParts(year, 1, 1)) / 7) + 1, 2)}`;
  }
  const { year, month } = partsOfDay(day);
  if (length === "month") return `${padded(year, 4)}-${padded(month, 2)}`;
  if (length === "quarter") return `${padded(year, 4)}-Q${Math.ceil(month / 3)}`;
  return padded(year, 4);
}

/** How long the period with this label is; null when it is no label of a period. */
export function periodLengthOf(label: string): PeriodLength | null {
  if (/^\d{4}$/.test(label)) return "year";
  if (/^\d{4}-Q[1-4]$/.test(label)) return "quarter";
  if (/^\d{4}-(0[1-9]|1[0-2])$/.test(label)) return "month";
  const week = /^(\d{4})-W(\d{2})$/.exec(label);
  if (week === null) return null;
  return periodOfDay(firstMondayOf(Number(week[1])) + (Number(week[2]) - 1) * 7, "week") === label
    ? "week"
    : null;
}

/** The local days of the period with this label. Throws a RangeError on what is no label. */
export function periodBounds(label: string): PeriodBounds {
  const length = periodLengthOf(label);
  const year = Number(label.slice(0, 4));
  if (length === "year") return { from: dayOfParts(year, 1, 1), to: dayOfParts(year + 1, 1, 1) };
  if (length === "quarter") return monthsFrom(year, Number(label.slice(6)) * 3 - 2, 3);
  if (length === "month") return monthsFrom(year, Number(label.slice(5)), 1);
  if (length === null)
    throw new RangeError(`"${label}" is no period; write 2026-W07, 2026-01, 2026-Q1 or 2026.`);
  const from = firstMondayOf(year) + (Number(label.slice(6)) - 1) * 7;
  return { from, to: from + 7 };
}

/** The label of the period of the same length that follows. */
export function nextPeriod(label: string): string {
  return periodOfDay(periodBounds(label).to, lengthOf(label));
}

/** The label of the period of the same length before. */
export function previousPeriod(label: string): string {
  return periodOfDay(periodBounds(label).from - 1, lengthOf(label));
}

/** The instant written in ISO 8601 with an offset or `Z`, in whole seconds (fractions are cut off); null otherwise. */
export function instantOf(isoInstant: string): number | null {
  const match = /^(.{10}[T ].+?)(Z|[+-]\d{2}:?\d{2})$/.exec(isoInstant);
  const local = match === null ? null : localSecondsOf(match[1] ?? "");
  const zone = match?.[2] ?? "";
  if (local === null) return null;
  if (zone === "Z") return local;
  const [hours, minutes] = [Number(zone.slice(1, 3)), Number(zone.slice(-2))];
  if (hours > 15 || minutes > 59) return null;
  return local - (zone.startsWith("-") ? -1 : 1) * (hours * 3600 + minutes * 60);
}

/** The local seconds of a time written without an offset, `YYYY-MM-DDTHH:MM[:SS[.fff]]`; null otherwise. */
export function localSecondsOf(isoLocal: string): number | null {
  const match = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?$/.exec(isoLocal);
  const day = match === null ? null : dayOf(match[1] ?? "");
  if (match === null || day === null) return null;
  const [hour, minute, second] = [Number(match[2]), Number(match[3]), Number(match[4] ?? "0")];
  if (hour > 23 || minute > 59 || second > 59) return null;
  return day * secondsPerDay + hour * 3600 + minute * 60 + second;
}

/** The instant at which clocks in a zone show these local seconds; none where they skip it, two where they show it twice. */
export function instantOfLocal(localSeconds: number, zone: string): LocalReading {
  const candidates = [-secondsPerDay, secondsPerDay]
    .map((shift) => localSeconds - offsetSeconds(localSeconds + shift, zone))
    .filter((instant) => instant + offsetSeconds(instant, zone) === localSeconds);
  if (candidates.length === 0) return { kind: "skipped" };
  const [earlier, later] = [Math.min(...candidates), Math.max(...candidates)];
  return earlier === later ? { kind: "exact", instant: earlier } : { kind: "twice", earlier, later };
}

/** The local day of an instant in a zone. */
export function localDayOfInstant(unixSeconds: number, zone: string): number {
  return Math.floor((unixSeconds + offsetSeconds(unixSeconds, zone)) / secondsPerDay);
}

/** The first instant of a local day; where clocks skip midnight, the instant at which they do. */
export function instantOfLocalMidnight(day: number, zone: string): number {
  const reading = instantOfLocal(day * secondsPerDay, zone);
  if (reading.kind === "exact") return reading.instant;
  if (reading.kind === "twice") return reading.earlier;
  let before = (day - 2) * secondsPerDay;
  let within = (day + 2) * secondsPerDay;
  while (within - before > 1) {
    const middle = Math.floor((before + within) / 2);
    if (localDayOfInstant(middle, zone) >= day) within = middle;
    else before = middle;
  }
  return within;
}

/** An instant as `YYYY-MM-DDTHH:MM:SSZ`. */
export function isoOfInstant(unixSeconds: number): string {
  const day = Math.floor(unixSeconds / secondsPerDay);
  const second = Math.floor(unixSeconds - day * secondsPerDay);
  const hour = padded(Math.floor(second / 3600), 2);
  return `${isoOfDay(day)}T${hour}:${padded(Math.floor(second / 60) % 60, 2)}:${padded(second % 60, 2)}Z`;
}

const formatOfZone = new Map<string, Intl.DateTimeFormat>();

/** What is known of a zone's offsets, in seconds. */
interface KnownOffsets {
  /** By day of UTC; NaN where the offset changes within it. */
  readonly ofDay: Map<number, number>;
  /** By quarter of an hour of UTC. */
  readonly ofQuarter: Map<number, number>;
}

const offsetsOfZone = new Map<string, KnownOffsets>();
// Offsets have changed only at whole quarters of an hour of UTC since 1970 (but Liberia's, in 1972).
const quarter = 900;
const mostKept = 100_000;

/** Seconds by which local clocks of a zone are ahead of UTC at an instant. */
export function offsetSeconds(unixSeconds: number, zone: string): number {
  let known = offsetsOfZone.get(zone);
  if (!known) offsetsOfZone.set(zone, (known = { ofDay: new Map(), ofQuarter: new Map() }));
  const day = Math.floor(unixSeconds / secondsPerDay);
  let offset = known.ofDay.get(day);
  if (offset === undefined) {
    // To ask the platform takes microseconds. No zone has changed its offset and back within a day.
    const first = offsetOfQuarter(known, day * secondsPerDay, zone);
    offset = offsetOfQuarter(known, (day + 1) * secondsPerDay, zone) === first ? first : Number.NaN;
    keepOffset(known.ofDay, day, offset);
  }
  return Number.isNaN(offset) ? offsetOfQuarter(known, unixSeconds, zone) : offset;
}

function offsetOfQuarter({ ofQuarter }: KnownOffsets, unixSeconds: number, zone: string): number {
  const slot = Math.floor(unixSeconds / quarter);
  let offset = ofQuarter.get(slot);
  if (offset === undefined) keepOffset(ofQuarter, slot, (offset = readOffset(slot * quarter, zone)));
  return offset;
}

function keepOffset(kept: Map<number, number>, place: number, offset: number): void {
  if (kept.size >= mostKept) kept.clear();
  kept.set(place, offset);
}

function readOffset(unixSeconds: number, zone: string): number {
  let format = formatOfZone.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat("en-US", {
      timeZone: zone,
      calendar: "gregory",
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
    formatOfZone.set(zone, format);
  }
  const parts = new Map(
    format.formatToParts(unixSeconds * 1000).map((part) => [part.type, Number(part.value)]),
  );
  const read = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
  const localDay = dayOfParts(read("year"), read("month"), read("day"));
  return localDay * secondsPerDay + read("hour") * 3600 + read("minute") * 60 + read("second") - unixSeconds;
}

function lengthOf(label: string): PeriodLength {
  const length = periodLengthOf(label);
  if (length === null) throw new RangeError(`"${label}" is no period.`);
  return length;
}

function firstMondayOf(isoYear: number): number {
  return mondayOf(dayOfParts(isoYear, 1, 4));
}

function monthsFrom(year: number, month: number, months: number): PeriodBounds {
  const last = month + months;
  return {
    from: dayOfParts(year, month, 1),
    to: last > 12 ? dayOfParts(year + 1, last - 12, 1) : dayOfParts(year, last, 1),
  };
}

function padded(value: number, width: number): string {
  return String(value).padStart(width, "0");
}
