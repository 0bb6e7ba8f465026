import { placesOf, type ClassPlaces } from "./class-places.js";
import type { Companion, Measure } from "../definition.js";
import { readerOf } from "./observed-columns.js";

/** What all groups of one evaluation share. */
export class TallyPlan {
  readonly places: ClassPlaces;
  /** What is shown beside the main figure; none where it isn't wanted. */
  readonly companions: readonly Companion[];
  readonly items: readonly Companion[];
  /** The items of a list, then what stands beside the figure: so the same part has the same place without what is beside. */
  readonly parts: readonly Companion[];
  /** For each part, whether it also looks at what the main figure doesn't count. */
  readonly isOverAll: readonly boolean[];
  /** Whether something is read of the cursor that no column keeps. */
  readonly readsCursor: boolean;
  /** Whether anything is done with each row that stands in the figure, and with each that may stand beside it. */
  readonly wantsCounted: boolean;
  readonly wantsShown: boolean;

  constructor(
    readonly measure: Measure,
    readonly hasBeside: boolean,
    /** Whether there is one group (of each instrument) and not one of each program, cohort or period. */
    readonly isWhole: boolean,
  ) {
    this.places = placesOf(measure);
    this.companions = hasBeside ? measure.companions : [];
    this.items = measure.kind === "list" ? measure.items : [];
    this.parts = [...this.items, ...this.companions];
    this.isOverAll = this.parts.map((part) => part.over === "all");
    const hasSteps = measure.kind === "duration" && measure.steps.length > 0;
    this.wantsShown = hasSteps || this.isOverAll.includes(true);
    this.wantsCounted = measure.kind !== "proportion" || this.isOverAll.includes(false);
    this.readsCursor =
      hasSteps ||
      measure.kind === "mean-change" ||
      !this.parts.every((part) => readerOf(part, measure) !== null);
  }
}
