import { periodLengthOf } from "#shared/calendar";
import type { RowsQuery } from "#shared/contract/measures";
import { Refusal } from "#shared/contract/problems";
import type { Measure, View } from "#shared/measures/definition";
import type { ListFilter } from "#shared/measures/result";
import { readPairs } from "./plan-view.js";

const classes = [
  "met",
  "not_met",
  "pending",
  "missing",
  "excluded",
  "event",
  "competing",
  "censored",
  "counted",
] as const;

/** Reads which rows are wanted; a class that no measure has is refused, so that a slip never reads as "nobody". */
export function planClasses(text: string | undefined): Pick<ListFilter, "classes"> {
  if (text === undefined || text === "") return {};
  const asked = text.split(",");
  const unknown = asked.find((one) => !(classes as readonly string[]).includes(one));
  if (unknown === undefined) return { classes: asked };
  throw new Refusal("unknown-option", `class is "${unknown}": choose of ${classes.join(", ")}.`);
}

/** Which rows behind a figure are wanted. Throws a Refusal for what no row could ever be, so that a slip never reads as "nobody". */
export function planRows(
  query: RowsQuery,
  { measure, view }: { readonly measure: Measure; readonly view: View },
): ListFilter {
  const { period, reason, part, partClass } = query;
  refuseOtherPeriod(period, view);
  refuseOtherPart(query, measure);
  return {
    key: planKey(query.key, view),
    ...(period === undefined ? {} : { period }),
    ...planClasses(query.class),
    ...(reason === undefined ? {} : { reason }),
    ...(part === undefined ? {} : { part }),
    ...(partClass === undefined ? {} : { partClass }),
  };
}

/** A group is named by what the view is grouped by; pairs are split by their instrument in any view. */
function planKey(text: string | undefined, { by }: View): Record<string, string> {
  const pairs = readPairs("key", text);
  const other = pairs.find(({ dimension }) => dimension !== "instrument" && !by.includes(dimension));
  if (other) {
    throw new Refusal(
      "unknown-dimension",
      `key names ${other.dimension}, by which the view is not grouped: add it to by, or narrow with where.`,
    );
  }
  return Object.fromEntries(pairs.map(({ dimension, value }) => [dimension, value]));
}

function refuseOtherPeriod(period: string | undefined, { every }: View): void {
  if (period === undefined) return;
  const length = periodLengthOf(period);
  if (length === null) {
    throw new Refusal("bad-period", `period is "${period}": write 2026-W07, 2026-01, 2026-Q1 or 2026.`);
  }
  if (length === every) return;
  throw new Refusal("bad-period", `period is "${period}", one ${length}: say every=${length} with it.`);
}

function refuseOtherPart({ part, partClass }: RowsQuery, measure: Measure): void {
  if (part === undefined) {
    if (partClass === undefined) return;
    throw new Refusal("unknown-option", "partClass is a class of a part: say with part which one.");
  }
  const known = partsOf(measure);
  if (known.includes(part)) return;
  const choice = known.length === 0 ? "it has none" : `choose of ${known.join(", ")}`;
  throw new Refusal("unknown-option", `part is "${part}", which is no part of ${measure.id}: ${choice}.`);
}

/** The ids of all that stands beside or within a measure's figure. */
function partsOf(measure: Measure): string[] {
  const parts = [
    ...measure.companions,
    ...(measure.kind === "list" ? measure.items : []),
    ...(measure.kind === "duration" ? measure.steps : []),
    ...(measure.kind === "time-to-event" && measure.competing ? [measure.competing] : []),
  ];
  return parts.map(({ id }) => id);
}
