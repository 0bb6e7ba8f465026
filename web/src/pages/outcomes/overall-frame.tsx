import type { ReactNode } from "react";
import type { ProportionResponse } from "#shared/contract/results";
import { ChartFrame } from "../../charts/chart-frame.js";
import { SharesBar, type SharesBarRow } from "../../charts/shares-bar.js";
import { shownRate } from "../../findings/findings.js";
import { boundsSentence, overallFinding, type Bounded } from "../../findings/outcome-findings.js";
import { FigurePart, type ReadFigure } from "../../parts/figure-part.js";
import { ProportionTable, type ProportionRow } from "../../parts/proportion-table.js";
import { useSubtitle } from "../../parts/use-subtitle.js";
import { shareWords } from "../../words/result-words.js";
import type { ViewState } from "../../view-state.js";
import { boundsOnly } from "./bounds-column.js";

const parts = [
  { id: "improved", label: "Improved", tone: "accent" },
  { id: "unchanged", label: "Unchanged", tone: "neutral" },
  { id: "worse", label: "Became worse", tone: "warm" },
] as const;

interface OverallFrameProps {
  readonly view: ViewState;
  /** The instruments that occur in the view. */
  readonly instruments: readonly string[];
}

/** Improvement over all instruments of a person: each counted once. */
export function OverallFrame({ view, instruments }: OverallFrameProps): ReactNode {
  const subtitleOf = useSubtitle();
  return (
    <FigurePart
      id="overall-improvement"
      view={view}
      height="32rem"
      empty="Nobody in a program with an outcome instrument was admitted in this period."
    >
      {(read) => {
        const [improved, worse] = [rateOf(read, "improved"), rateOf(read, "worse")];
        const title = overallFinding({ improved, worse, instruments });
        const subtitle = subtitleOf(read.measure, view);
        return (
          <ChartFrame
            {...read}
            {...{ title, subtitle, view }}
            interval="95% intervals (Wilson)"
            reading={readingOf(read)}
            chart={
              <>
                <SharesBar parts={parts} rows={[classesBar(read)]} description={title} />
                <ProportionTable
                  caption={subtitle}
                  heading="Class"
                  rows={overallRows(read, view)}
                  more={boundsOnly}
                />
              </>
            }
          />
        );
      }}
    </FigurePart>
  );
}

function readingOf(read: ReadFigure): string {
  return `Improved: reliably better on at least one instrument, reliably worse on none. Became worse: reliably worse on any. Whoever has a pair on one instrument alone is judged by that one. ${boundsSentence(read.group, "improved", itemOf(read, "improved"))} People with a pair: ${shareWords(read.group.beside["completeness"])} of those judged.`;
}

function itemOf({ group }: ReadFigure, id: string): Bounded | undefined {
  return group.result.kind === "list" ? group.result.items.find((item) => item.id === id) : undefined;
}

function rateOf(read: ReadFigure, id: string): ProportionResponse | null {
  const rate = itemOf(read, id)?.result;
  return rate?.kind === "proportion" ? rate : null;
}

/** The classes as one bar, which is drawn only where each of them may be shown as a rate. */
function classesBar(read: ReadFigure): SharesBarRow {
  const shares = parts.flatMap(({ id }) => shownRate(itemOf(read, id)?.result)?.estimate ?? []);
  const n = rateOf(read, "improved")?.denominator ?? 0;
  const row = { id: "all", label: "All instruments together", n };
  return shares.length === parts.length
    ? { ...row, shares }
    : { ...row, shares: [], words: "too few for shares" };
}

function overallRows(read: ReadFigure, view: ViewState): readonly ProportionRow[] {
  return read.measure.items.map((item): ProportionRow => ({
    id: item.id,
    title: item.title,
    sentence: item.sentence,
    result: itemOf(read, item.id)?.result,
    bounds: itemOf(read, item.id)?.bounds,
    rows: { measure: read.measure, view, more: { part: item.id, partClass: "met" } },
  }));
}
