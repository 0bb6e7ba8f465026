import type { ReactNode } from "react";
import { Link } from "react-router";
import type { Dimension } from "#shared/measures/definition";
import { searchOf, withFilter, type ViewState } from "../view/view-state.js";

/** Says in the place of a figure that a filter can't narrow it, with the way to the figure without it. */
export function UnfittingNotice(props: { readonly view: ViewState; readonly filter: Dimension }): ReactNode {
  const { view, filter } = props;
  const name = filter.replaceAll("_", " ");
  return (
    <p>
      Seats belong to sessions, not to people: the filter on {name} can’t narrow them.{" "}
      <Link to={{ search: searchOf(withFilter(view, filter, "")) }}>Drop the filter on {name}</Link>
    </p>
  );
}
