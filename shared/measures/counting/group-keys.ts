import type { EpisodeColumns, ProgramColumns } from "../columns.js";
import type { View } from "../definition.js";
import type { ProgramGrouping } from "./grouping.js";

/** The values that a group has of the dimensions, by dimension in the order of the view. */
export type GroupKey = Readonly<Record<string, string>>;

/** Parts a name so that names are in the order of their first parts, then the next: nothing comes before it, no text holds it. */
const BETWEEN = "\u0000";

function nameOf(key: GroupKey): string {
  let name = "";
  for (const dimension in key) name += `${key[dimension] ?? ""}${BETWEEN}`;
  return name;
}

/** The keys of groups, each once, with a place; places never change. */
export class GroupKeys {
  /** By place. */
  private readonly keys: GroupKey[] = [];
  private readonly names: string[] = [];
  private readonly placeOfName = new Map<string, number>();
  /** Each program numbers its groups by itself: by its own numbers, their places. */
  private readonly placesOf = new WeakMap<ProgramColumns, Map<number, number>>();
  /** Those of the program that was asked about last. */
  private last: { readonly program: ProgramColumns; readonly places: Map<number, number> } | null = null;
  private order = new Int32Array(0);

  /** The place of the key that a number of the grouping stands for, in whatever period. */
  placeOf(grouping: ProgramGrouping, own: number): number {
    const ownKey = grouping.keyPart(own);
    const places = this.placesIn(grouping.program);
    let place = places.get(ownKey);
    if (place === undefined) places.set(ownKey, (place = this.add(grouping.keyOf(ownKey))));
    return place;
  }

  private placesIn(program: ProgramColumns): Map<number, number> {
    if (this.last?.program === program) return this.last.places;
    let places = this.placesOf.get(program);
    // Stryker disable next-line ConditionalExpression: what is looked up anew is found in the same place.
    if (!places) this.placesOf.set(program, (places = new Map()));
    this.last = { program, places };
    return places;
  }

  /** The place of a key; the next one where it is new. */
  add(key: GroupKey): number {
    const name = nameOf(key);
    let place = this.placeOfName.get(name);
    if (place === undefined) {
      place = this.keys.push(key) - 1;
      this.names.push(name);
      this.placeOfName.set(name, place);
    }
    return place;
  }

  at(place: number): GroupKey {
    return this.keys[place] ?? {};
  }

  /** All places in the order of their keys: by the code units of the first value, then the next. */
  inOrder(): Int32Array {
    const { names } = this;
    // Stryker disable next-line ConditionalExpression: to order them again gives the same.
    if (this.order.length !== names.length) {
      const places = Int32Array.from(names.keys());
      this.order = places.sort((one, other) => ((names[one] ?? "") < (names[other] ?? "") ? -1 : 1));
    }
    return this.order;
  }
}

/** By columns, then by dimension: figures of all measures are asked for by the same few. */
const known = new WeakMap<EpisodeColumns, Map<string, GroupKeys>>();

/** The keys of a view's groups: kept with the columns where there is one dimension at most, else made anew. */
export function groupKeysOf(
  columns: EpisodeColumns,
  { by }: Pick<View, "by">,
  isByInstrument: boolean,
): GroupKeys {
  // Stryker disable next-line ConditionalExpression,EqualityOperator: keys that are made anew are the same.
  if (by.length > 1) return new GroupKeys();
  let ofColumns = known.get(columns);
  if (!ofColumns) known.set(columns, (ofColumns = new Map()));
  const asked = `${by.join()}${isByInstrument ? " instrument" : ""}`;
  let keys = ofColumns.get(asked);
  if (!keys) ofColumns.set(asked, (keys = new GroupKeys()));
  return keys;
}
