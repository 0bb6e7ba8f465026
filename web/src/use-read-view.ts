import { useQueries } from "@tanstack/react-query";
import { useState } from "react";
import type { FigureQuery } from "./use-figures.js";
import { searchOf, type ViewState } from "./view-state.js";

/**
 * The view once the first figures of a page have been read for it, or have failed; before, the last one for which they
 * were, or null. What stands below the first screen asks for its figures only then, so that it never holds up those that
 * the reader looks at.
 */
export function useReadView(view: ViewState, first: readonly FigureQuery[]): ViewState | null {
  const answers = useQueries({ queries: [...first] });
  const [read, setRead] = useState<ViewState | null>(null);
  const isRead = answers.every((answer) => answer.data !== undefined || answer.isError);
  if (isRead && (read === null || searchOf(read) !== searchOf(view))) setRead(view);
  return read;
}
