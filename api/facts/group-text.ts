import type { GroupKeys } from "#shared/measures/counting/group-keys";
import type {
  GroupResult,
  ListItem,
  ProportionResult,
  Result,
  Share,
  SharesResult,
} from "#shared/measures/result";

/** Shares of fewer people than this are written once and kept. */
const FEW = 128;

interface Interval {
  readonly numerator: number;
  readonly lower: number | null;
  readonly upper: number | null;
}

/** Texts of shares, by how many of how many. A share that is kept answers only for one with the same interval. */
class ShareTexts<Written extends Interval> {
  private readonly kept: ({ readonly share: Written; readonly text: string } | undefined)[] = [];

  constructor(private readonly write: (share: Written) => string) {}

  of(share: Written, denominator: number): string {
    if (denominator >= FEW) return this.write(share);
    const place = (denominator * (denominator + 1)) / 2 + share.numerator;
    const known = (this.kept[place] ??= { share, text: this.write(share) });
    const isSame = known.share.lower === share.lower && known.share.upper === share.upper;
    return isSame ? known.text : this.write(share);
  }
}

const proportions = new ShareTexts<ProportionResult>((result) => JSON.stringify(result));

/** What of a share its class does not say. */
const shares = new ShareTexts<Share>(({ numerator, estimate, lower, upper }) =>
  JSON.stringify({ numerator, estimate, lower, upper }).slice(1),
);

/** Texts of names and sentences that come again and again: some hundred. */
const words = new Map<string, string>();

function word(text: string): string {
  let written = words.get(text);
  if (written === undefined) words.set(text, (written = JSON.stringify(text)));
  return written;
}

/** Texts of numbers that come again and again: shares of a few dozen people. */
const numbers = new Map<number, string>();
const MOST_NUMBERS = 16_384;

function numberText(value: number): string {
  let written = numbers.get(value);
  if (written === undefined) {
    written = String(value);
    if (numbers.size < MOST_NUMBERS) numbers.set(value, written);
  }
  return written;
}

/** Texts of keys by their places: groups of all measures share them. */
const textsOfKeys = new WeakMap<GroupKeys, string[]>();

/** Writes the key of a place, or has it from before. */
export function keyTexts(keys: GroupKeys): (place: number) => string {
  let known = textsOfKeys.get(keys);
  if (!known) textsOfKeys.set(keys, (known = []));
  const texts = known;
  return (place) => (texts[place] ??= JSON.stringify(keys.at(place)));
}

/** Codes and ids are the product's own, and stand as they are: a test holds them to letters, digits, - and _. */
function countsText(counts: Readonly<Record<string, number>>): string {
  let text = "";
  for (const code in counts) text += `${text === "" ? "" : ","}"${code}":${counts[code] ?? 0}`;
  return `{${text}}`;
}

function sharesText(result: SharesResult): string {
  // Parts of an amount of time are no counts: their texts are not kept.
  if (result.unit !== undefined || result.reason !== undefined) return JSON.stringify(result);
  const { denominator } = result;
  let text = "";
  for (const share of result.shares) {
    text += `${text === "" ? "" : ","}{"class":${word(share.class)},${shares.of(share, denominator)}`;
  }
  return `{"kind":"shares","denominator":${denominator},"shares":[${text}]}`;
}

function itemBoundsText({ lower, upper, unknown }: NonNullable<ListItem["bounds"]>): string {
  return `{"lower":${numberText(lower)},"upper":${numberText(upper)},"unknown":${unknown}}`;
}

function itemText({ id, result, bounds }: ListItem): string {
  const more = bounds === undefined ? "" : `,"bounds":${itemBoundsText(bounds)}`;
  return `{"id":"${id}","result":${resultText(result)}${more}}`;
}

function itemsText(items: readonly ListItem[]): string {
  let text = "";
  for (const item of items) text += `${text === "" ? "" : ","}${itemText(item)}`;
  return text;
}

function resultText(result: Result): string {
  switch (result.kind) {
    case "proportion":
      return proportions.of(result, result.denominator);
    case "shares":
      return sharesText(result);
    case "list":
      return `{"kind":"list","items":[${itemsText(result.items)}]}`;
    case "none":
    case "insufficient":
      return `{"kind":"${result.kind}","reason":${word(result.reason)}}`;
    default:
      return JSON.stringify(result);
  }
}

function besideText(beside: GroupResult["beside"]): string {
  let text = "";
  for (const id in beside) {
    const result = beside[id];
    if (result) text += `${text === "" ? "" : ","}"${id}":${resultText(result)}`;
  }
  return `{${text}}`;
}

function marksText(marks: GroupResult["marks"]): string {
  return marks.length === 0 ? "[]" : `["${marks.join('","')}"]`;
}

function boundsText(bounds: GroupResult["bounds"]): string {
  return bounds === null
    ? "null"
    : `{"lower":${numberText(bounds.lower)},"upper":${numberText(bounds.upper)}}`;
}

/**
 * A group as JSON.stringify writes it, in two thirds of the time: a page of cohorts has a hundred thousand shares, nearly all
 * of a few dozen people, and the same names over and over.
 */
export function groupText(group: GroupResult, keyText: string): string {
  const { period, initialPopulation, excluded, pending, missing, result, beside, bounds, marks } = group;
  return (
    `{"key":${keyText},"period":${period === null ? "null" : word(period)},` +
    `"initialPopulation":${initialPopulation},"excluded":${countsText(excluded)},"pending":${pending},` +
    `"missing":${countsText(missing)},"result":${resultText(result)},"beside":${besideText(beside)},` +
    `"bounds":${boundsText(bounds)},"marks":${marksText(marks)}}`
  );
}
