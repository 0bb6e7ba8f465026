import { dayOf, isoOfDay, partsOfDay, periodBounds, periodOfDay, previousPeriod } from "#shared/calendar";
import { dimensions, type Dimension } from "#shared/measures/definition";

/** The spans that the view bar offers by name; `custom` is a from and a to of the reader's own. */
export const spans = [
  { id: "3m", title: "Last 3 months", months: 3 },
  { id: "12m", title: "Last 12 months", months: 12 },
  { id: "24m", title: "Last 24 months", months: 24 },
  { id: "year", title: "This year", months: null },
  { id: "all", title: "All time", months: null },
] as const;
export type SpanId = (typeof spans)[number]["id"];

/** What part of the data a page shows. Days are ISO dates; `from` is inclusive, `to` exclusive, null is unbounded. */
export interface ViewState {
  readonly span: SpanId | "custom";
  readonly from: string | null;
  readonly to: string | null;
  readonly where: Readonly<Partial<Record<Dimension, string>>>;
}

/** A view, with a sentence for each part of the address that was not understood. */
export interface ParsedView {
  readonly view: ViewState;
  readonly notices: readonly string[];
}

const DEFAULT_SPAN: SpanId = "12m";
/** Parameters that belong to single pages; the view neither reads nor reports them. */
const pageParameters = new Set(["class", "offset"]);

/** First day and first day after the months up to and with the one that `today` is in. */
function lastMonths(today: string, months: number): { from: string; to: string } {
  let label = periodOfDay(dayOf(today) ?? 0, "month");
  const to = isoOfDay(periodBounds(label).to);
  for (let step = 1; step < months; step += 1) label = previousPeriod(label);
  return { from: isoOfDay(periodBounds(label).from), to };
}

/** The days of a named span, seen from the data's own day. */
export function daysOfSpan(span: SpanId, today: string): { from: string | null; to: string | null } {
  if (span === "all") return { from: null, to: null };
  if (span === "year") {
    const bounds = periodBounds(periodOfDay(dayOf(today) ?? 0, "year"));
    return { from: isoOfDay(bounds.from), to: isoOfDay(bounds.to) };
  }
  return lastMonths(today, spans.find((one) => one.id === span)?.months ?? 12);
}

function isDimension(name: string): name is Dimension {
  return (dimensions as readonly string[]).includes(name);
}

function readDays(
  search: URLSearchParams,
  notices: string[],
): { from: string | null; to: string | null } | null {
  if (!search.has("from") && !search.has("to")) return null;
  const read = (name: string): string | null => {
    const text = search.get(name);
    if (text === null || text === "") return null;
    if (dayOf(text) !== null) return text;
    notices.push(`"${text}" is no day: write ${name} as year-month-day, such as 2026-01-31.`);
    return null;
  };
  const days = { from: read("from"), to: read("to") };
  if (days.from === null && days.to === null) return null;
  if (days.from !== null && days.to !== null && days.from >= days.to) {
    notices.push(
      `The period from ${days.from} to ${days.to} is empty: its end must lie after its beginning.`,
    );
    return null;
  }
  return days;
}

function readSpan(search: URLSearchParams, notices: string[]): SpanId {
  const text = search.get("span");
  const found = spans.find((one) => one.id === text);
  if (found) return found.id;
  if (text !== null) notices.push(`This product knows no period named "${text}".`);
  return DEFAULT_SPAN;
}

/** Reads the view from the address. What can't be understood is left out, each with a sentence. */
export function parseView(search: URLSearchParams, today: string): ParsedView {
  const notices: string[] = [];
  const where: Partial<Record<Dimension, string>> = {};
  for (const name of new Set(search.keys())) {
    if (name === "from" || name === "to" || name === "span" || pageParameters.has(name)) continue;
    const value = search.get(name) ?? "";
    if (!isDimension(name)) notices.push(`The address names "${name}", which is no filter of this product.`);
    else if (value !== "") where[name] = value;
  }
  const days = readDays(search, notices);
  if (days) return { view: { span: "custom", ...days, where }, notices };
  const span = readSpan(search, notices);
  return { view: { span, ...daysOfSpan(span, today), where }, notices };
}

/** Writes the view as a readable address, in one order; what is the default is not written. */
export function writeView(view: ViewState): URLSearchParams {
  const search = new URLSearchParams();
  if (view.span === "custom") {
    if (view.from !== null) search.set("from", view.from);
    if (view.to !== null) search.set("to", view.to);
  } else if (view.span !== DEFAULT_SPAN) {
    search.set("span", view.span);
  }
  for (const dimension of dimensions) {
    const value = view.where[dimension];
    if (value !== undefined && value !== "") search.set(dimension, value);
  }
  return search;
}

/** The address's question mark and parameters, or nothing where the view is the default one. */
export function searchOf(view: ViewState, more: Readonly<Record<string, string>> = {}): string {
  const search = writeView(view);
  for (const [name, value] of Object.entries(more)) search.set(name, value);
  const text = search.toString();
  return text === "" ? "" : `?${text}`;
}

/** The view on other days. */
export function onDays(view: ViewState, from: string | null, to: string | null): ViewState {
  return { ...view, span: "custom", from, to };
}

/** The view with one more filter, or without it where the value is empty. */
export function withFilter(view: ViewState, dimension: Dimension, value: string): ViewState {
  const where = { ...view.where };
  if (value === "") delete where[dimension];
  else where[dimension] = value;
  return { ...view, where };
}

/** The view on the days of one calendar month, never beyond its own days. */
export function onMonth(view: ViewState, month: string): ViewState {
  const bounds = periodBounds(month);
  const from = isoOfDay(bounds.from);
  const to = isoOfDay(bounds.to);
  return onDays(
    view,
    view.from !== null && view.from > from ? view.from : from,
    view.to !== null && view.to < to ? view.to : to,
  );
}

/** The period of equal length just before: whole months before whole months, else as many days; null for all time. */
export function previousView(view: ViewState): ViewState | null {
  const from = view.from === null ? null : dayOf(view.from);
  const to = view.to === null ? null : dayOf(view.to);
  if (from === null || to === null) return null;
  const first = partsOfDay(from);
  const end = partsOfDay(to);
  if (first.dayOfMonth !== 1 || end.dayOfMonth !== 1) {
    return onDays(view, isoOfDay(from - (to - from)), isoOfDay(from));
  }
  const months = (end.year - first.year) * 12 + end.month - first.month;
  const before = lastMonths(isoOfDay(from - 1), months);
  return onDays(view, before.from, before.to);
}

/** The twelve calendar months up to the last one in the view: what a card's line shows. */
export function lineView(view: ViewState, today: string): ViewState {
  const last = view.to === null ? today : isoOfDay((dayOf(view.to) ?? 0) - 1);
  const days = lastMonths(last < today ? last : today, 12);
  return onDays(view, days.from, days.to);
}

/** The parameters that ask the API for this view. */
export function queryOf(view: ViewState, more: Readonly<Record<string, string>> = {}): string {
  const query = new URLSearchParams();
  if (view.from !== null) query.set("from", view.from);
  if (view.to !== null) query.set("to", view.to);
  const where = dimensions.flatMap((dimension) => {
    const value = view.where[dimension];
    return value === undefined ? [] : [`${dimension}=${value}`];
  });
  if (where.length > 0) query.set("where", where.join(","));
  for (const [name, value] of Object.entries(more)) query.set(name, value);
  return query.toString();
}
