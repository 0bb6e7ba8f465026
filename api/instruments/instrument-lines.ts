import type { InstrumentResponse } from "#shared/contract/instruments";

const originWords = {
  product: "as shipped",
  changed: "changed by the organization",
  organization: "the organization's own",
} as const;

/** One instrument as lines of text; what nobody published is left out. */
export function linesOf(instrument: InstrumentResponse): string[] {
  const origin = originWords[instrument.origin];
  return [
    `${instrument.id} (version ${instrument.version}, ${origin})`,
    `  ${instrument.title}: ${instrument.about}`,
    `  ${rangeLine(instrument)}`,
    ...bandLines(instrument),
    ...cutLines(instrument),
    ...missingLines(instrument),
    ...instrument.safetyItems.map((each) => `  Safety, at ${each.atLeast} or more: ${each.sentence}`),
    ...loincLines(instrument),
    ...(instrument.useSentence === null ? [] : [`  Intake only: ${instrument.useSentence}`]),
    `  Licence: ${instrument.licence.sentence}`,
    ...(instrument.toBeConfirmed.length === 0
      ? []
      : [`  To be confirmed: ${instrument.toBeConfirmed.join(", ")}`]),
    ...(instrument.note === null ? [] : [`  Note: ${instrument.note}`]),
    ...instrument.sources.map(sourceLine),
  ];
}

function sourceLine({ fields, citation, address }: InstrumentResponse["sources"][number]): string {
  const of = fields.length === 0 ? "" : ` (${fields.join(", ")})`;
  return `  Source${of}: ${citation}${address === null ? "" : ` ${address}`}`;
}

function rangeLine({ min, max, direction, items }: InstrumentResponse): string {
  const from = items ? `${items.count} items of ${items.min} to ${items.max}` : "totals only";
  return `${min} to ${max}, ${direction} is better; ${from}`;
}

function bandLines({ bands }: InstrumentResponse): string[] {
  return bands.length === 0
    ? []
    : [`  Bands: ${bands.map((band) => `${band.name} from ${band.from}`).join(", ")}`];
}

function cutLines(instrument: InstrumentResponse): string[] {
  const isLower = instrument.direction === "lower";
  const worse = isLower ? "or more" : "or less";
  const { caseness, casenessBySex, reliableChange, remission, response } = instrument;
  const cuts = [
    ...(caseness === null ? [] : [`a case at ${caseness} ${worse}`]),
    ...(casenessBySex
      ? [`a case at ${casenessBySex.female} ${worse} for women, ${casenessBySex.male} for men`]
      : []),
    ...(reliableChange === null ? [] : [`reliable change ${reliableChange} or more`]),
    ...(remission === null ? [] : [`remission ${isLower ? "below" : "above"} ${remission}`]),
    ...(response === null ? [] : [`response when ${Math.round(response * 100)}% of the baseline is gone`]),
  ];
  return cuts.length === 0 ? ["  No thresholds: it has no classes"] : [`  Thresholds: ${cuts.join("; ")}`];
}

function missingLines({ items, missingItems }: InstrumentResponse): string[] {
  if (!items) return [];
  const { allowed, counts } = missingItems;
  if (allowed === 0) return ["  Missing items: no score with one missing"];
  const stand = counts === "mean" ? "the mean of the others stands in, marked prorated" : "they count 0";
  return [`  Missing items: up to ${allowed}, ${stand}`];
}

function loincLines({ loinc }: InstrumentResponse): string[] {
  const codes = [
    ...(loinc.panel === null ? [] : [`panel ${loinc.panel}`]),
    ...(loinc.total === null ? [] : [`total ${loinc.total}`]),
  ];
  return codes.length === 0 ? [] : [`  LOINC: ${codes.join(", ")}`];
}
