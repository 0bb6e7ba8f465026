import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import { useLocation, useNavigate, useSearchParams } from "react-router";
import { readNext } from "./read-screen.js";
import { useStatus } from "./use-figures.js";
import { parseView, searchOf, type ParsedView, type ViewState } from "../view/view-state.js";

/** Stands in until the server has said its own day; figures wait for that, so no number is ever drawn from it. */
const BEFORE_STATUS = "1970-01-01";

export interface UsedView extends ParsedView {
  /** The data's own day (ISO), once it is known; figures wait for it. */
  readonly today: string | null;
  /** Goes to another view of this page; Back returns. Parameters of the page's own are dropped. */
  readonly setView: (view: ViewState) => void;
  /** Goes to this view with some parts changed. */
  readonly changeView: (parts: Partial<ViewState>) => void;
}

/**
 * The view of the address and how to go to another one: the only state of a page that is worth a link.
 *
 *     const { view, notices, today, changeView } = useView();
 *     const figure = useFigure("completion", today ? view : null, { by: "program" });
 */
export function useView(): UsedView {
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const { data: status } = useStatus();
  const today = status ? status.asOfDay : null;
  const address = search.toString();
  // One object for one address: what rests on the view is drawn anew only when it is another one.
  const parsed = useMemo(
    () => parseView(new URLSearchParams(address), today ?? BEFORE_STATUS),
    [address, today],
  );
  const readAhead = useReadAhead();
  const setView = useCallback(
    (view: ViewState) => {
      readAhead(view);
      void navigate({ pathname, search: searchOf(view) });
    },
    [navigate, pathname, readAhead],
  );
  const { view } = parsed;
  const changeView = useCallback(
    (parts: Partial<ViewState>) => setView({ ...view, ...parts }),
    [setView, view],
  );
  return { ...parsed, today, setView, changeView };
}

/** Asks what the first screen of this page will need of another view, before the page itself is drawn anew for it. */
export function useReadAhead(): (view: ViewState) => void {
  const queries = useQueryClient();
  const { pathname, search } = useLocation();
  const { data: status } = useStatus();
  const today = status ? status.asOfDay : null;
  return useCallback(
    (view: ViewState) => {
      if (today === null) return;
      const { view: shown } = parseView(new URLSearchParams(search), today);
      readNext(queries, pathname, { shown, view, today });
    },
    [queries, pathname, search, today],
  );
}
