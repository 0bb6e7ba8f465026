import type { InstrumentResponse } from "#shared/contract/instruments";
import { formatCode } from "#shared/format";
import type { InstrumentField } from "#shared/instruments/instrument";

type Words = Pick<InstrumentResponse, "min" | "max" | "direction" | "bands">;

/** "0–27; lower is better". */
export function rangeWords({ min, max, direction }: Words): string {
  return `${min}–${max}; ${direction} is better`;
}

/** Each band from its first to its last score: "none 0–4, mild 5–9". Whole numbers where all bounds are. */
export function bandsWords({ bands, max }: Words): string {
  const isWhole = [...bands.map((band) => band.from), max].every(Number.isInteger);
  const words = bands.map((band, index) => {
    const next = bands[index + 1]?.from;
    if (next === undefined) return `${band.name} ${spanWords(band.from, max)}`;
    return isWhole
      ? `${band.name} ${spanWords(band.from, next - 1)}`
      : `${band.name} from ${band.from} to below ${next}`;
  });
  return words.length === 0 ? "No published bands" : words.join(", ");
}

function spanWords(from: number, to: number): string {
  return from === to ? String(from) : `${from}–${to}`;
}

/** The mildest score that is a case, by the direction of the scale. */
export function casenessWords(
  instrument: Pick<InstrumentResponse, "caseness" | "casenessBySex" | "direction">,
): string {
  const side = instrument.direction === "lower" ? "or more" : "or less";
  const { caseness, casenessBySex } = instrument;
  if (casenessBySex) return `Women ${casenessBySex.female} ${side}, men ${casenessBySex.male} ${side}`;
  return caseness === null ? "No published cut: who is a case has no answer here" : `${caseness} ${side}`;
}

export function reliableChangeWords({ reliableChange }: Pick<InstrumentResponse, "reliableChange">): string {
  if (reliableChange === null) return "No published threshold: no change is called reliable";
  return `${reliableChange} ${reliableChange === 1 ? "point" : "points"} or more, in either direction`;
}

export function remissionWords(instrument: Pick<InstrumentResponse, "remission" | "direction">): string {
  if (instrument.remission === null) return "No published cut";
  return `Last score ${instrument.direction === "lower" ? "below" : "above"} ${instrument.remission}`;
}

export function responseWords({ response }: Pick<InstrumentResponse, "response">): string {
  return response === null
    ? "Not defined"
    : `At least ${Math.round(response * 100)}% of the baseline’s distance from the best score gone`;
}

/** What happens to a total when items are missing. */
export function missingItemsWords({
  missingItems,
  items,
}: Pick<InstrumentResponse, "missingItems" | "items">): string {
  if (items === null) return "Only totals are taken, so nobody fills items in";
  if (missingItems.allowed === 0) return "No score when an item is missing";
  const many =
    missingItems.allowed === 1 ? "One missing item" : `Up to ${missingItems.allowed} missing items`;
  const filled =
    missingItems.counts === "mean" ? "the mean of the answered ones stands in" : "they count as zero";
  return `${many}: ${filled}, and the score is marked; more: no score`;
}

export function itemsWords({ items }: Pick<InstrumentResponse, "items">): string {
  if (items === null) return "Only totals are taken";
  const points = items.pointsPerItem === 1 ? "" : `, each point counting ${items.pointsPerItem}`;
  const groups = items.highestOf.map((group) => `of ${group.join(", ")} only the highest counts`);
  return [`${items.count} items of ${items.min}–${items.max}${points}`, ...groups].join("; ");
}

export function loincWords({ loinc }: Pick<InstrumentResponse, "loinc">): string {
  const known = [
    ...(loinc.panel === null ? [] : [`panel ${loinc.panel}`]),
    ...(loinc.total === null ? [] : [`total ${loinc.total}`]),
  ];
  return known.length === 0 ? "None confirmed" : known.join(", ");
}

const fieldTitles: Readonly<Record<InstrumentField, string>> = {
  items: "items",
  range: "range",
  bands: "bands",
  caseness: "case",
  casenessBySex: "case by sex",
  reliableChange: "reliable change",
  remission: "remission",
  response: "response",
  missingItems: "missing items",
  safetyItems: "safety items",
  loinc: "LOINC",
  licence: "licence",
};

/** For whom and about what: "Depression; adults, older adults; looks back 14 days". */
export function aboutWords(
  instrument: Pick<InstrumentResponse, "about" | "populations" | "lookBackDays">,
): string {
  const { about, populations, lookBackDays } = instrument;
  const whom = populations.map(formatCode).join(", ");
  const back = lookBackDays === null ? [] : [`looks back ${lookBackDays} days`];
  return [about, ...(whom === "" ? [] : [whom]), ...back].join("; ");
}

/** The values that a source stands for, in words. */
export function fieldsWords(fields: readonly InstrumentField[]): string {
  return fields.map((field) => fieldTitles[field]).join(", ");
}
