import type { ClassPlaces } from "./class-places.js";
import type { Classification } from "../definition.js";
import type { PresentKinds } from "./grouped-kinds.js";

/** Most groups have none: one object for all of them. */
const NO_REASONS = Object.freeze({});

/** What the classes of a group add up to. One serves all groups of an evaluation: it is read before the next is counted. */
export class ClassSums {
  population = 0;
  pending = 0;
  met = 0;
  notMet = 0;
  /** What stands in the figure: the denominator, the n of a curve, the people of a list. */
  counted = 0;
  /** What has no known outcome, of whatever reason. */
  missing = 0;
  private readonly byPlace: number[] = [];

  constructor(private readonly places: ClassPlaces) {}

  /** Adds up the kinds of a group. */
  count({ length, kinds, counts }: PresentKinds): void {
    this.byPlace.fill(0);
    this.population = 0;
    this.pending = 0;
    this.met = 0;
    this.notMet = 0;
    this.counted = 0;
    this.missing = 0;
    for (let at = 0; at < length; at += 1) this.add(kinds[at]?.place ?? 0, counts[at] ?? 0);
  }

  private add(place: number, n: number): void {
    const { byPlace, places } = this;
    byPlace[place] = (byPlace[place] ?? 0) + n;
    this.population += n;
    if (places.roles[place] === "counted") this.counted += n;
    switch (places.classes[place]?.class) {
      case "pending":
        this.pending += n;
        break;
      case "met":
        this.met += n;
        break;
      case "not_met":
        this.notMet += n;
        break;
      case "missing":
        this.missing += n;
        break;
    }
  }

  /** How many a class has of a reason; nobody where it has no such reason. */
  withReason(name: Classification["class"], reason: string): number {
    const place = this.places.classes.findIndex((each) => each.class === name && each.reason === reason);
    return this.byPlace[place] ?? 0;
  }

  /** How many a class has by reason, in the order of the codes; reasons of nobody are left out. */
  byReason(name: Classification["class"]): Readonly<Record<string, number>> {
    const { classes } = this.places;
    let found: Record<string, number> | null = null;
    for (const place of this.places.byReason()) {
      const known = classes[place];
      const n = this.byPlace[place] ?? 0;
      if (known?.class === name && n > 0) (found ??= {})[known.reason] = n;
    }
    return found ?? NO_REASONS;
  }
}
