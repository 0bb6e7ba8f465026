import type { ReactNode } from "react";
import type { DimensionResponse } from "#shared/contract/measures";
import { Link } from "react-router";
import { contradictionsOf } from "../view/contradictions.js";
import { goneValuesOf, withoutGone } from "../view/gone-values.js";
import { searchOf, type ViewState } from "../view/view-state.js";

/**
 * Says which parts of a view the data don't hold any more, as of a saved view whose cohort is gone, and leaves them out; and
 * which of them leave nobody together, with a way out.
 */
export function GoneNotice(props: {
  readonly view: ViewState;
  readonly known: readonly DimensionResponse[];
  readonly today: string;
  readonly onChange: (view: ViewState) => void;
}): ReactNode {
  const gone = goneValuesOf(props.view, props.known);
  const reasons = contradictionsOf(props.view, props);
  if (gone.length + reasons.length === 0) return null;
  return (
    <div className="notice gone" role="status">
      {gone.map((one) => (
        <p key={one.sentence}>{one.sentence}</p>
      ))}
      {gone.length > 0 ? (
        <p>
          <button
            type="button"
            className="plain-button"
            onClick={() => props.onChange(withoutGone(props.view, props.known))}
          >
            Go on without it
          </button>
        </p>
      ) : null}
      {reasons.map(({ sentence, way }) => (
        <p key={sentence}>
          {sentence} <Link to={{ search: searchOf(way.view) }}>{way.words}</Link>
        </p>
      ))}
    </div>
  );
}
