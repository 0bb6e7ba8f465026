import { dayOf, isoOfDay } from "#shared/calendar";
import { formatCode, formatDay } from "#shared/format";
import { dimensions } from "#shared/measures/definition";
import type { MeasureTextResponse } from "#shared/contract/measures";
import type { GroupNames } from "../words/group-names.js";
import type { ViewState } from "../view/view-state.js";

/** The period of a view in words, its last counted day included. */
export function periodWords(view: ViewState): string {
  const last = view.to === null ? null : isoOfDay((dayOf(view.to) ?? 0) - 1);
  if (view.from === null && last === null) return "all time";
  if (view.from === null) return `up to ${formatDay(last ?? "")}`;
  if (last === null) return `from ${formatDay(view.from)} on`;
  return `${formatDay(view.from)} to ${formatDay(last)}`;
}

/** The filters of a view in words: as `names.fullOf` calls their values, or `names.titleOf` where there is less room. */
export function populationWords(view: ViewState, nameOf: GroupNames["fullOf"]): string {
  const words = dimensions.flatMap((dimension) => {
    const value = view.where[dimension];
    return value === undefined ? [] : [`${formatCode(dimension)} ${nameOf(dimension, value)}`];
  });
  return words.length === 0 ? "all programs" : words.join(", ");
}

/** Writes a line of what a chart shows; see `subtitlesIn`. */
export type SubtitleOf = (
  measure: Pick<MeasureTextResponse, "title">,
  view: ViewState,
  cut?: string,
) => string;

/** Measure, population, place and period: the line under every chart's finding. `cut` says how it is cut: "by month". */
export function subtitlesIn({ fullOf }: Pick<GroupNames, "fullOf">): SubtitleOf {
  return (measure, view, cut = "") => {
    const name = cut === "" ? measure.title : `${measure.title}, ${cut}`;
    return [name, populationWords(view, fullOf), periodWords(view)].join("; ");
  };
}
