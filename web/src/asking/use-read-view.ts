import { useQueries } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { afterPaint } from "./after-paint.js";
import type { FigureQuery } from "./use-figures.js";
import { searchOf, type ViewState } from "../view/view-state.js";

/**
 * The view once the first figures of a page have been read for it, or have failed; before, the last one for which they
 * were, or null. What stands below the first screen asks for its figures only then, so that it never holds up those that
 * the reader looks at, nor does drawing it anew.
 */
export function useReadView(view: ViewState, first: readonly FigureQuery[]): ViewState | null {
  const answers = useQueries({ queries: [...first] });
  const isRead = answers.every((answer) => answer.data !== undefined || answer.isError);
  const [read, setRead] = useState<ViewState | null>(isRead ? view : null);
  const isNext = isRead && (read === null || searchOf(read) !== searchOf(view));
  useEffect(() => (isNext ? afterPaint(() => setRead(view)) : undefined), [isNext, view]);
  return read;
}
