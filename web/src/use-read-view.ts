import { useIsFetching, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { searchOf, type ViewState } from "./view-state.js";

/**
 * The view once every figure that is being asked for has been read; before, the last one that was, or null. What stands
 * below the first screen asks for its figures only then, so that they never hold up those that the reader looks at.
 */
export function useReadView(view: ViewState): ViewState | null {
  const queries = useQueryClient();
  const reading = useIsFetching({ queryKey: ["figure"] });
  const [read, setRead] = useState<ViewState | null>(null);
  const search = searchOf(view);
  const isRead = read !== null && searchOf(read) === search;
  useEffect(() => {
    // Asked anew here: the first figures begin to be read between the drawing and this moment.
    if (!isRead && queries.isFetching({ queryKey: ["figure"] }) === 0) setRead(view);
    // The view is a new object at each drawing; its address says whether it is another one.
  }, [search, reading, isRead, queries]);
  return read;
}
