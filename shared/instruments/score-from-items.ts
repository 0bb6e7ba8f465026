import type { Instrument, ItemScale } from "./instrument.js";

/** A total from answers, or the reason why there is none. */
export type ItemScore =
  | { readonly kind: "score"; readonly total: number; readonly isProrated: boolean }
  | {
      readonly kind: "none";
      readonly reason: "noItems" | "noAnswers" | "tooManyMissing" | "impossibleAnswer";
    };

/** The items that each part of a total is the highest of: single items, but for those grouped in `highestOf`. */
export function partsOf(items: ItemScale): readonly (readonly number[])[] {
  const numbers = Array.from({ length: items.count }, (_, index) => index + 1);
  return numbers.flatMap((number) => {
    const group = items.highestOf.find((each) => each.includes(number));
    if (!group) return [[number]];
    return group[0] === number ? [group] : [];
  });
}

function isPossible(answer: number | null, items: ItemScale): boolean {
  return answer === null || (Number.isInteger(answer) && answer >= items.min && answer <= items.max);
}

/** A quotient of whole numbers that are not negative, as the nearest whole number, halves up. */
function roundedQuotient(dividend: number, divisor: number): number {
  return Math.floor((dividend * 2 + divisor) / (2 * divisor));
}

/**
 * The total that answers give: answers are values as scored, in the order of the items, null where one is missing.
 *
 * Of a group in `highestOf` the highest answer counts, and the group is answered when any of its items is.
 * Missing parts, up to as many as the instrument allows, count the mean of the answered ones (the total is then prorated
 * and rounded to hundredths, halves up) or 0; beyond that there is no score. Answers after the last item, answers out of
 * range and answers that are no whole numbers are impossible: no score. Without any answer, or for an instrument of which
 * only totals are taken, there is none either.
 * Example: eight answers of a PHQ-9 that add up to 9 give 10.13, prorated.
 */
export function scoreFromItems(instrument: Instrument, answers: readonly (number | null)[]): ItemScore {
  const { items, missingItems } = instrument;
  if (!items) return { kind: "none", reason: "noItems" };
  const beyond = answers.slice(items.count).some((answer) => answer !== null);
  if (beyond || !answers.every((answer) => isPossible(answer, items))) {
    return { kind: "none", reason: "impossibleAnswer" };
  }
  const parts = partsOf(items);
  const values = parts.flatMap((part) => {
    const answered = part.map((number) => answers[number - 1] ?? null).filter((answer) => answer !== null);
    return answered.length === 0 ? [] : [Math.max(...answered)];
  });
  if (values.length === 0) return { kind: "none", reason: "noAnswers" };
  const missing = parts.length - values.length;
  if (missing > missingItems.allowed) return { kind: "none", reason: "tooManyMissing" };
  // Whole hundredths: totals have two decimals, and sums and quotients of whole numbers are exact.
  const sum = values.reduce((total, value) => total + value, 0);
  const hundredths = Math.round(sum * items.pointsPerItem * 100);
  if (missing === 0 || missingItems.counts === "zero") {
    return { kind: "score", total: hundredths / 100, isProrated: false };
  }
  const prorated = roundedQuotient(hundredths * parts.length, values.length);
  return { kind: "score", total: prorated / 100, isProrated: true };
}
