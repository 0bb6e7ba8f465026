import { chunkOf, type Chunk } from "./loading/chunk.js";
import { loadCharts } from "./charts/lazy-charts.js";
import { fetchPage, pageOf, pagesOfCharts, type PageName } from "./page-chunks.js";

type NoProps = Record<never, never>;

/** Each page as a component of a chunk of its own. */
export const pageChunks: Readonly<Record<PageName, Chunk<NoProps>>> = {
  access: chunkOf<NoProps>(fetchPage.access),
  rows: chunkOf<NoProps>(fetchPage.rows),
  episode: chunkOf<NoProps>(fetchPage.episode),
  engagement: chunkOf<NoProps>(fetchPage.engagement),
  cohorts: chunkOf<NoProps>(fetchPage.cohorts),
  cohort: chunkOf<NoProps>(fetchPage.cohort),
  outcomes: chunkOf<NoProps>(fetchPage.outcomes),
  definitions: chunkOf<NoProps>(fetchPage.definitions),
};

/** Fetches what the page at a path is drawn with, where it isn't there yet. */
export async function loadPage(pathname: string): Promise<void> {
  const page = pageOf(pathname);
  if (page === null) return;
  await Promise.all([pageChunks[page].load(), ...(pagesOfCharts.has(page) ? [loadCharts()] : [])]);
}
