import type { GroupResponse, MeasureTextResponse } from "#shared/contract/measures";
import type { ResultResponse } from "#shared/contract/results";
import { sizeOf } from "../../words/told-by-n.js";
import { classesIn } from "../../view/rows-link.js";
import type { Narrowing } from "./narrowing.js";

/**
 * How many of some classes, reason or part the figure itself counts over some of its groups; null where it states no such
 * number. The list of rows is compared with it: two ways to one count.
 */
export function expectedCount(
  groups: readonly GroupResponse[],
  wanted: Pick<Narrowing, "class" | "reason" | "part" | "partClass">,
): number | null {
  let sum = 0;
  for (const group of groups) {
    const count = wanted.part === "" ? countOf(group, wanted) : countOfPart(group, wanted);
    if (count === null) return null;
    sum += count;
  }
  return sum;
}

/** Over the classes asked for; null as soon as one of them is no number of the figure's. */
function countOf(group: GroupResponse, wanted: Pick<Narrowing, "class" | "reason">): number | null {
  const [first = "", ...others] = classesIn(wanted.class);
  return others.reduce<number | null>(
    (sum, name) => plus(sum, countOfClass(group, { ...wanted, class: name })),
    countOfClass(group, { ...wanted, class: first }),
  );
}

function plus(one: number | null, other: number | null): number | null {
  return one === null || other === null ? null : one + other;
}

function countOfClass(group: GroupResponse, wanted: Pick<Narrowing, "class" | "reason">): number | null {
  const { reason } = wanted;
  if (wanted.class === "excluded" || wanted.class === "missing") {
    const counts = wanted.class === "excluded" ? group.excluded : group.missing;
    return reason === "" ? totalOf(counts) : (counts[reason] ?? 0);
  }
  if (group.result.kind === "shares" && wanted.class === "counted" && reason !== "") {
    return group.result.shares.find((share) => share.class === reason)?.numerator ?? null;
  }
  if (reason !== "") return null;
  if (wanted.class === "") return group.initialPopulation;
  if (wanted.class === "pending") return group.pending;
  return countInResult(group, wanted.class);
}

function countInResult(group: GroupResponse, name: string): number | null {
  const { result } = group;
  // Whoever is neither left out nor pending nor missing is counted somehow.
  const rest = group.initialPopulation - totalOf(group.excluded) - group.pending - totalOf(group.missing);
  switch (result.kind) {
    case "proportion":
      return name === "met" ? result.numerator : result.denominator - result.numerator;
    case "time-to-event":
      return name === "event" ? result.events : name === "competing" ? result.competing : result.censored;
    case "list": {
      const any = result.items.find((item) => item.id === "any")?.result;
      if (any?.kind === "proportion") {
        return name === "met" ? any.numerator : name === "not_met" ? any.denominator - any.numerator : 0;
      }
      return name === "counted" ? rest : 0;
    }
    case "duration":
      return name === "counted" ? result.n : name === "not_met" ? rest - result.n : 0;
    case "insufficient":
    case "suppressed":
    case "none":
      return null;
    default:
      return name === "counted" ? sizeOf(result) : 0;
  }
}

function countOfPart(group: GroupResponse, wanted: Pick<Narrowing, "part" | "partClass">): number | null {
  const { result } = group;
  if (result.kind === "duration") {
    const step = result.steps?.find((each) => each.id === wanted.part);
    if (step) return step.n;
  }
  const items = result.kind === "list" ? result.items : [];
  const found = group.beside[wanted.part] ?? items.find((item) => item.id === wanted.part)?.result;
  return found === undefined ? null : countInPart(found, wanted.partClass);
}

function countInPart(result: ResultResponse, name: string): number | null {
  if (result.kind === "proportion") {
    if (name === "") return result.denominator;
    return name === "met" ? result.numerator : result.denominator - result.numerator;
  }
  if (result.kind === "trajectory" && name !== "") {
    return result.points.find((point) => String(point.week) === name)?.n ?? 0;
  }
  if (result.kind === "shares" && name !== "") {
    return result.shares.find((share) => share.class === name)?.numerator ?? null;
  }
  if (result.kind === "insufficient" || result.kind === "suppressed" || result.kind === "none") return null;
  return sizeOf(result);
}

const units: Readonly<Record<MeasureTextResponse["grain"], readonly [one: string, many: string]>> = {
  episode: ["person", "people"],
  "person-week": ["person-week", "person-weeks"],
  pair: ["person in one instrument", "people, each instrument by itself"],
  attendance: ["attendance", "attendances"],
  seat: ["seat", "seats"],
};

/** What a measure counts, in the number of `count`: "person", "person-weeks", "seats"; people where it is of one instrument. */
export function unitWords(
  grain: MeasureTextResponse["grain"],
  count: number,
  isOneInstrument = false,
): string {
  return units[isOneInstrument ? "episode" : grain][count === 1 ? 0 : 1];
}

/** Total of a count that is given by reason. */
function totalOf(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}
