import type { Classification, Measure } from "../definition.js";

/** What becomes of a class: in no figure, told beside the figure, or counted in it. */
export type ClassRole = "excluded" | "beside" | "counted";

/** What becomes of a class in the figures of a measure of that kind. */
export function roleOf(kind: Measure["kind"], name: Classification["class"]): ClassRole {
  if (name === "excluded" || name === "outside") return "excluded";
  if (name === "pending" || name === "missing") return "beside";
  return kind === "duration" && name === "not_met" ? "beside" : "counted";
}

/**
 * The classes of a measure that were met so far, each with a place. A group counts them in a short list by place: ten
 * thousand groups with a table of texts each would cost more than all they count.
 */
export class ClassPlaces {
  readonly classes: Classification[] = [];
  readonly roles: ClassRole[] = [];
  private readonly places: number[] = [];
  private ordered: readonly number[] = [];

  constructor(private readonly kind: Measure["kind"]) {}

  /** The place of a class; the next one where it is new. */
  placeOf(classification: Classification): number {
    const { number } = classification;
    const known = this.places[number] ?? -1;
    return known >= 0 ? known : this.add(classification);
  }

  /** All places in the order of their reasons' code units. */
  byReason(): readonly number[] {
    const { classes } = this;
    // Stryker disable next-line ConditionalExpression: to order them again gives the same.
    if (this.ordered.length !== classes.length) {
      const reasonAt = (place: number): string => classes[place]?.reason ?? "";
      this.ordered = [...classes.keys()].sort((one, other) => (reasonAt(one) < reasonAt(other) ? -1 : 1));
    }
    return this.ordered;
  }

  private add(classification: Classification): number {
    // Stryker disable next-line ConditionalExpression,EqualityOperator: a place that is not there is none as well.
    while (this.places.length <= classification.number) this.places.push(-1);
    const place = this.classes.length;
    this.places[classification.number] = place;
    this.classes.push(classification);
    this.roles.push(roleOf(this.kind, classification.class));
    return place;
  }
}
