import { decoded } from "./address-text.js";
import type { MeasureTextResponse } from "#shared/contract/measures";
import type { GroupNames } from "../words/group-names.js";
import { searchOf, type ViewState } from "./view-state.js";

/*
 * The page from which a list of rows was opened, as its whole address. The history keeps it beside the list's own address,
 * so that a reload keeps it too; a list that was opened by its address alone leads to the page of its measure.
 */

const ROWS = "/rows/";

/** The address of the last page that wasn't a list of rows. */
let lastPage: string | null = null;
/** From where the lists of this visit were opened: an episode's page leads back to its list, not to itself. */
const origins = new Map<string, string | null>();

/** Remembers that a page is shown. */
export function rememberPage(address: string): void {
  if (!address.startsWith(ROWS)) lastPage = address;
}

/** From where the list at an address was opened; null where nobody knows. */
export function originOf(address: string, state: unknown): string | null {
  const kept = originIn(state);
  if (kept !== null) return kept;
  const isBack = lastPage?.startsWith("/episode/") === true && origins.has(address);
  return isBack ? (origins.get(address) ?? null) : lastPage;
}

/** The page that an entry of the history keeps for its list. */
export function originIn(state: unknown): string | null {
  const from = typeof state === "object" && state !== null && "from" in state ? state.from : null;
  return typeof from === "string" && /^\/(?!\/)/.test(from) && !from.startsWith(ROWS) ? from : null;
}

/** Keeps from where the list at an address was opened, also for the lists to which it leads. */
export function rememberOrigin(address: string, origin: string | null): void {
  origins.set(address, origin);
  lastPage = origin;
}

const homes: Readonly<Record<MeasureTextResponse["section"], string>> = {
  access: "/access",
  engagement: "/engagement",
  completion: "/cohorts",
  symptoms: "/outcomes",
};

/** The page on which a measure stands, with the same view. */
export function homeOf({ section }: Pick<MeasureTextResponse, "section">, view: ViewState): string {
  return `${homes[section]}${searchOf({ ...view, by: null, sort: null, chosen: [] })}`;
}

const pageNames: Readonly<Record<string, string>> = {
  "": "the overview",
  access: "Access",
  engagement: "Engagement",
  cohorts: "Cohorts",
  outcomes: "Outcomes",
  definitions: "the definitions",
};

/** What the page at an address is called after "Back to". */
export function pageName(address: string, names: GroupNames): string {
  const { pathname } = new URL(address, "http://page");
  const [page = "", first = "", second = ""] = pathname.slice(1).split("/").map(decoded);
  if (page === "cohort") return names.titleOf(first, second);
  if (page === "episode") return `the episode ${first} ${second}`;
  return pageNames[page] ?? "the page before";
}
