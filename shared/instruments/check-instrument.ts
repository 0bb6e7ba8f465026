import type { Instrument, ItemScale } from "./instrument.js";
import { partsOf } from "./score-from-items.js";

/** Largest number of items, and of one answer, that a feed can carry. */
const MOST_ITEMS = 100;
const LARGEST_ANSWER = 999;
/** No published instrument has half as many; each needs a color and a word of its own on a page. */
const MOST_BANDS = 20;

/** What is wrong with a definition, one sentence each; empty where it can stand. */
export function problemsOf(instrument: Instrument): string[] {
  if (instrument.min >= instrument.max) return ["min must be less than max."];
  return [
    ...itemProblems(instrument),
    ...bandProblems(instrument),
    ...cutProblems(instrument),
    ...changeProblems(instrument),
    ...safetyProblems(instrument),
    ...useProblems(instrument),
  ];
}

function rangeText({ min, max }: Instrument): string {
  return `${min} to ${max}`;
}

function isOutside(instrument: Instrument, value: number): boolean {
  return value < instrument.min || value > instrument.max;
}

function itemProblems(instrument: Instrument): string[] {
  const { items, missingItems, min, max } = instrument;
  if (!items) {
    return missingItems.allowed === 0
      ? []
      : ["missingItems names a rule for items, but items is null: state the items too."];
  }
  const shape = itemShapeProblems(items);
  if (shape.length > 0) return shape;
  const parts = partsOf(items).length;
  const lowest = parts * items.min * items.pointsPerItem;
  const highest = parts * items.max * items.pointsPerItem;
  const found: string[] = [];
  if (lowest !== min || highest !== max) {
    found.push(
      `items give totals from ${lowest} to ${highest}, but min and max say ${rangeText(instrument)}.`,
    );
  }
  if (missingItems.allowed >= parts) {
    found.push(
      `missingItems.allowed is ${missingItems.allowed}: it must be less than the ${parts} that count.`,
    );
  }
  if (missingItems.allowed > 0 && missingItems.counts === "zero" && items.min > 0) {
    found.push("missingItems counts zero, but no answer is below items.min: count the mean, or allow none.");
  }
  return found;
}

function itemShapeProblems({ count, min, max, pointsPerItem, highestOf }: ItemScale): string[] {
  const found: string[] = [];
  if (count > MOST_ITEMS) found.push(`items.count is ${count}: a feed has at most ${MOST_ITEMS} items.`);
  if (min >= max) found.push("items.min must be less than items.max.");
  if (max > LARGEST_ANSWER)
    found.push(`items.max is ${max}: the largest answer of a feed is ${LARGEST_ANSWER}.`);
  if (Math.abs(pointsPerItem * 100 - Math.round(pointsPerItem * 100)) > 1e-6) {
    found.push(`items.pointsPerItem is ${pointsPerItem}: write at most two decimals.`);
  }
  const grouped = highestOf.flat();
  if (grouped.some((item) => item > count)) found.push("items.highestOf names an item after the last.");
  if (new Set(grouped).size < grouped.length) found.push("items.highestOf names an item twice.");
  return found;
}

function bandProblems(instrument: Instrument): string[] {
  const { bands, min } = instrument;
  const [first] = bands;
  if (!first) return [];
  const found: string[] = [];
  if (bands.length > MOST_BANDS) found.push(`there are ${bands.length} bands: state at most ${MOST_BANDS}.`);
  if (first.from !== min) found.push(`the first band must begin at min (${min}), not at ${first.from}.`);
  if (bands.some((band, index) => index > 0 && band.from <= (bands[index - 1]?.from ?? band.from))) {
    found.push("bands must stand in rising order of from, none twice.");
  }
  for (const band of bands.filter((each) => isOutside(instrument, each.from))) {
    found.push(`the band "${band.name}" begins at ${band.from}, outside ${rangeText(instrument)}.`);
  }
  return found;
}

function cutProblems(instrument: Instrument): string[] {
  const { caseness, casenessBySex, remission, direction } = instrument;
  const cuts = {
    caseness,
    remission,
    "casenessBySex.female": casenessBySex?.female,
    "casenessBySex.male": casenessBySex?.male,
  };
  const found = Object.entries(cuts).flatMap(([name, value]) =>
    typeof value === "number" && isOutside(instrument, value)
      ? [`${name} is ${value}, outside ${rangeText(instrument)}.`]
      : [],
  );
  if (caseness !== null && casenessBySex) found.push("give caseness or casenessBySex, not both.");
  if (caseness === null || remission === null) return found;
  if (direction === "lower" && remission > caseness) {
    found.push("remission must not be above caseness: lower is better, so a person in remission is no case.");
  }
  if (direction === "higher" && remission < caseness) {
    found.push(
      "remission must not be below caseness: higher is better, so a person in remission is no case.",
    );
  }
  return found;
}

function changeProblems({ reliableChange, response, min, max }: Instrument): string[] {
  const found: string[] = [];
  if (reliableChange !== null && (reliableChange <= 0 || reliableChange > max - min)) {
    found.push(
      `reliableChange is ${reliableChange}: it must be above 0 and at most the width of the range, ${max - min}.`,
    );
  }
  if (response !== null && (response <= 0 || response > 1)) {
    found.push(`response is ${response}: it is a share of the baseline, above 0 and at most 1.`);
  }
  return found;
}

function safetyProblems({ items, safetyItems }: Instrument): string[] {
  if (safetyItems.length > 1)
    return [
      `safetyItems names ${safetyItems.length} items, but one is looked at: name the one that asks about harm.`,
    ];
  return safetyItems.flatMap(({ item, atLeast }) => {
    if (!items) return ["safetyItems names items, but items is null: state the items too."];
    if (item > items.count) return [`safetyItems names item ${item}, but there are ${items.count}.`];
    const isReachable = atLeast > items.min && atLeast <= items.max;
    return isReachable
      ? []
      : [
          `safetyItems: atLeast of item ${item} is ${atLeast}, but answers go from ${items.min} to ${items.max}.`,
        ];
  });
}

function useProblems({ use, useSentence }: Instrument): string[] {
  if (use === "intakeOnly" && useSentence === null) return ["useSentence must say why it is no outcome."];
  if (use === "outcome" && useSentence !== null)
    return ["useSentence says why it is no outcome, but use says outcome."];
  return [];
}
