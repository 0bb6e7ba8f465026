import type { ReactNode } from "react";
import type { DimensionResponse } from "#shared/contract/measures";
import { goneValuesOf, withoutGone } from "../gone-values.js";
import type { ViewState } from "../view-state.js";

/** Says which parts of a view the data don't hold any more, as of a saved view whose cohort is gone, and leaves them out. */
export function GoneNotice(props: {
  readonly view: ViewState;
  readonly known: readonly DimensionResponse[];
  readonly onChange: (view: ViewState) => void;
}): ReactNode {
  const gone = goneValuesOf(props.view, props.known);
  if (gone.length === 0) return null;
  return (
    <div className="notice gone" role="status">
      {gone.map((one) => (
        <p key={one.sentence}>{one.sentence}</p>
      ))}
      <p>
        <button
          type="button"
          className="plain-button"
          onClick={() => props.onChange(withoutGone(props.view, props.known))}
        >
          Go on without it
        </button>
      </p>
    </div>
  );
}
