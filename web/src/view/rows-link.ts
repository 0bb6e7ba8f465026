import type { MeasureTextResponse } from "#shared/contract/measures";
import { searchOf, type ViewState } from "./view-state.js";

/** Classes of rows in the order in which the page offers them; without a class, all of the initial population. */
export const rowClasses: Readonly<Record<MeasureTextResponse["kind"], readonly string[]>> = {
  proportion: ["met", "not_met", "pending", "missing", "excluded"],
  "time-to-event": ["event", "competing", "censored", "pending", "missing", "excluded"],
  shares: ["counted", "pending", "missing", "excluded"],
  duration: ["counted", "not_met", "pending", "missing", "excluded"],
  "mean-change": ["counted", "pending", "missing", "excluded"],
  list: ["counted", "met", "not_met", "pending", "missing", "excluded"],
};

/** The classes of all who stand in a figure's n, as the address names them; each of a share is met or not met. */
export function classesInN({ kind }: Pick<MeasureTextResponse, "kind">): string {
  if (kind === "proportion") return "met,not_met";
  return kind === "time-to-event" ? "event,competing,censored" : "counted";
}

/** The classes that an address names. */
export function classesIn(text: string): readonly string[] {
  return text === "" ? [] : text.split(",");
}

/** Lists whose figure is not of class counted. */
const firstClasses: Readonly<Record<string, string>> = { "needs-attention": "met" };

/**
 * The address of the rows behind a figure: its numerator first, the other classes one step away. Narrow the view to a
 * group or a period with `onGroup`, `onPeriod`; `more` asks for another class, or for one reason: `{ class: "pending" }`.
 */
export function rowsLink(
  measure: Pick<MeasureTextResponse, "id" | "kind">,
  view: ViewState,
  more: Readonly<Record<string, string>> = {},
): { readonly pathname: string; readonly search: string } {
  // A part of a figure has classes of its own: there the measure's first class is not asked for.
  const first: Readonly<Record<string, string>> =
    more["part"] === undefined
      ? { class: firstClasses[measure.id] ?? rowClasses[measure.kind][0] ?? "" }
      : {};
  return {
    pathname: `/rows/${encodeURIComponent(measure.id)}`,
    search: searchOf(view, { ...first, ...more }),
  };
}
