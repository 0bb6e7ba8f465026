import type { ReactNode } from "react";
import { Link } from "react-router";
import type { RowResponse } from "#shared/contract/measures";
import { searchOf, type ViewState } from "../view/view-state.js";

/** The episode of a row by its enrollment, or its inquiry where nobody was enrolled; it opens the episode's page. */
export function EpisodeLink(props: {
  readonly row: Pick<RowResponse, "programCode" | "episodeNo" | "inquiryId" | "enrollmentId">;
  readonly view: ViewState;
}): ReactNode {
  const { programCode, episodeNo } = props.row;
  if (episodeNo === null) return "–";
  const pathname = `/episode/${encodeURIComponent(programCode)}/${episodeNo}`;
  return (
    <Link className="unbroken" to={{ pathname, search: searchOf(props.view) }}>
      {props.row.enrollmentId ?? props.row.inquiryId ?? `${programCode} ${episodeNo}`}
    </Link>
  );
}
