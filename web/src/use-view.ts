import { useCallback } from "react";
import { useSearchParams } from "react-router";
import { useStatus } from "./use-figures.js";
import { parseView, writeView, type ParsedView, type ViewState } from "./view-state.js";

/** Stands in until the server has said its own day; figures wait for that, so no number is ever drawn from it. */
const BEFORE_STATUS = "1970-01-01";

/** The view of the address, the data's own day once it is known, and how to go to another view. */
export function useView(): ParsedView & {
  readonly today: string | null;
  readonly setView: (view: ViewState) => void;
} {
  const [search, setSearch] = useSearchParams();
  const { data: status } = useStatus();
  const today = status ? (status.asOfDay ?? status.asOf.slice(0, 10)) : null;
  const parsed = parseView(search, today ?? BEFORE_STATUS);
  const setView = useCallback((view: ViewState) => setSearch(writeView(view)), [setSearch]);
  return { ...parsed, today, setView };
}
