import { dayOf } from "#shared/calendar";
import { dimensions, periodLengths, type Dimension, type PeriodLength } from "#shared/measures/definition";
import { comparisons, type ComparisonWith } from "#shared/measures/analysis/compare";
import { daysOfPeriod, daysOfSpan, spans, type Days, type SpanId } from "./view-days.js";

/**
 * What a page shows, as it stands in the address. Pages read it with `useView()` and change it with
 * `changeView({ by: "program" })`; what a page doesn't use it leaves alone, so that it survives on the way back.
 *
 * | part       | address              | default          |
 * |------------|----------------------|------------------|
 * | span, days | span=24m / from=, to= | last 12 months  |
 * | filters    | program=NORTH        | none             |
 * | compare    | compare=year         | previous period  |
 * | by         | by=cohort            | null: the page's own |
 * | every      | every=week           | month            |
 * | instrument | instrument=PHQ-9     | null: the page's own |
 * | sort       | sort=-completion     | null: the table's own order |
 * | chosen     | chosen=a,b           | none             |
 */
export interface ViewState extends Days {
  readonly span: SpanId | "custom";
  readonly where: Readonly<Partial<Record<Dimension, string>>>;
  readonly compare: ComparisonWith;
  readonly by: Dimension | null;
  readonly every: PeriodLength;
  readonly instrument: string | null;
  /** Column of the page's table, with a minus before it for falling order. */
  readonly sort: string | null;
  /** Cohorts or programs picked to be compared, at most six. */
  readonly chosen: readonly string[];
}

/** A view, with a sentence for each part of the address that was not understood. */
export interface ParsedView {
  readonly view: ViewState;
  readonly notices: readonly string[];
}

const DEFAULT_SPAN: SpanId = "12m";
export const MOST_CHOSEN = 6;
/** Parameters that belong to single pages; the view neither reads nor reports them. */
const pageParameters = new Set(["class", "reason", "period", "key", "part", "partClass", "offset", "tab"]);
const viewParameters = new Set([
  "from",
  "to",
  "span",
  "compare",
  "by",
  "every",
  "instrument",
  "sort",
  "chosen",
]);

function isDimension(name: string): name is Dimension {
  return (dimensions as readonly string[]).includes(name);
}

