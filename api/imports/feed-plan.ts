import type { FeedName } from "./feed-columns.js";

/** A rule over one row: where the condition holds, the row has this finding. Conditions name the row `r`. */
export type RowRule = { column: string; code: string; condition: string; isWarning?: boolean };

/** A column of the table and the column of the feed that it comes from. */
export type StoredColumn = { target: string; source: string; typed: string };

/**
 * How one feed goes from its staging table into its table. All text is written here, none comes from a file.
 * - prepare: statements that make what resolve reads beside the staged rows and the stored tables; of a large file for all that stands.
 * - resolve: the SELECT that gives each staged row (`s.*`) what it refers to, its zone, and `occurrence`, 1 for the
 *   first row of its key and more for others, with `first_line`, the line of the first of them; ordered by key, so that rows are inserted in the order of the index.
 * - rules: what the columns' kinds don't imply; rejections, but for the warnings over the resolved row.
 * - warnings: findings that load and count; conditions over the accepted row `a`.
 */
export type FeedPlan = {
  feed: FeedName;
  table: string;
  prepare?: (isLarge: boolean) => readonly string[];
  resolve: string;
  rules: readonly RowRule[];
  /** Key columns of the table, filled from `typed` expressions over the resolved row. */
  key: readonly StoredColumn[];
  values: readonly StoredColumn[];
  /** More columns that the accepted rows carry for warnings, as `expression AS name`. */
  carried: readonly string[];
  warnings: readonly RowRule[];
  /** Statements between acceptance and upsert, and after it. `:has(column)` and `:present` are replaced in them. */
  before: readonly string[];
  /** Conditions over the accepted row `a` that tell a change which `before` has already made in the table. */
  alsoChanged?: readonly string[];
  /** What the changed rows touch: statements that read `changed_<feed>`. */
  touch: readonly string[];
};

export function stored(source: string, typed?: string, target?: string): StoredColumn {
  return { target: target ?? source, source, typed: typed ?? `r."${source}"` };
}
