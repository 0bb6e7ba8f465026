import type { QueryClient } from "@tanstack/react-query";
import { firstQuestions, type FigureQuestion } from "./first-questions.js";
import { likelyQuestions, likelyWeek, type Change } from "./likely-questions.js";
import { pageOf } from "../page-chunks.js";
import { loadPage } from "../pages-by-path.js";
import { askedOf, dimensionsQuery, measuresQuery, statusQuery, underBandQuery } from "./use-figures.js";
import { onPeriod, parseView, type ViewState } from "../view-state.js";

/** So long an empty window may stay before the page is drawn with what is there. */
const LONGEST_MILLISECONDS = 400;

/** Reads what the first screen of an address needs, so that it is drawn once and whole; gives up after a moment. */
export async function readFirst(queries: QueryClient, address: Location): Promise<void> {
  const read = async (): Promise<void> => {
    const chunks = loadPage(address.pathname);
    const texts: Promise<unknown>[] = [queries.query(measuresQuery)];
    // The heading of a cohort is its name among the dimensions; elsewhere only the filters wait for them.
    if (pageOf(address.pathname) === "cohort") texts.push(queries.query(dimensionsQuery));
    const { asOfDay: today } = await queries.query(statusQuery);
    const { view } = parseView(new URLSearchParams(address.search), today);
    const figures = readScreen(queries, address.pathname, { view, today });
    await Promise.allSettled([chunks, ...texts, ...figures]);
  };
  const enough = new Promise<void>((resolve) => setTimeout(resolve, LONGEST_MILLISECONDS));
  await Promise.race([read().catch(() => undefined), enough]);
}

/** Asks the figures of a page's first screen; those that are known or under way are not asked again. */
export function readScreen(
  queries: QueryClient,
  pathname: string,
  { view, today }: { readonly view: ViewState; readonly today: string },
): readonly Promise<unknown>[] {
  return askAll(queries, firstQuestions(pathname, view, today));
}

function askAll(queries: QueryClient, questions: readonly FigureQuestion[]): readonly Promise<unknown>[] {
  // What fails here is asked again by the part that needs it, which also says so.
  return questions.map(async (question) => await queries.query(askedOf(question)).catch(() => undefined));
}

/** Asks what the first screen of a page will need after a change of its view. */
export function readNext(
  queries: QueryClient,
  pathname: string,
  asked: Pick<Change, "shown" | "view"> & { readonly today: string },
): void {
  const known: Change["known"] = (question) => queries.getQueryData(askedOf(question).queryKey);
  const change = { ...asked, known };
  readScreen(queries, pathname, asked);
  askAll(queries, likelyQuestions(pathname, change));
  const week = pathname === "/engagement" ? likelyWeek(change) : null;
  if (week === null) return;
  void queries.query(underBandQuery(onPeriod(asked.view, week))).catch(() => undefined);
}
