import type { ReactNode } from "react";
import { Link } from "react-router";
import { contradictionsOf } from "../contradictions.js";
import { useDimensions, useStatus } from "../use-figures.js";
import { searchOf, type ViewState } from "../view-state.js";

/** What stands where a view holds nobody: that it does, why where the view itself says so, and the next step. */
export function EmptyWords(props: { readonly view: ViewState; readonly words: string }): ReactNode {
  const { data: known } = useDimensions();
  const { data: status } = useStatus();
  const reasons = status ? contradictionsOf(props.view, { known: known ?? [], today: status.asOfDay }) : [];
  if (reasons.length === 0) return <>{props.words} Choose a longer period or clear a filter.</>;
  return (
    <>
      {props.words}{" "}
      {reasons.map(({ sentence, way }) => (
        <span key={sentence}>
          {sentence} <Link to={{ search: searchOf(way.view) }}>{way.words}</Link>.{" "}
        </span>
      ))}
    </>
  );
}
