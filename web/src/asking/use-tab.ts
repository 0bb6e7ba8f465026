import { useNavigate, useSearchParams } from "react-router";
import { useReadAhead } from "./use-view.js";
import { searchOf, type ViewState } from "../view/view-state.js";

export interface UsedTab<T extends string> {
  readonly tab: T;
  /** Parameters to carry along when the view changes: the tab, where it isn't the first. */
  readonly keep: Readonly<Record<string, string>>;
  /** The address of another tab of the same view. */
  readonly searchOfTab: (tab: T) => string;
  /** Goes to another view with the tab kept. */
  readonly setView: (view: ViewState) => void;
}

/** A page's own switch, kept in the address as `tab`; the first word is the default and isn't written. */
export function useTab<T extends string>(tabs: readonly [T, ...T[]], view: ViewState): UsedTab<T> {
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const readAhead = useReadAhead();
  const tabOf = (of: URLSearchParams): T => tabs.find((one) => one === of.get("tab")) ?? tabs[0];
  const tab = tabOf(search);
  const paramsOf = (name: T): Readonly<Record<string, string>> => (name === tabs[0] ? {} : { tab: name });
  return {
    tab,
    keep: paramsOf(tab),
    searchOfTab: (name) => searchOf(view, paramsOf(name)),
    setView: (next) => {
      readAhead(next);
      // The tab of the address, which is ahead of the one drawn while that one's script is still on its way.
      const chosen = tabOf(new URLSearchParams(window.location.search));
      void navigate({ search: searchOf(next, paramsOf(chosen)) });
    },
  };
}
