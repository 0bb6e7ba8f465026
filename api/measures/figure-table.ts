import type { AnalyzedMeasure } from "#shared/measures/analysis/analyze";
import type { Measure } from "#shared/measures/definition";
import type { GroupResult, Result } from "#shared/measures/result";
import { aligned } from "../command.js";

/** Three decimals are enough to read; --json has all of them. */
function short(value: number | null): string {
  return value === null ? "–" : String(Math.round(value * 1000) / 1000);
}

/** n, value, lower and upper of a figure. */
function cellsOf(result: Result): string[] {
  switch (result.kind) {
    case "proportion":
      return [
        `${result.numerator}/${result.denominator}`,
        short(result.estimate),
        short(result.lower),
        short(result.upper),
      ];
    case "time-to-event": {
      const { estimate, lower, upper } = result.median;
      const median = estimate === null ? "not reached" : short(estimate);
      return [`${result.events}/${result.n}`, median, short(lower), short(upper)];
    }
    case "duration":
      return [
        String(result.n),
        short(result.median),
        short(result.lowerQuartile),
        short(result.upperQuartile),
      ];
    case "mean":
    case "mean-change":
      return [String(result.n), short(result.mean), short(result.lower), short(result.upper)];
    case "rate":
      return [`${short(result.events)}/${short(result.amount)}`, short(result.estimate), "", ""];
    case "shares":
      return [short(result.denominator), "", "", ""];
    case "trajectory":
    case "list":
      return ["", "", "", ""];
    default:
      return [result.kind, "", "", ""];
  }
}

/** What value, lower and upper are, where the lines of one table have them of different kinds. */
function whatIsShown(result: Result): string {
  switch (result.kind) {
    case "proportion":
      return " (share, 95% interval)";
    case "mean":
      return " (mean, 95% interval)";
    case "duration":
      return " (median, quartiles)";
    case "time-to-event":
      return " (median, 95% interval)";
    default:
      return "";
  }
}

/** The lines below a figure of several: one a share, step or item. */
function partsOf(result: Result): string[][] {
  if (result.kind === "shares") {
    return result.shares.map((share) => [
      share.class,
      `${short(share.numerator)}/${short(result.denominator)}`,
      short(share.estimate),
      short(share.lower),
      short(share.upper),
    ]);
  }
  if (result.kind === "duration") {
    return (result.steps ?? []).map((step) => [
      step.id,
      String(step.n),
      short(step.median),
      short(step.lowerQuartile),
      short(step.upperQuartile),
    ]);
  }
  if (result.kind !== "list") return [];
  return result.items.flatMap((item) => [
    [item.id + whatIsShown(item.result), ...cellsOf(item.result)],
    ...partsOf(item.result).map(([name = "", ...cells]) => [`  ${name}`, ...cells]),
  ]);
}

const headings: Readonly<Record<Measure["kind"], readonly [string, string, string]>> = {
  proportion: ["share", "lower", "upper"],
  shares: ["share", "lower", "upper"],
  duration: ["median", "lower quartile", "upper quartile"],
  "time-to-event": ["median", "lower", "upper"],
  "mean-change": ["mean change", "lower", "upper"],
  list: ["value", "lower", "upper"],
};

function rowsOf(group: GroupResult): string[][] {
  const left = Object.values(group.excluded).reduce((total, count) => total + count, 0);
  const missing = Object.values(group.missing).reduce((total, count) => total + count, 0);
  const name = Object.values(group.key).join(" · ") || "all";
  const period = group.period ?? "";
  const counts = [String(group.pending), String(left), String(missing), group.marks.join(" ")];
  return [
    [name, period, ...cellsOf(group.result), ...counts],
    ...partsOf(group.result).map(([part = "", ...cells]) => [`  ${part}`, "", ...cells, "", "", "", ""]),
  ];
}

/** A measure's figures as a table to read; a sentence where there is no group to name. */
export function tableOf(measure: Measure, result: AnalyzedMeasure): string {
  if (result.groups.length === 0) return "Nobody is counted in this view, so there is no group to show.\n";
  const header = [
    "group",
    "period",
    "n",
    ...headings[measure.kind],
    "pending",
    "excluded",
    "missing",
    "marks",
  ];
  return aligned([header, ...result.groups.flatMap(rowsOf)]);
}

/** What was asked for beside the figures, as sentences. */
export function sentencesOf(result: AnalyzedMeasure): string {
  const name = (key: Readonly<Record<string, string>>): string => {
    const values = Object.values(key).join(" · ");
    return values === "" ? "" : `${values}: `;
  };
  const compared = result.groups.flatMap((group) =>
    group.comparison ? [`${name(group.key)}${group.comparison.sentence}`] : [],
  );
  const judged = (result.process ?? []).map(({ key, chart }) => {
    const said = chart.kind === "process" ? chart.sentences.join(" ") : chart.reason;
    return `${name(key)}${said}`;
  });
  const funnel = result.funnel?.kind === "funnel" ? result.funnel.sentences : [];
  const reason = result.funnel?.kind === "insufficient" ? [result.funnel.reason] : [];
  const mix = (result.mix ?? []).map(({ key, adjusted }) => {
    if (adjusted.kind === "insufficient") return `${name(key)}${adjusted.reason}`;
    const expected = Math.round(adjusted.expected * 10) / 10;
    return `${name(key)}${adjusted.observed} observed, ${expected} expected from the baseline mix.`;
  });
  return [...compared, ...judged, ...funnel, ...reason, ...mix].map((sentence) => `${sentence}\n`).join("");
}
