import type { QueryClient } from "@tanstack/react-query";
import { firstQuestions, type FigureQuestion } from "./first-questions.js";
import { likelyQuestions, likelyWeek, type Change } from "./likely-questions.js";
import { askedOf, underBandQuery } from "./use-figures.js";
import { onWholePeriod, type ViewState } from "../view/view-state.js";

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
  void queries.query(underBandQuery(onWholePeriod(asked.view, week))).catch(() => undefined);
}
