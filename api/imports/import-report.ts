import type { FeedName } from "./feed-columns.js";

/** One file of an import: which feed it is and where it lies. */
export type ImportFile = { feed: FeedName; path: string };

export type ImportRequest = {
  files: readonly ImportFile[];
  /** Does everything but keep it. */
  dryRun: boolean;
  /** Keeps nothing when a row is rejected or a file refused. */
  allOrNothing: boolean;
  /** Where the rejected rows are written; with several files, one file for each feed with rejections. */
  rejectsPath?: string;
  /** Empties a database that holds the demo data first. */
  clearDemo: boolean;
  /** Whether the rows are the demo data. */
  isDemo: boolean;
  presentSeconds: number;
};

/** rowsRead = inserted + updated + unchanged + rejected. A refused file gives its sentence and no rows. */
export type FeedReport = {
  feed: FeedName;
  rowsRead: number;
  inserted: number;
  updated: number;
  unchanged: number;
  rejected: number;
  refused?: string;
};

export type FindingCount = {
  feed: FeedName;
  code: string;
  column: string | null;
  isRejection: boolean;
  count: number;
  exampleLine: number | null;
  exampleText: string | null;
  repair: string;
};

/** importId is null when nothing was kept; refused says why when that was not asked for. */
export type ImportReport = {
  importId: number | null;
  feeds: FeedReport[];
  findings: FindingCount[];
  refused?: string;
};

/** How the rows of a feed are counted, in the order of a table's columns. */
export const countedRows = ["rowsRead", "inserted", "updated", "unchanged", "rejected"] as const;

/** 0 when all rows were taken, 3 when some were rejected, 1 when nothing could be taken. */
export function exitCodeOf(report: ImportReport): number {
  if (report.refused !== undefined) return 1;
  const isClean = report.feeds.every((feed) => feed.rejected === 0 && feed.refused === undefined);
  if (isClean) return 0;
  return report.feeds.some((feed) => feed.inserted + feed.updated + feed.unchanged > 0) ? 3 : 1;
}
