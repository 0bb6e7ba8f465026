import {
  formatCode,
  formatCount,
  formatOf,
  formatPercent,
  formatPercentInterval,
  sentenceCase,
} from "#shared/format";
import type { GroupResponse, MeasureResponse, MeasureTextResponse } from "#shared/contract/measures";
import type { DurationResponse, ResultResponse, SharesResponse } from "#shared/contract/results";
import { tellsRate, wordingOf } from "../words/told-by-n.js";
import { partText } from "./parts-of-result.js";
import { figureWords, valueWords } from "../words/result-words.js";

/** One line of a small card: what it is called, its value, and interval and n in small type. */
export interface CompactRow {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly detail: string;
  /** Parameters of the rows behind it, beside the view; null where no list of rows has the same count. */
  readonly rows: AskedRows | null;
}

/** Parameters of a page of rows. */
export type AskedRows = Readonly<Record<string, string>>;

/**
 * Any measure as lines: one for each instrument, item of a list, or class of shares. Whatever the registry will hold, its
 * kind alone decides, so that a new measure needs no code here.
 */
export function compactRows(measure: MeasureTextResponse, figure: MeasureResponse): readonly CompactRow[] {
  return figure.groups.flatMap((group) => {
    const { result } = group;
    if (result.kind === "list") {
      return result.items.flatMap((item) => itemRows(measure, item.id, item.result));
    }
    if (result.kind === "shares") return classRows(measure, result, {});
    const steps = result.kind === "duration" ? stepRows(measure, result) : [];
    const main = mainRow(group);
    return [steps.length > 0 && main.label === "" ? { ...main, label: "In all" } : main, ...steps];
  });
}

/**
 * The steps of a time with what each takes of it; those too few took are left to the page that tells why. A step that does
 * not begin where the one before it ended runs beside the others: its share would be counted twice.
 */
function stepRows(measure: MeasureTextResponse, whole: DurationResponse): readonly CompactRow[] {
  let end: string | null = null;
  return (whole.steps ?? []).flatMap(({ id, n, median, shareOfWait, from, to }) => {
    const isNext = end === null || end === from;
    if (isNext) end = to;
    if (median === null || !tellsRate(n)) return [];
    const share = isNext && shareOfWait !== null ? `${formatPercent(shareOfWait)} of the wait · ` : "";
    return [
      {
        id,
        label: measure.steps.find((step) => step.id === id)?.title ?? sentenceCase(formatCode(id)),
        value: valueWords(median, whole.unit),
        detail: `median · ${share}n\u00a0${formatCount(n)}`,
        rows: { part: id },
      },
    ];
  });
}

/** Rows of a whole group are asked for by its key; the class that comes first is the page's own. */
function mainRow({ key, result }: GroupResponse): CompactRow {
  const names = Object.entries(key);
  const label = names.map(([, value]) => value).join(", ");
  const rows: AskedRows = names.length === 0 ? {} : { key: names.map((pair) => pair.join("=")).join(",") };
  return { id: label, label, ...wordsOf(result), rows };
}

function itemRows(measure: MeasureTextResponse, id: string, result: ResultResponse): readonly CompactRow[] {
  const label = partText(measure, id)?.title ?? formatCode(id);
  if (result.kind === "shares") {
    const most = [...result.shares].sort((one, other) => other.numerator - one.numerator)[0];
    if (!most || most.numerator === 0) return [];
    const [row] = classRows(measure, { ...result, shares: [most] }, { part: id });
    return row ? [{ ...row, id, label: `${label}: most often ${row.label.toLowerCase()}` }] : [];
  }
  const rows: AskedRows = result.kind === "proportion" ? { part: id, partClass: "met" } : { part: id };
  return [{ id, label, ...wordsOf(result), rows }];
}

function classRows(
  measure: MeasureTextResponse,
  result: SharesResponse,
  { part }: { readonly part?: string },
): readonly CompactRow[] {
  const isPeople = result.unit === undefined;
  return result.shares.map((share) => ({
    id: share.class,
    label: sentenceCase(formatCode(share.class)),
    ...classWords(share, result.denominator),
    rows: isPeople ? rowsOfClass(share.class, part) : null,
  }));
}

function rowsOfClass(name: string, part: string | undefined): AskedRows {
  return part === undefined ? { class: "counted", reason: name } : { part, partClass: name };
}

function classWords(
  share: SharesResponse["shares"][number],
  denominator: number,
): Pick<CompactRow, "value" | "detail"> {
  const wording = wordingOf(denominator);
  if (wording === "few") return { value: "Too few to show", detail: "fewer than 5" };
  const counts = formatOf(share.numerator, denominator);
  if (wording === "counts") return { value: counts, detail: "too few for a rate" };
  const interval =
    share.lower === null || share.upper === null
      ? ""
      : `${formatPercentInterval(share.lower, share.upper)} · `;
  return { value: formatPercent(share.estimate), detail: interval + counts };
}

function wordsOf(result: ResultResponse): Pick<CompactRow, "value" | "detail"> {
  const { value, detail } = figureWords(result);
  return { value, detail: detail.replace(/95% interval /, "") };
}
