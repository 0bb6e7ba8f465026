import type { ClassColumns } from "./class-columns.js";
import type { ClassPlaces } from "./class-places.js";
import type { CountedRows, RowCursor } from "./counted-rows.js";
import type { DurationMeasure } from "./definition.js";
import { durationResult } from "./figure-results.js";
import { GroupedValues } from "./grouped-values.js";
import type { DurationStep } from "./result.js";

/** The whole that a step is a part of: of which group, in what unit, and what its values add up to. */
export interface WholeOfSteps {
  readonly group: number;
  readonly unit: "hours" | "days";
  readonly total: number;
}

/** A step of a duration in all groups while what it counts passes by, with how much of it lies within the whole. */
export class GroupedStep {
  private readonly values = new GroupedValues();
  /** By group. */
  private readonly parts: number[] = [];

  constructor(
    private readonly rule: DurationMeasure["steps"][number],
    private readonly places: ClassPlaces,
  ) {}

  /** Counts rows; only those that stand in the figure are parts of its whole. */
  add(columns: ClassColumns, { rows, groups, length }: CountedRows, cursor: RowCursor): void {
    const { rule, places, values, parts } = this;
    const { episode, moment, stand } = cursor;
    for (let at = 0; at < length; at += 1) {
      const row = rows[at] ?? 0;
      const group = groups[at] ?? 0;
      stand(row);
      const observed = rule.observe(episode, moment);
      if (observed === null) continue;
      values.push(group, observed);
      if (places.roles[columns.placeAt(row)] !== "counted") continue;
      parts[group] = (parts[group] ?? 0) + rule.partOfWhole(episode, moment);
    }
  }

  /** The step's figures in a group. Nothing is counted after the first one. */
  result({ group, unit, total }: WholeOfSteps): DurationStep {
    const { id, from, to } = this.rule;
    const found = durationResult(unit, this.values.sortedOf(group));
    const shareOfWait = total > 0 ? (this.parts[group] ?? 0) / total : null;
    if (found.kind !== "duration") {
      const none = { median: null, lowerQuartile: null, upperQuartile: null, p90: null, shareOfWait: null };
      return { id, from, to, n: 0, ...none };
    }
    const { n, median, lowerQuartile, upperQuartile, p90 } = found;
    return { id, from, to, n, median, lowerQuartile, upperQuartile, p90, shareOfWait };
  }
}
