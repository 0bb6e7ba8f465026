import type { ReactNode } from "react";
import { Link } from "react-router";
import type { RowResponse } from "#shared/contract/measures";
import { searchOf, type ViewState } from "../view-state.js";

/** The episode of a row, by the number under which its program knows it. */
export function EpisodeLink(props: {
  readonly row: Pick<RowResponse, "programCode" | "episodeNo">;
  readonly view: ViewState;
}): ReactNode {
  const { programCode, episodeNo } = props.row;
  if (episodeNo === null) return "–";
  const pathname = `/episode/${encodeURIComponent(programCode)}/${episodeNo}`;
  return (
    <Link to={{ pathname, search: searchOf(props.view) }}>
      {programCode} {episodeNo}
    </Link>
  );
}
