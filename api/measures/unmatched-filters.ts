import { dimensions, type View } from "#shared/measures/definition";
import type { RunQuery } from "../database/run-query.js";
import { readDimensions } from "./read-dimensions.js";

/** So many values are named as a repair; a longer list would hide the sentence. */
const MOST_NAMED = 20;

/** A sentence for each filter whose value the data don't hold: its figure is of nobody, which a slip must not pass for. */
export async function unmatchedFilters(run: RunQuery, where: View["where"]): Promise<readonly string[]> {
  if (where.length === 0) return [];
  const asked = dimensions.filter(
    (id) => id === "program" || where.some(({ dimension }) => dimension === id),
  );
  const known = await readDimensions(run, asked);
  // Where nothing is loaded yet, that is what is said.
  if (known.every(({ values }) => values.length === 0)) return [];
  const instruments = await readInstrumentsHeld(run, where);
  return where.flatMap(({ dimension, value }) => {
    const values =
      dimension === "instrument"
        ? instruments
        : (known.find(({ id }) => id === dimension)?.values.map((each) => each.value) ?? []);
    if (values.includes(value)) return [];
    const named = values.slice(0, MOST_NAMED).join(", ");
    const more = values.length > MOST_NAMED ? ` and ${values.length - MOST_NAMED} more` : "";
    const repair = values.length === 0 ? "They hold none at all of that kind." : `They hold ${named}${more}.`;
    return [`The data hold no ${dimension} "${value}", so nothing can match --where. ${repair}`];
  });
}

/** The instruments in which the data have a score, where one is asked for. */
async function readInstrumentsHeld(run: RunQuery, where: View["where"]): Promise<readonly string[]> {
  if (where.every(({ dimension }) => dimension !== "instrument")) return [];
  const rows = await run("SELECT DISTINCT episode_score.instrument FROM episode_score ORDER BY 1");
  return rows.map((row) => String(row["instrument"]));
}
