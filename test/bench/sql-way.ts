import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Client } from "pg";
import { packageRoot } from "#api/config";
import { groupText, type Cut, type Figures } from "./figures.js";
import { AS_OF_SECONDS } from "./sizes.js";

/** What the SQL of a measure reads: one row per inquiry or per stay. */
const grains: Readonly<Record<string, "wait" | "stay">> = {
  "access-within-48h": "wait",
  "time-to-first-session": "wait",
  completion: "stay",
};

export type SqlSource = "facts" | "base";

function sqlText(name: string): string {
  return readFileSync(join(packageRoot, "test", "bench", `${name}.sql`), "utf8");
}

/** The statement of a measure over a source; null where no short SQL of it exists. */
export function sqlOf(measureId: string, source: SqlSource): string | null {
  const grain = grains[measureId];
  if (grain === undefined) return null;
  return `WITH ${grain} AS (\n${sqlText(`${grain}s-of-${source}`)}\n)\n${sqlText(measureId)}`;
}

interface GroupRow {
  readonly program: string | null;
  readonly month: string | null;
  readonly first_count: number;
  readonly second_count: number;
  readonly third_count: number;
  readonly fourth_count: number;
  readonly median: number | null;
}

/** Runs a statement of sqlOf for a cut. */
export async function askSql(client: Client, sql: string, cut: Cut): Promise<Figures> {
  const asOf = new Date(AS_OF_SECONDS * 1000);
  const found = await client.query<GroupRow>(sql, [asOf, cut.byProgram, cut.byMonth]);
  return new Map(
    found.rows.map((row) => [
      groupText(row.program, row.month),
      [row.first_count, row.second_count, row.third_count, row.fourth_count, row.median ?? -1],
    ]),
  );
}
