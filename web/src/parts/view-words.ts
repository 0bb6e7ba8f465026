import { dayOf, isoOfDay } from "#shared/calendar";
import { formatCode, formatDay } from "#shared/format";
import { dimensions } from "#shared/measures/definition";
import type { MeasureTextResponse } from "#shared/contract/measures";
import type { GroupNames } from "../group-names.js";
import type { ViewState } from "../view-state.js";

/** The period of a view in words, its last counted day included. */
export function periodWords(view: ViewState): string {
  const last = view.to === null ? null : isoOfDay((dayOf(view.to) ?? 0) - 1);
  if (view.from === null && last === null) return "all time";
  if (view.from === null) return `up to ${formatDay(last ?? "")}`;
  if (last === null) return `from ${formatDay(view.from)} on`;
  return `${formatDay(view.from)} to ${formatDay(last)}`;
}

/** The filters of a view in words: by the values alone, or as `names.fullOf` calls them where there is room. */
export function populationWords(
  view: ViewState,
  nameOf: GroupNames["fullOf"] = (_, value) => formatCode(value),
): string {
  const words = dimensions.flatMap((dimension) => {
    const value = view.where[dimension];
    return value === undefined ? [] : [`${formatCode(dimension)} ${nameOf(dimension, value)}`];
  });
  return words.length === 0 ? "all programs" : words.join(", ");
}

/** Measure, population, place and period: the line under every chart's finding. `cut` says how it is cut: "by month". */
export function subtitleOf(measure: Pick<MeasureTextResponse, "title">, view: ViewState, cut = ""): string {
  const name = cut === "" ? measure.title : `${measure.title}, ${cut}`;
  return [name, populationWords(view), periodWords(view)].join("; ");
}
