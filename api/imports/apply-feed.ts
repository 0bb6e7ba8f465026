import type pg from "pg";
import { fillTable, isEmpty } from "../database/fill-table.js";
import { conflictingRows } from "./conflicting-rows.js";
import { feedColumns, itemNumberOf } from "./feed-columns.js";
import type { FeedColumn } from "./feed-columns.js";
import type { FeedPlan, RowRule, StoredColumn } from "./feed-plan.js";

/** What the statements of one feed are told: how many rows and which columns the file has, the import, and its present instant. */
export type FeedContext = {
  rowsRead: number;
  present: ReadonlySet<string>;
  importId: number;
  presentSeconds: number;
};

export type AppliedFeed = { inserted: number; updated: number; accepted: number };

/** From so many rows on, a file names most of what it can name. */
const LARGE_FILE = 100_000;

type Statement = (sql: string) => Promise<number>;

/** Takes the staged rows of one feed into its table: resolves, checks, accepts, then inserts and updates. */
export async function applyFeed(
  client: pg.Client,
  plan: FeedPlan,
  context: FeedContext,
): Promise<AppliedFeed> {
  const run: Statement = async (sql) => (await client.query(boundTo(sql, context))).rowCount ?? 0;
  const { feed } = plan;
  // Sorting text for a merge join takes twice as long as hashing it.
  await run("SET LOCAL enable_mergejoin = off");
  for (const statement of plan.prepare?.(context.rowsRead > LARGE_FILE) ?? []) await run(statement);
  await run(`CREATE TEMP TABLE resolved_${feed} ON COMMIT DROP AS ${plan.resolve}`);
  await run(
    findingsOver(plan, `resolved_${feed} AS r`, [
      ...plan.rules.map(caseOf),
      ...feedColumns[feed].flatMap(faultsOf),
    ]),
  );
  await run("SET LOCAL enable_mergejoin = on");
  const doubled = await run(`SELECT FROM resolved_${feed} AS r WHERE r.occurrence > 1 LIMIT 1`);
  if (doubled > 0) await run(conflictingRows(plan));
  await run(withoutRejectedWarnings(plan));
  await run(accept(plan));
  // Where nothing stands yet, the rows are only copied: there is no plan to choose.
  const isPlain = plan.before.length === 0 && (await isEmpty(client, plan.table));
  if (!isPlain) await run(`ANALYZE accepted_${feed}`);
  for (const statement of plan.before) await run(statement);
  const applied = await upsert(client, { plan, context, run });
  for (const statement of plan.touch) await run(statement);
  if (plan.warnings.length > 0) {
    await run(
      findingsOver(
        plan,
        `accepted_${feed} AS a`,
        plan.warnings.map((rule) => caseOf({ ...rule, isWarning: true })),
      ),
    );
  }
  return applied;
}

/** Column names, numbers and truth values take the places that the statements leave for them; text never does. */
function boundTo(sql: string, context: FeedContext): string {
  return sql
    .replaceAll(/:has\((\w+)\)/g, (_, column: string) => (hasColumn(context, column) ? "true" : "false"))
    .replaceAll(":present", `to_timestamp(${Math.floor(context.presentSeconds)})`);
}

function hasColumn(context: FeedContext, column: string): boolean {
  return column === "items"
    ? [...context.present].some((name) => itemNumberOf("scores", name) !== null)
    : context.present.has(column);
}

type Check = { column: string; code: string; condition: string; found: string; isRejection: boolean };

function caseOf(rule: RowRule): Check {
  const alias = /\br\./.test(rule.condition) ? "r" : "a";
  const found =
    rule.column === "items" ? `array_to_string(${alias}.items, ' ', '')` : `${alias}."${rule.column}"::text`;
  return {
    column: rule.column,
    code: `'${rule.code}'`,
    condition: rule.condition,
    found,
    isRejection: rule.isWarning !== true,
  };
}

/** The findings that a column implies by being required and by its kind; all but one are rejections. */
function faultsOf(column: FeedColumn): Check[] {
  const blank = column.required ? [rejection(column, "'blank'", `${valueOf(column)} IS NULL`)] : [];
  return [...blank, ...faultsOfKind(column)];
}

function valueOf({ name }: FeedColumn): string {
  return `r."${name}"`;
}

function rejection(column: FeedColumn, code: string, condition: string): Check {
  return { column: column.name, code, condition, found: valueOf(column), isRejection: true };
}

function faultsOfKind(column: FeedColumn): Check[] {
  const value = valueOf(column);
  const check = (code: string, condition: string): Check => rejection(column, code, condition);
  switch (column.kind) {
    case "text":
      return [];
    case "key":
      // Kept exactly as written, and told: of two systems one often pads its ids, and each would be a person of its own.
      return [
        { ...check("'outer_space'", `${value} <> btrim(${value}, E' \\t\\u00A0')`), isRejection: false },
      ];
    case "truth":
      return [check("'unknown_code'", `lower(${value}) NOT IN ('true', 'false')`)];
    case "code":
      return [
        check("'unknown_code'", `${value} NOT IN (${column.codes.map((code) => `'${code}'`).join(", ")})`),
      ];
    case "instant": {
      const fault = `pg_temp.instant_fault(${value}, r.at_zone)`;
      return [check(fault, `${fault} IS NOT NULL`)];
    }
    case "date": {
      const fault = `pg_temp.date_fault(${value})`;
      return [check(fault, `${fault} IS NOT NULL`)];
    }
    case "integer":
      return [
        check("'not_a_number'", `${value} !~ '^-?[0-9]{1,9}$'`),
        check("'out_of_range'", `pg_temp.is_whole_outside(${value}, ${column.min}, ${column.max})`),
      ];
    case "decimal":
      return [check("'not_a_number'", `(${value} IS NOT NULL AND pg_temp.read_decimal(${value}) IS NULL)`)];
  }
}