function readDays(search: URLSearchParams, notices: string[]): Days | null {
  if (!search.has("from") && !search.has("to")) return null;
  const read = (name: string): string | null => {
    const text = search.get(name);
    if (text === null || text === "") return null;
    if (dayOf(text) !== null) return text;
    notices.push(`“${text}” is no day: write ${name} as year-month-day, such as 2026-01-31.`);
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
  if (search.has("span")) notices.push("The address names a span and days of its own: the days hold.");
  return days;
}

interface Offered<T extends string> {
  readonly name: string;
  readonly among: readonly T[];
}

/** One of the words that a parameter may be, or null with a notice. */
function readOne<T extends string>(
  search: URLSearchParams,
  offered: Offered<T>,
  notices: string[],
): T | null {
  const text = search.get(offered.name) ?? "";
  const found = offered.among.find((one) => one === text);
  if (text !== "" && found === undefined) {
    notices.push(`“${text}” can’t stand for “${offered.name}”: it is one of ${offered.among.join(", ")}.`);
  }
  return found ?? null;
}

function readChosen(search: URLSearchParams, notices: string[]): readonly string[] {
  const words = (search.get("chosen") ?? "").split(",").filter((word) => word !== "");
  const chosen = [...new Set(words.map(unescaped))];
  if (chosen.length > MOST_CHOSEN)
    notices.push(`Only the first ${MOST_CHOSEN} of ${chosen.length} chosen are compared.`);
  return chosen.slice(0, MOST_CHOSEN);
}

/** A comma inside a name is kept apart from the commas between names. */
function escaped(name: string): string {
  return name.replaceAll("%", "%25").replaceAll(",", "%2C");
}

function unescaped(word: string): string {
  return word.replaceAll("%2C", ",").replaceAll("%25", "%");
}

/** Reads the view from the address. What can't be understood is left out, each with a sentence. */
export function parseView(search: URLSearchParams, today: string): ParsedView {
  const notices: string[] = [];
  const where: Partial<Record<Dimension, string>> = {};
  for (const name of new Set(search.keys())) {
    if (viewParameters.has(name) || pageParameters.has(name)) continue;
    const value = search.get(name) ?? "";
    if (!isDimension(name)) notices.push(`The address names “${name}”, which is no filter of this product.`);
    else if (value !== "") where[name] = value;
  }
  const days = readDays(search, notices);
  const span = readOne(search, { name: "span", among: spans.map((one) => one.id) }, notices) ?? DEFAULT_SPAN;
  const period = days ? { span: "custom" as const, ...days } : { span, ...daysOfSpan(span, today) };
  const compare = readOne(search, { name: "compare", among: comparisons }, notices);
  if (compare !== null && (period.from === null || period.to === null)) {
    notices.push("Nothing can be compared with a period that has no beginning or no end.");
  }
  const view: ViewState = {
    ...period,
    where,
    compare: compare ?? "previous",
    by: readOne(search, { name: "by", among: dimensions }, notices),
    every: readOne(search, { name: "every", among: periodLengths }, notices) ?? "month",
    instrument: search.get("instrument") || null,
    sort: search.get("sort") || null,
    chosen: readChosen(search, notices),
  };
  return { view, notices };
}

/** Writes the view as parameters, in one order; what is the default is not written. */
function writeView(view: ViewState): URLSearchParams {
  const search = new URLSearchParams();
  const put = (name: string, value: string | null | undefined): void => {
    if (value !== null && value !== undefined && value !== "") search.set(name, value);
  };
  if (view.span === "custom") {
    put("from", view.from);
    put("to", view.to);
  } else if (view.span !== DEFAULT_SPAN) put("span", view.span);
  for (const dimension of dimensions) put(dimension, view.where[dimension]);
  if (view.compare !== "previous") put("compare", view.compare);
  put("by", view.by);
  if (view.every !== "month") put("every", view.every);
  put("instrument", view.instrument);
  put("sort", view.sort);
  put("chosen", view.chosen.map(escaped).join(","));
  return search;
}

/** The address's question mark and parameters, or nothing where the view is the default one. Commas stay readable. */
export function searchOf(view: ViewState, more: Readonly<Record<string, string>> = {}): string {
  const search = writeView(view);
  for (const [name, value] of Object.entries(more)) search.set(name, value);
  const text = search.toString().replaceAll("%2C", ",");
  return text === "" ? "" : `?${text}`;
}

/** The view without bounds of time: for what is so right now, whenever it began. */
export function onAllTime(view: ViewState): ViewState {
  return { ...view, span: "all", from: null, to: null };
}

/** The view on other days. */
export function onDays(view: ViewState, days: Days): ViewState {
  return { ...view, span: "custom", ...days };
}

/** The view with one more filter, or without it where the value is empty. */
export function withFilter(view: ViewState, dimension: Dimension, value: string): ViewState {
  const where = { ...view.where };
  if (value === "") delete where[dimension];
  else where[dimension] = value;
  return { ...view, where };
}

/** The view on one calendar period, never beyond its own days. */
export function onPeriod(view: ViewState, period: string): ViewState {
  return onDays(view, daysOfPeriod(view, period));
}

/** The view narrowed to one whole period, also where its own days begin or end within it. */
export function onWholePeriod(view: ViewState, period: string): ViewState {
  return onPeriod({ ...view, from: null, to: null }, period);
}

/** The view narrowed to one group of a figure: each dimension of its key becomes a filter. */
export function onGroup(view: ViewState, key: Readonly<Record<string, string>>): ViewState {
  let narrowed = view;
  for (const [name, value] of Object.entries(key)) {
    if (isDimension(name)) narrowed = withFilter(narrowed, name, value);
    else if (name === "instrument") narrowed = { ...narrowed, instrument: value };
  }
  return narrowed;
}

/** How a figure is cut and what is wanted beside it; a narrowing to one instrument is for symptom measures only. */
export interface FigureOptions {
  readonly by?: string;
  readonly every?: PeriodLength;
  readonly compare?: ComparisonWith;
  readonly curve?: "none" | "thin" | "full";
  /** Without companions, where only the figure itself is drawn. */
  readonly beside?: "none";
  readonly process?: boolean;
  readonly funnel?: boolean;
  readonly mix?: boolean;
  readonly instrument?: string;
}

/** The parameters that ask the API for this view; an unbounded view is never compared, as nothing lies before it. */
export function queryOf(
  view: ViewState,
  more: FigureOptions | Readonly<Record<string, string>> = {},
): string {
  const query = new URLSearchParams();
  if (view.from !== null) query.set("from", view.from);
  if (view.to !== null) query.set("to", view.to);
  const { instrument, ...options } = more;
  const where = dimensions.flatMap((dimension) => {
    const value = view.where[dimension];
    return value === undefined ? [] : [`${dimension}=${value}`];
  });
  if (typeof instrument === "string") where.push(`instrument=${instrument}`);
  if (where.length > 0) query.set("where", where.join(","));
  // One order, so that one question has one address wherever it is asked.
  for (const [name, value] of Object.entries(options).toSorted(([one], [other]) => (one < other ? -1 : 1))) {
    if (name === "compare" && (view.from === null || view.to === null)) continue;
    if (value !== undefined && value !== false) query.set(name, String(value));
  }
  return query.toString();
}
