import type { QueryClient } from "@tanstack/react-query";
import { pageOf } from "./page-chunks.js";
import { loadPage } from "./pages-by-path.js";
import { readScreen } from "./asking/read-screen.js";
import { dimensionsQuery, measuresQuery, statusQuery } from "./asking/use-figures.js";
import { parseView } from "./view/view-state.js";

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
