import type { Population } from "../instruments/instrument.js";
import { dayOf } from "../calendar.js";

/** A value with the day from which it holds, in days since 1970-01-01; null from the beginning. */
export interface Dated<Value> {
  readonly from: number | null;
  readonly value: Value;
}

/** The values that a setting has had, in the order of their days; the first holds from the beginning. */
export type DatedValues<Value> = readonly [Dated<Value>, ...Dated<Value>[]];

/** What is planned for, both ends included. */
export interface Band {
  readonly lowest: number;
  readonly highest: number;
}

/** The goals and bands in effect, each with the days from which it holds. */
export interface Goals {
  /** The access goal in whole hours, by the local day of the inquiry. */
  readonly access: DatedValues<number>;
  /** Attended hours a week, by the Monday of the week; where a whole stay is planned, by the day of admission. */
  readonly dose: Readonly<Record<Population, DatedValues<Band>>>;
  /** Weeks of a stay, by the day of admission. */
  readonly stay: DatedValues<Band>;
}

export const goalNames = ["access", "dose", "stay"] as const;
export type GoalName = (typeof goalNames)[number];

export const populations = ["child", "adolescent", "adult", "older_adult"] as const;

/** One value of a setting as it is stated: hours for the access goal and the dose band, weeks for the stay band. */
export interface StatedGoal {
  readonly goal: GoalName;
  /** Whose dose band it is; null for the others. */
  readonly population: Population | null;
  /** First day on which it holds, YYYY-MM-DD; null from the beginning. */
  readonly from: string | null;
  /** Lower end of a band; null for the access goal. */
  readonly lowest: number | null;
  readonly highest: number;
}

const nobodys = { population: null, from: null } as const;
const doseFrom = (population: Population, lowest: number): StatedGoal => ({
  goal: "dose",
  population,
  from: null,
  lowest,
  highest: 15,
});

/**
 * What ships with the product. Of the dose, level 2.1 of the American Society of Addiction Medicine asks for 9 hours of
 * adults and 6 of adolescents; all the rest is this level of care's own.
 */
export const shippedGoals: readonly StatedGoal[] = [
  { goal: "access", ...nobodys, lowest: null, highest: 48 },
  doseFrom("child", 6),
  doseFrom("adolescent", 6),
  doseFrom("adult", 9),
  doseFrom("older_adult", 9),
  { goal: "stay", ...nobodys, lowest: 2, highest: 12 },
];

/** The goals that an organization's statements make, over the product's own. */
export function goalsOf(stated: readonly StatedGoal[]): Goals {
  const doseFor = (population: Population): DatedValues<Band> =>
    datedOf(inTurn(stated, "dose", population), bandOf);
  return {
    access: datedOf(inTurn(stated, "access", null), ({ highest }) => highest),
    dose: {
      child: doseFor("child"),
      adolescent: doseFor("adolescent"),
      adult: doseFor("adult"),
      older_adult: doseFor("older_adult"),
    },
    stay: datedOf(inTurn(stated, "stay", null), bandOf),
  };
}

function bandOf({ lowest, highest }: StatedGoal): Band {
  return { lowest: lowest ?? highest, highest };
}

/** What holds of one goal in the order of its days; what is stated without a day stands in place of the product's own. */
function inTurn(
  stated: readonly StatedGoal[],
  goal: GoalName,
  population: Population | null,
): readonly StatedGoal[] {
  const isOwn = (each: StatedGoal): boolean => each.goal === goal && each.population === population;
  const first = [...stated, ...shippedGoals].filter((each) => each.from === null && isOwn(each)).slice(0, 1);
  const later = stated.filter((each) => each.from !== null && isOwn(each));
  // Days as text are in the order of their letters.
  return [...first, ...later.toSorted((one, other) => ((one.from ?? "") < (other.from ?? "") ? -1 : 1))];
}

/** The values with their days; one that only repeats what held before is none of its own. */
function datedOf<Value>(
  inOrder: readonly StatedGoal[],
  read: (stated: StatedGoal) => Value,
): DatedValues<Value> {
  const changed = inOrder.filter(({ lowest, highest }, place) => {
    const before = inOrder[place - 1];
    return before?.lowest !== lowest || before.highest !== highest;
  });
  const [first, ...later] = changed.map((each) => ({
    from: each.from === null ? null : dayOf(each.from),
    value: read(each),
  }));
  if (!first) throw new Error("Every goal has a value from the beginning.");
  return [first, ...later];
}

/** The goals that ship with the product. */
export const defaultGoals: Goals = goalsOf([]);

/** The value that holds on a day. Asked for every row that is counted: where there is one value, nothing is compared. */
export function valueOn<Value>(dated: DatedValues<Value>, day: number): Value {
  for (let place = dated.length - 1; place > 0; place -= 1) {
    const each = dated[place];
    if (each && each.from !== null && each.from <= day) return each.value;
  }
  return dated[0].value;
}

/** The newest value: what is aimed for from now on. */
export function latestOf<Value>(dated: DatedValues<Value>): Value {
  return (dated.at(-1) ?? dated[0]).value;
}

/** The values that hold on some day of a span: the first day included, the last not; null is without end. */
export function valuesIn<Value>(
  dated: DatedValues<Value>,
  span: { readonly from: number | null; readonly to: number | null },
): DatedValues<Value> {
  const { from, to } = span;
  const [first, ...later] = dated.filter(({ from: start }, place) => {
    const end = dated[place + 1]?.from ?? null;
    const isOver = from !== null && end !== null && end <= from;
    return !isOver && (to === null || start === null || start < to);
  });
  return first ? [first, ...later] : dated;
}

/** The goals that hold on some day of a span. */
export function goalsIn({ access, dose, stay }: Goals, span: Parameters<typeof valuesIn>[1]): Goals {
  const { child, adolescent, adult, older_adult: olderAdult } = dose;
  return {
    access: valuesIn(access, span),
    dose: {
      child: valuesIn(child, span),
      adolescent: valuesIn(adolescent, span),
      adult: valuesIn(adult, span),
      older_adult: valuesIn(olderAdult, span),
    },
    stay: valuesIn(stay, span),
  };
}

/** The longest stay that is planned for, in days, whenever people were admitted. */
export function longestStayDays({ stay }: Pick<Goals, "stay">): number {
  return Math.max(...stay.map(({ value }) => value.highest)) * 7;
}

/** The dose band of a population; one that is not known is taken for adults. */
export function doseBandOf({ dose }: Goals, population: string): DatedValues<Band> {
  switch (population) {
    case "child":
      return dose.child;
    case "adolescent":
      return dose.adolescent;
    case "older_adult":
      return dose.older_adult;
    default:
      return dose.adult;
  }
}

/** A goal that a measure's figure rests on, with the first days of its later values, in order. */
export interface RestsOn {
  readonly what: string;
  readonly changedOn: readonly number[];
}

/** Makes something of goals once: the same goals give the same object. */
export function madeOnce<Made>(make: (goals: Goals) => Made): (goals: Goals) => Made {
  const made = new WeakMap<Goals, { readonly of: Made }>();
  return (goals) => {
    let found = made.get(goals);
    if (!found) made.set(goals, (found = { of: make(goals) }));
    return found.of;
  };
}
