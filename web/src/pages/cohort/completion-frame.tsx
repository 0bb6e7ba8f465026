import type { ReactNode } from "react";
import { completionFinding } from "../../findings/cohort-findings.js";
import { ChartFrame } from "../../parts/chart-frame.js";
import { markLabels } from "../../words/mark-words.js";
import type { ViewState } from "../../view/view-state.js";
import { FigurePart, type ReadFigure } from "../../parts/figure-part.js";
import { ProportionTable, type ProportionRow } from "../../parts/proportion-table.js";
import { useSubtitle } from "../../parts/use-subtitle.js";

/** Completion with the other definitions in use over the same stays, because rates without theirs can't be compared. */
export function CompletionFrame({ view }: { readonly view: ViewState }): ReactNode {
  const subtitleOf = useSubtitle();
  return (
    <FigurePart
      id="completion"
      view={view}
      height="30rem"
      empty="Nobody was admitted in this period with these filters."
    >
      {(read) => {
        const subtitle = subtitleOf(read.measure, view, "by definition");
        return (
          <ChartFrame
            {...read}
            {...{ subtitle, view }}
            title={completionFinding(read.group)}
            interval="95% intervals (Wilson)"
            reading="The same finished stays under each definition; people still enrolled count in none. Point and line are the share and its 95% interval; an open point says that not all stays could end yet."
            chart={
              <ProportionTable caption={subtitle} heading="Definition" rows={definitionRows(read, view)} />
            }
          />
        );
      }}
    </FigurePart>
  );
}

function definitionRows({ measure, group }: ReadFigure, view: ViewState): readonly ProportionRow[] {
  const marks = markLabels(group);
  const own: ProportionRow = {
    id: measure.id,
    title: measure.title,
    sentence: measure.numerator,
    result: group.result,
    rows: { measure, view },
    marks,
  };
  const others = measure.companions.map((companion): ProportionRow => ({
    id: companion.id,
    title: companion.title,
    sentence: companion.sentence,
    result: group.beside[companion.id],
    rows: { measure, view, more: { part: companion.id, partClass: "met" } },
    marks,
  }));
  return [own, ...others];
}
