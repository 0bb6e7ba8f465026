import { parseArgs } from "node:util";
import { stringify } from "csv-stringify/sync";
import type { ViewQuery } from "#shared/contract/measures";
import { Refusal } from "#shared/contract/problems";
import type { Measure } from "#shared/measures/definition";
import type { EpisodeColumns } from "#shared/measures/episode";
import { evaluateMeasure, listEpisodes } from "#shared/measures/evaluate";
import { measures } from "#shared/measures/index";
import type { GroupResult, MeasureResult, Result } from "#shared/measures/result";
import { aligned, type Command, type Surroundings } from "../command.js";
import { inTransaction } from "../database/scoped-transaction.js";
import { buildDueFacts } from "../facts/build-facts.js";
import { loadEpisodeColumns, loadEpisodeColumnsAsOf } from "../facts/episode-columns.js";
import { describeMeasure } from "./describe-measure.js";
import { planMeasure, planView, type PlannedView } from "./plan-view.js";
import { readPresent, readRows, type RunQuery } from "./read-data.js";

const options = {
  from: { type: "string" },
  to: { type: "string" },
  by: { type: "string" },
  every: { type: "string" },
  where: { type: "string", multiple: true },
  "as-of": { type: "string" },
  class: { type: "string" },
  json: { type: "boolean" },
} as const;

const optionHelp = `  --from D, --to D   local days, from inclusive, to exclusive (YYYY-MM-DD)
  --by DIMENSION     program, track, site, population, group, cohort, referral_source, payer_class, age_band, sex, channel
  --every LENGTH     week, month, quarter or year
  --where D=VALUE    only these, comma-separated or repeated
  --as-of INSTANT    as known then, e.g. 2026-01-31T18:00:00Z`;

interface Asked {
  readonly measure: Measure;
  readonly planned: PlannedView;
  readonly columns: EpisodeColumns;
  readonly isDemo: boolean;
  readonly isJson: boolean;
  readonly class: string | undefined;
  readonly run: RunQuery;
}

async function readAsked(words: string[], surroundings: Surroundings): Promise<Asked> {
  const { client, presentSeconds } = surroundings;
  const { values, positionals } = parseArgs({ args: words, allowPositionals: true, options });
  const [id, ...more] = positionals;
  if (id === undefined || more.length > 0)
    throw new Refusal("unknown-measure", "Name one measure; `measures` lists them.");
  const measure = planMeasure(id);
  const run: RunQuery = async (sql, parameters) => (await client.query(sql, parameters)).rows;
  const present = await readPresent(run, presentSeconds);
  const query: ViewQuery = {};
  for (const name of ["from", "to", "by", "every"] as const)
    if (values[name] !== undefined) query[name] = values[name];
  if (values.where) query.where = values.where.join(",");
  if (values["as-of"] !== undefined) query.asOf = values["as-of"];
  const planned = planView(query, present.asOf);
  await inTransaction(client, async () => await buildDueFacts(client, { asOfSeconds: presentSeconds }));
  const columns = planned.present
    ? await loadEpisodeColumns(client)
    : await loadEpisodeColumnsAsOf(client, planned.view.asOf);
  const isJson = values.json ?? false;
  return { measure, planned, columns, isDemo: present.isDemo, isJson, class: values.class, run };
}

function withDemoMark(result: MeasureResult, isDemo: boolean): MeasureResult {
  if (!isDemo) return result;
  return { ...result, groups: result.groups.map((group) => ({ ...group, marks: [...group.marks, "demo"] })) };
}

/** Three decimals are enough to read; --json has all of them. */
function short(value: number | null): string {
  return value === null ? "not reached" : String(Math.round(value * 1000) / 1000);
}

function figureCells(result: Result): string[] {
  if (result.kind === "proportion") {
    return [
      `${result.numerator}/${result.denominator}`,
      short(result.estimate),
      short(result.lower),
      short(result.upper),
    ];
  }
  if (result.kind === "time-to-event") {
    const { estimate, lower, upper } = result.median;
    return [`${result.events}/${result.n}`, short(estimate), short(lower), short(upper)];
  }
  return [result.kind, "", "", ""];
}

function tableOf(measure: Measure, groups: readonly GroupResult[]): string {
  const what = measure.kind === "proportion" ? "share" : `median ${measure.unit}`;
  const header = ["group", "period", "n", what, "lower", "upper", "pending", "excluded", "marks"];
  const sum = (counts: Readonly<Record<string, number>>): string =>
    String(Object.values(counts).reduce((total, count) => total + count, 0));
  const rows = groups.map((group) => [
    Object.values(group.key).join(" · ") || "all",
    group.period ?? "",
    ...figureCells(group.result),
    String(group.pending),
    sum(group.excluded),
    group.marks.join(" "),
  ]);
  return aligned([header, ...rows]);
}

export const measureCommand: Command = {
  help: `measure <id> [options] [--json]

The figure of a measure, with interval, n and who is left out.
${optionHelp}

Examples:
  measure access-within-48h --every month --json
  measure completion --by program --from 2025-07-01 --to 2026-01-01
`,
  async run(words, surroundings) {
    const asked = await readAsked(words, surroundings);
    const result = evaluateMeasure(asked.columns, asked.measure, asked.planned.view);
    const marked = withDemoMark(result, asked.isDemo);
    surroundings.stdout.write(
      asked.isJson ? `${JSON.stringify(marked)}\n` : tableOf(asked.measure, marked.groups),
    );
    return 0;
  },
};

export const rowsCommand: Command = {
  help: `rows <id> [options] [--class met] [--json]

The episodes behind a figure, one line each, as CSV; their number equals the figure's.
${optionHelp}
  --class CLASS      only rows of this class: met, not_met, pending, missing, excluded; event, competing, censored

Example:
  rows access-within-48h --from 2026-06-01 --to 2026-07-01 --class not_met
`,
  async run(words, surroundings) {
    const asked = await readAsked(words, surroundings);
    const filter = asked.class === undefined ? {} : { class: asked.class };
    const listed = listEpisodes(asked.columns, asked.measure, asked.planned.view, filter);
    const rows = await readRows(asked.run, listed);
    if (asked.isJson) surroundings.stdout.write(`${JSON.stringify({ total: rows.length, rows })}\n`);
    else {
      const lines = rows.map((row) => [
        row.programCode,
        row.inquiryId,
        row.enrollmentId,
        row.cohort,
        row.indexOn,
        row.class,
        row.reason,
        row.value,
        row.unit,
      ]);
      const header = "program_code,inquiry_id,enrollment_id,cohort,index_on,class,reason,value,unit".split(
        ",",
      );
      surroundings.stdout.write(stringify([header, ...lines], { escape_formulas: true }));
    }
    return 0;
  },
};

export const measuresCommand: Command = {
  help: `measures [--json]

Lists the measures with their definitions.

Example:
  measures --json
`,
  async run(words, { stdout }) {
    const { values } = parseArgs({ args: words, options: { json: { type: "boolean" } } });
    const texts = measures.map(describeMeasure);
    if (values.json) stdout.write(`${JSON.stringify({ measures: texts })}\n`);
    else {
      for (const text of texts) {
        const left = text.exclusions.map((each) => each.code).join(", ");
        stdout.write(`${text.id} (version ${text.version}, ${text.kind})\n  ${text.question}\n`);
        stdout.write(`  Population: ${text.initialPopulation}\n  Counts: ${text.numerator}\n`);
        stdout.write(`  Pending: ${text.pending}\n  Excluded: ${left}\n  Method: ${text.method}\n\n`);
      }
    }
    return 0;
  },
};