/**
 * One pass over the rows: those where any condition holds give a finding for each that does. The findings of a row are lists
 * side by side: of a VALUES list every expression is made ready anew for each row, which takes ten times as long.
 */
function findingsOver(plan: FeedPlan, rows: string, checks: readonly Check[]): string {
  const alias = rows.slice(-1);
  const listed = (one: (check: Check) => string): string => `ARRAY[${checks.map(one).join(",\n")}]`;
  return `
    INSERT INTO staged_finding (feed, line, column_name, code, is_rejection, text_found)
    SELECT '${plan.feed}', ${alias}.line, v.column_name, v.code, v.is_rejection, v.found
    FROM ${rows}
    CROSS JOIN LATERAL unnest(
      ${listed((one) => `'${one.column}'`)},
      ${listed((one) => `CASE WHEN ${one.condition} THEN ${one.code} END`)},
      ${listed((one) => String(one.isRejection))},
      ${listed((one) => `left(${one.found}, 80)`)}
    ) AS v (column_name, code, is_rejection, found)
    WHERE (${checks.map((one) => `(${one.condition})`).join("\nOR ")})
      AND v.code IS NOT NULL`;
}

function withoutRejectedWarnings(plan: FeedPlan): string {
  return `
    DELETE FROM staged_finding AS w
    USING staged_finding AS f
    WHERE w.feed = '${plan.feed}' AND NOT w.is_rejection AND w.line IS NOT NULL
      AND f.feed = w.feed AND f.line = w.line AND f.is_rejection`;
}

function accept(plan: FeedPlan): string {
  const columns = [...plan.key, ...plan.values].map((column) => `${column.typed} AS "${column.target}"`);
  return `
    CREATE TEMP TABLE accepted_${plan.feed} ON COMMIT DROP AS
    SELECT r.line, ${[...columns, ...plan.carried].join(", ")}
    FROM resolved_${plan.feed} AS r
    WHERE r.occurrence = 1
      AND NOT EXISTS (
        SELECT FROM staged_finding AS f WHERE f.feed = '${plan.feed}' AND f.line = r.line AND f.is_rejection
      )`;
}

type Applying = { plan: FeedPlan; context: FeedContext; run: Statement };

async function upsert(client: pg.Client, { plan, context, run }: Applying): Promise<AppliedFeed> {
  const { feed, table } = plan;
  const counted = await client.query<{ accepted: number }>(
    `SELECT count(*)::integer AS accepted FROM accepted_${feed}`,
  );
  const accepted = counted.rows[0]?.accepted ?? 0;
  const keys = plan.key.map((column) => `"${column.target}"`);
  const targets = [...plan.key, ...plan.values].map((column) => `"${column.target}"`);
  const insert = `INSERT INTO ${table} (${targets.join(", ")}, import_id)
    SELECT ${targets.map((target) => `a.${target}`).join(", ")}, ${context.importId} FROM accepted_${feed} AS a`;
  if (await isEmpty(client, table)) {
    // Nothing stands yet, so every accepted row is new.
    const list = keys.map((key) => `a.${key}`).join(", ");
    await run(`CREATE TEMP VIEW changed_${feed} AS SELECT ${list} FROM accepted_${feed} AS a`);
    const inserted = await fillTable(client, { table, rows: accepted }, async () => await run(insert));
    return { accepted, inserted, updated: 0 };
  }
  const values = plan.values.filter((column) => context.present.has(column.source));
  await run(changedRows(plan, keys, values));
  await run(`ANALYZE changed_${feed}`);
  const updated = await run(update(plan, values, context.importId));
  const inserted = await run(`${insert} JOIN changed_${feed} AS c ON c.line = a.line WHERE c.is_new`);
  return { accepted, inserted, updated };
}

/**
 * The rows that are new or differ, with all that an update needs of them: joined to the accepted ones once more, and those
 * to the table by several columns, the planner expects a single row and compares all with all.
 */
function changedRows(plan: FeedPlan, keys: string[], values: StoredColumn[]): string {
  const on = keys.map((key) => `t.${key} = a.${key}`).join(" AND ");
  const carried = [...keys, ...values.map((column) => `"${column.target}"`)].map((column) => `a.${column}`);
  const differs = values.map((column) => `t."${column.target}" IS DISTINCT FROM a."${column.target}"`);
  return `
    CREATE TEMP TABLE changed_${plan.feed} ON COMMIT DROP AS
    SELECT a.line, ${carried.join(", ")}, t.${keys[0]} IS NULL AS is_new
    FROM accepted_${plan.feed} AS a
    LEFT JOIN ${plan.table} AS t ON ${on}
    WHERE t.${keys[0]} IS NULL${[...differs, ...(plan.alsoChanged ?? [])].map((one) => ` OR ${one}`).join("")}`;
}

function update(plan: FeedPlan, values: StoredColumn[], importId: number): string {
  const set = values.map((column) => `"${column.target}" = c."${column.target}"`);
  const on = plan.key.map((column) => `t."${column.target}" = c."${column.target}"`).join(" AND ");
  return `
    UPDATE ${plan.table} AS t
    SET ${[...set, `import_id = ${importId}`].join(", ")}
    FROM changed_${plan.feed} AS c
    WHERE NOT c.is_new AND ${on}`;
}
