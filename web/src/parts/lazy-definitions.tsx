import type { ReactNode } from "react";
import type { ViewState } from "../view-state.js";
import { DefinitionPanel } from "./definition-panel.js";
import { FigurePart } from "./figure-part.js";
import { Folded } from "./folded.js";

/** "How computed" of several measures that share a table; their whole figures are read only once somebody asks. */
export function LazyDefinitions(props: {
  readonly measures: readonly string[];
  readonly view: ViewState;
  readonly instrument: string | null;
}): ReactNode {
  const { instrument } = props;
  return (
    <Folded summary="How the columns are computed">
      {() =>
        props.measures.map((id) => (
          <FigurePart
            key={id}
            id={id}
            view={props.view}
            options={{ curve: "none", ...(instrument === null ? {} : { instrument }) }}
            height="2rem"
            empty={`Nothing in this view is in “${id}”.`}
          >
            {(read) => (
              <div className="definition-entry">
                <strong>{read.measure.title}</strong>
                <DefinitionPanel {...read} />
              </div>
            )}
          </FigurePart>
        ))
      }
    </Folded>
  );
}
