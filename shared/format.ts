/**
 * How numbers and dates are written, on screen and in exports alike.
 * Pure and free of the reader's locale, so that the same figure is the same text everywhere.
 */

const MINUS = "−";
const DASH = "–";
const monthNames = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** One decimal, but a value that is exactly whole at both ends of the scale says so: "0%", "59.5%", "100%". */
export function formatPercent(proportion: number): string {
  return `${percentDigits(proportion)}%`;
}

function percentDigits(proportion: number): string {
  return proportion === 0 || proportion === 1 ? String(proportion * 100) : tenths(proportion * 100);
}

/** Half of the last digit goes up, also where the same share was reached by another way and lies a hair below: 77 of 80. */
function tenths(value: number): string {
  return (Math.round(value * 10 + 1e-9) / 10).toFixed(1);
}

/** "54.1–65.0%". */
export function formatPercentInterval(lower: number, upper: number): string {
  return `${percentDigits(lower)}${DASH}${percentDigits(upper)}%`;
}

/** A difference of two proportions in percentage points, with its sign: "+3.1 points", "−0.4 points". */
export function formatPoints(difference: number): string {
  const digits = tenths(Math.abs(difference * 100));
  if (digits === "0.0") return "0.0 points";
  return `${difference < 0 ? MINUS : "+"}${digits} points`;
}

/** The bound of such a difference, with as many digits as show on which side of zero it lies: "+0.03 points". */
export function formatPointsBound(bound: number): string {
  return `${formatSignedBound(bound * 100)} points`;
}

/** The bound of a difference with its sign, with one digit, or as many as show on which side of zero it lies: "−0.04". */
export function formatSignedBound(bound: number): string {
  const size = Math.abs(bound);
  const digits = [1, 2, 3, 4].map((count) => size.toFixed(count)).find((text) => Number(text) !== 0);
  return digits === undefined ? "0.0" : `${bound < 0 ? MINUS : "+"}${digits}`;
}

/** The words with a capital at their beginning. */
export function sentenceCase(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** "1,234"; a fraction is rounded to a whole. */
export function formatCount(count: number): string {
  const digits = String(Math.round(Math.abs(count))).replace(/\B(?=(\d{3})+$)/g, ",");
  return count < 0 && digits !== "0" ? MINUS + digits : digits;
}

/** "45 min" below one hour, "5.5 h" below ten, "48 h" up to three days, then "3 d 4 h". */
export function formatHours(hours: number): string {
  if (hours < 0) return MINUS + formatHours(-hours);
  if (hours > 0 && Math.round(hours * 60) < 60) return `${Math.round(hours * 60)} min`;
  if (hours < 9.95) return `${trimmed(hours)} h`;
  const whole = Math.round(hours);
  if (whole < 72) return `${whole} h`;
  const rest = whole % 24;
  return `${formatCount((whole - rest) / 24)} d${rest === 0 ? "" : ` ${rest} h`}`;
}

/** "21 d", or "21.5 d" where a median lies between two days. */
export function formatDays(days: number): string {
  return days < 0 ? `${MINUS}${trimmed(-days)} d` : `${trimmed(days)} d`;
}

function trimmed(value: number): string {
  return value.toFixed(1).replace(/\.0$/, "");
}

/** A value in the unit of its measure. */
export function formatValue(value: number, unit: "share" | "hours" | "days"): string {
  if (unit === "share") return formatPercent(value);
  return unit === "hours" ? formatHours(value) : formatDays(value);
}

/** An interval in the unit of its measure; an end that the curve does not reach is null, and where both are there is none. */
export function formatInterval(
  lower: number | null,
  upper: number | null,
  unit: "share" | "hours" | "days",
): string {
  if (unit === "share" && lower !== null && upper !== null) return formatPercentInterval(lower, upper);
  if (lower === null && upper === null) return "no interval";
  const from = lower === null ? "not reached" : formatValue(lower, unit);
  const to = upper === null ? "not reached" : formatValue(upper, unit);
  return `${from} ${DASH} ${to}`;
}

/** "22 of 37". */
export function formatOf(numerator: number, denominator: number): string {
  return `${formatCount(numerator)} of ${formatCount(denominator)}`;
}

/** "5 Jan 2026" from "2026-01-05"; anything else comes back as it is. */
export function formatDay(isoDate: string): string {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(isoDate);
  if (!found) return isoDate;
  return `${Number(found[3])} ${monthNames[Number(found[2]) - 1] ?? ""} ${found[1]}`;
}

/** "30 Jun 2026, 23:59 UTC" from an ISO instant in UTC; anything else comes back as it is. */
export function formatInstant(isoInstant: string): string {
  const found = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?Z$/.exec(isoInstant);
  return found ? `${formatDay(found[1] ?? "")}, ${found[2]} UTC` : isoInstant;
}

/** "Jan 2026" from "2026-01", "week 7 of 2026" from "2026-W07", "2nd quarter of 2026" from "2026-Q2". */
export function formatPeriod(label: string): string {
  const month = /^(\d{4})-(\d{2})$/.exec(label);
  if (month) return `${monthNames[Number(month[2]) - 1] ?? ""} ${month[1]}`;
  const week = /^(\d{4})-W(\d{2})$/.exec(label);
  if (week) return `week ${Number(week[2])} of ${week[1]}`;
  const quarter = /^(\d{4})-Q([1-4])$/.exec(label);
  if (!quarter) return label;
  const ordinal = ["1st", "2nd", "3rd", "4th"][Number(quarter[2]) - 1] ?? "";
  return `${ordinal} quarter of ${quarter[1]}`;
}

/** "Jan" from "2026-01": for axes where the year stands elsewhere. */
export function formatMonthShort(label: string): string {
  const month = /^\d{4}-(\d{2})$/.exec(label);
  return month ? (monthNames[Number(month[1]) - 1] ?? label) : label;
}

/** A code such as "not_eligible" in plain letters: "not eligible". */
export function formatCode(code: string): string {
  return code.replaceAll("_", " ");
}
