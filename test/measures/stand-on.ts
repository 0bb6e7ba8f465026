import type { Measure, Moment, View } from "#shared/measures/definition";
import { Episode } from "#shared/measures/episode";
import { listUnits } from "#shared/measures/counting/list-units";
import type { GroupResult, ListedUnit, Result } from "#shared/measures/result";
import { instruments } from "#shared/instruments/index";
import { columnsOf, evaluateStated, momentOf, type StatedEpisode, type StatedProgram } from "./columns-of.js";

/** A cursor on one stated episode. */
export function standOn(episode: StatedEpisode, key: StatedProgram["key"] = {}): Episode {
  const [block] = columnsOf({ key, episodes: [episode] }).programs;
  if (!block) throw new Error("no block");
  return new Episode(block);
}

/** Class and reason of one stated episode, written `class/reason`. */
export function classOf(measure: Measure, episode: StatedEpisode, asOf: number): string {
  const found = measure.classify(standOn(episode), momentOf(asOf));
  return `${found.class}/${found.reason}`;
}

/** What a measure reads of one stated episode. */
export function placeOf(episode: StatedEpisode, asOf: number): { episode: Episode; moment: Moment } {
  return { episode: standOn(episode), moment: momentOf(asOf) };
}

/** The one group of a measure over stated programs, everything up to as-of. */
export function groupOf(measure: Measure, asOf: number, ...programs: readonly StatedProgram[]): GroupResult {
  const [group] = evaluateStated(columnsOf(...programs), measure, viewAt(asOf)).groups;
  if (!group) throw new Error("no group");
  return group;
}

/** What is behind that group. */
export function unitsOf(measure: Measure, asOf: number, ...programs: readonly StatedProgram[]): ListedUnit[] {
  return listUnits(
    { columns: columnsOf(...programs), measure, view: viewAt(asOf), registry: instruments },
    {},
  );
}

/** A list's figure of that id. */
export function itemOf(result: Result, id: string): Result {
  const found = result.kind === "list" ? result.items.find((item) => item.id === id) : undefined;
  if (!found) throw new Error(`no item ${id}`);
  return found.result;
}

function viewAt(asOf: number): View {
  return { from: null, to: null, by: [], every: null, where: [], asOf };
}
