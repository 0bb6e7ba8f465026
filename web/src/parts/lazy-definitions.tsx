import type { ReactNode } from "react";
import type { FigureOptions, ViewState } from "../view/view-state.js";
import { DefinitionPanel } from "./definition-panel.js";
import { FigurePart } from "./figure-part.js";
import { Folded } from "./folded.js";
import { useMeasures } from "../asking/use-figures.js";

/** "How computed" of several measures that share a table; their whole figures are read only once somebody asks. */
export function LazyDefinitions(props: {
  readonly measures: readonly string[];
  readonly view: ViewState;
  readonly instrument: string | null;
}): ReactNode {
  const { data: texts } = useMeasures();
  // The narrowing to one instrument is for measures of pairs of scores only: any other refuses it.
  const instrumentOf = (id: string): string | null =>
    texts?.find((one) => one.id === id)?.grain === "pair" ? props.instrument : null;
  return (
    <Folded summary="How the columns are computed">
      {() =>
        props.measures.map((id) => (
          <FigurePart
            key={id}
            id={id}
            view={props.view}
            options={optionsOf(instrumentOf(id))}
            height="2rem"
            empty={`Nothing in this view is in “${id}”.`}
          >
            {(read) => (
              <div className="definition-entry">
                <strong>{read.measure.title}</strong>
                <DefinitionPanel {...read} view={props.view} />
              </div>
            )}
          </FigurePart>
        ))
      }
    </Folded>
  );
}

function optionsOf(instrument: string | null): FigureOptions {
  return { curve: "none", ...(instrument === null ? {} : { instrument }) };
}
