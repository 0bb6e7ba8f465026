import type { DimensionResponse } from "#shared/contract/measures";
import { formatDay } from "#shared/format";
import type { Dimension } from "#shared/measures/definition";
import { daysOfSpan } from "./view-days.js";
import { withFilter, type ViewState } from "./view-state.js";

/** Parts of a view that together leave nobody, whoever is in the data, with a way out. */
export interface Contradiction {
  readonly sentence: string;
  readonly way: { readonly words: string; readonly view: ViewState };
}

/** What is known of the data before any figure is read. */
export interface KnownData {
  readonly known: readonly DimensionResponse[];
  /** The data's own day, the last one that they hold. */
  readonly today: string;
}

/** Dimensions of which a program has one value for good. */
const programDimensions = ["track", "site", "population"] as const;
type ProgramDimension = (typeof programDimensions)[number];

/** What makes a view empty by itself: a period after the data's end, filters that no program has together. */
export function contradictionsOf(view: ViewState, { known, today }: KnownData): readonly Contradiction[] {
  return [...afterTheEnd(view, today), ...againstProgram(view, known)];
}

function afterTheEnd(view: ViewState, today: string): readonly Contradiction[] {
  if (view.from === null || view.from <= today) return [];
  return [
    {
      sentence: `The data end on ${formatDay(today)}: the chosen period begins after it, so it holds nobody.`,
      way: { words: "Show the last 12 months", view: { ...view, span: "12m", ...daysOfSpan("12m", today) } },
    },
  ];
}

function againstProgram(view: ViewState, known: readonly DimensionResponse[]): readonly Contradiction[] {
  const { program } = view.where;
  const found = valueOf(known, "program", program);
  if (program === undefined) return amongPrograms(view, known);
  return programDimensions.flatMap((dimension) => {
    const wanted = valueOf(known, dimension, view.where[dimension]);
    const own = found?.within?.[dimension];
    if (!found || !wanted || own === undefined || own === wanted.value) return [];
    const ownTitle = valueOf(known, dimension, own)?.title ?? own;
    const sentence = `${found.title} has the ${dimension} “${ownTitle}”: the filter on ${dimension}, “${wanted.title}”, leaves nobody.`;
    return [{ sentence, way: without(view, dimension) }];
  });
}

/** Without a filter on a program: whether any program has the track, site and population that are asked for. */
function amongPrograms(view: ViewState, known: readonly DimensionResponse[]): readonly Contradiction[] {
  const asked = programDimensions.flatMap(
    (dimension) => valueOf(known, dimension, view.where[dimension]) ?? [],
  );
  const filtered = programDimensions.filter((dimension) => view.where[dimension] !== undefined);
  const programs = known.find((one) => one.id === "program")?.values ?? [];
  const last = filtered.at(-1);
  // A value that nobody knows is told of by itself.
  if (last === undefined || filtered.length < 2 || asked.length < filtered.length) return [];
  const fits = programs.some((each) =>
    filtered.every(
      (dimension) => each.within === undefined || each.within[dimension] === view.where[dimension],
    ),
  );
  if (fits) return [];
  const words = filtered.map((dimension, place) => `${dimension} “${asked[place]?.title ?? ""}”`);
  const listed = `${words.slice(0, -1).join(", ")} and ${words.at(-1) ?? ""}`;
  return [{ sentence: `No program has ${listed} together, so nobody is left.`, way: without(view, last) }];
}

function without(view: ViewState, dimension: ProgramDimension): Contradiction["way"] {
  return { words: `Drop the filter on ${dimension}`, view: withFilter(view, dimension, "") };
}

function valueOf(
  known: readonly DimensionResponse[],
  dimension: Dimension,
  value: string | undefined,
): DimensionResponse["values"][number] | undefined {
  return known.find((one) => one.id === dimension)?.values.find((each) => each.value === value);
}
