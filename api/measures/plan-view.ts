import { dayOf, instantOf } from "#shared/calendar";
import { Refusal } from "#shared/contract/problems";
import type { ViewQuery } from "#shared/contract/measures";
import {
  dimensions,
  periodLengths,
  type Dimension,
  type FilterName,
  type Measure,
  type PeriodLength,
  type View,
} from "#shared/measures/definition";
import { defaultGoals } from "#shared/measures/goals";
import { measureById, measures } from "#shared/measures/index";
import { seatDimensions } from "#shared/measures/seat-dimensions";

/** Nobody who was counted before this day is in a file; a year such as 0202 is a slip, and its weeks fill the memory. */
const FIRST_DAY = dayOf("1900-01-01") ?? 0;

/** A view with whether it is of the present, which the stored columns answer. */
export interface PlannedView {
  readonly view: View;
  readonly present: boolean;
}

/** The measure of that id under the goals, or a refusal that lists the known ones. */
export function planMeasure(id: string, goals = defaultGoals): Measure {
  const measure = measureById(id, goals);
  if (measure) return measure;
  throw new Refusal(
    "unknown-measure",
    `No measure is called "${id}". Known: ${measures.map((each) => each.id).join(", ")}.`,
  );
}

/** Reads the options of a figure. Throws a Refusal that names the option and the repair. */
export function planView(query: ViewQuery, measure: Measure, presentSeconds: number): PlannedView {
  const from = readDay("from", query.from);
  const to = readDay("to", query.to);
  if (from !== null && to !== null && from >= to) {
    throw new Refusal(
      "empty-span",
      `from (${query.from}) is inclusive and to (${query.to}) is exclusive: from must lie before to.`,
    );
  }
  const asOf = readAsOf(query.asOf, presentSeconds);
  const by = list(query.by).map((name) => readDimension("by", name));
  const where = readPairs("where", query.where);
  refuseTwice(where);
  refuseUnfitting(measure, [...by, ...where.map((pair) => pair.dimension)]);
  return {
    view: { from, to, by, every: readEvery(query.every), where, asOf },
    present: asOf === presentSeconds,
  };
}

/** Nothing has two values of one dimension: who asks for both would be told that there is nobody. */
function refuseTwice(where: View["where"]): void {
  const twice = where.find(
    ({ dimension }, place) => where.findIndex((one) => one.dimension === dimension) !== place,
  );
  if (twice === undefined) return;
  const { dimension } = twice;
  throw new Refusal(
    "unknown-option",
    `where names ${dimension} twice: give one value, or ask by=${dimension} for the figure of each.`,
  );
}

/** Seats belong to nobody, so what is known of a person can't split them; only symptom measures know instruments. */
function refuseUnfitting(measure: Measure, names: readonly FilterName[]): void {
  const unfitting = names.find((name) =>
    measure.grain === "seat"
      ? !seatDimensions.some((fitting) => fitting === name)
      : name === "instrument" && measure.grain !== "pair",
  );
  if (unfitting === undefined) return;
  throw new Refusal(
    "unknown-dimension",
    unfitting === "instrument"
      ? `${measure.id} is no measure of single instruments: leave instrument out.`
      : `${measure.id} counts seats of sessions, which ${unfitting} can't split: choose from ${seatDimensions.join(", ")}.`,
  );
}

function list(text: string | undefined): string[] {
  return text === undefined || text === "" ? [] : text.split(",");
}

function readDay(option: string, text: string | undefined): number | null {
  if (text === undefined || text === "") return null;
  const day = dayOf(text);
  if (day !== null && day < FIRST_DAY) {
    throw new Refusal("bad-date", `${option} is "${text}", before 1900: write the year with four digits.`);
  }
  if (day !== null) return day;
  throw new Refusal(
    "bad-date",
    `${option} is "${text}": write a day that exists as YYYY-MM-DD, e.g. 2026-01-31.`,
  );
}

function readAsOf(text: string | undefined, presentSeconds: number): number {
  if (text === undefined || text === "") return presentSeconds;
  const instant = instantOf(text);
  if (instant === null) {
    throw new Refusal(
      "bad-instant",
      `asOf is "${text}": write ISO 8601 with an offset or Z, e.g. 2026-01-31T18:00:00Z.`,
    );
  }
  if (instant > presentSeconds) {
    throw new Refusal(
      "bad-instant",
      `asOf is "${text}", which lies after the data's present: give an earlier instant.`,
    );
  }
  return instant;
}

function readEvery(text: string | undefined): PeriodLength | null {
  if (text === undefined || text === "") return null;
  const found = periodLengths.find((length) => length === text);
  if (found) return found;
  throw new Refusal("bad-period", `every is "${text}": choose one of ${periodLengths.join(", ")}.`);
}

function readDimension(option: string, name: string): Dimension {
  const found = dimensions.find((dimension) => dimension === name);
  if (found) return found;
  throw new Refusal("unknown-dimension", `${option} names "${name}": choose from ${dimensions.join(", ")}.`);
}

/** Reads `dimension=value,dimension=value`; a comma inside a value is kept unless a name and = follow it. */
export function readPairs(
  option: string,
  text: string | undefined,
): { dimension: FilterName; value: string }[] {
  if (text === undefined || text === "") return [];
  return text.split(/,(?=[a-z_]+=)/).map((pair) => {
    const at = pair.indexOf("=");
    if (at < 1) throw new Refusal("unknown-option", `${option} has "${pair}": write dimension=value.`);
    const name = pair.slice(0, at);
    const dimension = name === "instrument" ? name : readDimension(option, name);
    return { dimension, value: pair.slice(at + 1) };
  });
}
