import type { ReactNode } from "react";
import type { ResultResponse } from "#shared/contract/results";
import { ChartFrame } from "../../parts/chart-frame.js";
import { SharesBar } from "../../charts/shares-bar.js";
import { shownRate, wordingOf } from "../../words/told-by-n.js";
import { boundsIn, boundsSentence, categoriesFinding } from "../../findings/outcome-findings.js";
import { FigurePart, type ReadFigure } from "../../parts/figure-part.js";
import { ProportionTable, type ProportionRow } from "../../parts/proportion-table.js";
import { useSubtitle } from "../../parts/use-subtitle.js";
import { shareWords } from "../../words/result-words.js";
import type { ViewState } from "../../view/view-state.js";
import { boundsOnly } from "./bounds-column.js";

const parts = [
  { id: "improved", label: "Improved", tone: "accent" },
  { id: "unchanged", label: "No reliable change", tone: "neutral" },
  { id: "worse", label: "Deteriorated", tone: "warm" },
] as const;

/** Improved, no reliable change and deteriorated side by side, with what the missing people could make of it. */
export function CategoriesFrame(props: { readonly view: ViewState; readonly instrument: string }): ReactNode {
  const subtitleOf = useSubtitle();
  const { instrument } = props;
  const view = { ...props.view, instrument };
  return (
    <FigurePart
      id="reliable-improvement"
      view={view}
      options={{ instrument }}
      height="34rem"
      empty={`${instrument} has no published threshold of reliable change, or nobody with it was admitted in this period.`}
    >
      {(read) => {
        const title = categoriesFinding(read.group);
        const subtitle = subtitleOf({ title: `Categories of change, ${instrument}` }, view);
        return (
          <ChartFrame
            {...read}
            {...{ title, subtitle, view }}
            interval="95% intervals (Wilson)"
            reading={`${boundsSentence(read.group, "improved")} The share is of stays with a baseline and a last score: ${shareWords(read.group.beside["completeness"])} of all that are judged.`}
            chart={
              <>
                <SharesBar parts={parts} rows={[barOf(resultsOf(read), instrument)]} description={title} />
                <ProportionTable
                  caption={subtitle}
                  heading="Category"
                  rows={categoryRows(read, view)}
                  more={boundsOnly}
                  hasPlot={false}
                />
              </>
            }
          />
        );
      }}
    </FigurePart>
  );
}

function resultsOf({ group }: ReadFigure): readonly (ResultResponse | undefined)[] {
  return [group.result, group.beside["no-reliable-change"], group.beside["reliable-deterioration"]];
}

function barOf(results: readonly (ResultResponse | undefined)[], label: string) {
  const rates = results.flatMap((result) => shownRate(result) ?? []);
  const first = results[0];
  const n = first?.kind === "proportion" ? first.denominator : 0;
  if (rates.length < parts.length) {
    const words = wordingOf(n) === "few" ? "too few to show" : "too few for shares";
    return { id: label, label, n, shares: [], words };
  }
  return { id: label, label, n, shares: rates.map((rate) => rate.estimate) };
}

function categoryRows(read: ReadFigure, view: ViewState): readonly ProportionRow[] {
  const { measure } = read;
  const results = resultsOf(read);
  const more: readonly Readonly<Record<string, string>>[] = [
    {},
    { part: "no-reliable-change", partClass: "met" },
    { part: "reliable-deterioration", partClass: "met" },
  ];
  const rows = parts.map((part, place): ProportionRow => ({
    id: part.id,
    title: part.label,
    result: results[place],
    bounds: boundsIn(read.group, results[place]),
    rows: { measure, view, more: more[place] ?? {} },
  }));
  return [
    ...rows,
    {
      id: "as-nhs-counts",
      title: "Improved, as NHS counts",
      sentence: "People without a pair stay in the denominator.",
      result: read.group.beside["as-nhs-counts"],
      rows: { measure, view, more: { part: "as-nhs-counts", partClass: "met" } },
    },
  ];
}
