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
    const { byPlace, places } = this;
    for (let place = 0; place < places.classes.length; place += 1) byPlace[place] = 0;
    this.population = 0;
    for (let at = 0; at < length; at += 1) {
      const place = kinds[at]?.place ?? 0;
      const n = counts[at] ?? 0;
      byPlace[place] = (byPlace[place] ?? 0) + n;
      this.population += n;
    }
    this.counted = 0;
    for (let place = 0; place < byPlace.length; place += 1) {
      if (places.roles[place] === "counted") this.counted += byPlace[place] ?? 0;
    }
    this.pending = this.of("pending");
    this.met = this.of("met");
    this.notMet = this.of("not_met");
    this.missing = this.of("missing");
  }

  private of(name: Classification["class"]): number {
    const { classes } = this.places;
    let sum = 0;
    for (let place = 0; place < classes.length; place += 1) {
      if (classes[place]?.class === name) sum += this.byPlace[place] ?? 0;
    }
    return sum;
  }

  /** How many a class has of a reason; nobody where it has no such reason. */
  withReason(name: Classification["class"], reason: string): number {
    const { classes } = this.places;
    let sum = 0;
    for (let place = 0; place < classes.length; place += 1) {
      const known = classes[place];
      if (known?.class === name && known.reason === reason) sum += this.byPlace[place] ?? 0;
    }
    return sum;
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
