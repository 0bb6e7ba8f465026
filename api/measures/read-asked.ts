import { parseArgs } from "node:util";
import type { ViewQuery } from "#shared/contract/measures";
import { Refusal } from "#shared/contract/problems";
import type { Analysis } from "#shared/measures/analysis/analyze";
import { comparisons } from "#shared/measures/analysis/compare";
import { whyNoOutcome } from "#shared/measures/counting/evaluate";
import type { Evaluation } from "#shared/measures/counting/walk-counted";
import type { ListFilter } from "#shared/measures/result";
import type { Surroundings } from "../command.js";
import { queriesOf, type RunQuery } from "../database/run-query.js";
import { inTransaction } from "../database/scoped-transaction.js";
import { buildDueFacts } from "../facts/build-facts.js";
import { loadEpisodeColumns, loadEpisodeColumnsAsOf } from "../facts/episode-columns.js";
import { readGoals } from "../settings/read-goals.js";
import { readInstruments } from "../settings/read-instruments.js";
import { planAnalysis, type AnalysisQuery } from "./plan-analysis.js";
import { planClasses } from "./plan-rows.js";
import { planMeasure, planView } from "./plan-view.js";
import { readPresent } from "../facts/present.js";
import { unmatchedFilters } from "./unmatched-filters.js";

const options = {
  from: { type: "string" },
  to: { type: "string" },
  by: { type: "string" },
  every: { type: "string" },
  where: { type: "string", multiple: true },
  "as-of": { type: "string" },
  class: { type: "string" },
  reason: { type: "string" },
  compare: { type: "string" },
  process: { type: "boolean" },
  funnel: { type: "boolean" },
  mix: { type: "boolean" },
  json: { type: "boolean" },
} as const;

export const viewHelp = `  --from D, --to D   local days, from inclusive, to exclusive (YYYY-MM-DD)
  --by DIMENSION     program, track, site, population, group, cohort, referral_source, payer_class, age_band, sex, channel
  --every LENGTH     week, month, quarter or year
  --where D=VALUE    only these, one value of a dimension; several dimensions comma-separated or repeated;
                     symptom measures also take instrument
  --as-of INSTANT    as known then, e.g. 2026-01-31T18:00:00Z`;

/** What a command on a measure was asked, with everything that answers it. */
export interface Asked {
  readonly evaluation: Evaluation;
  readonly analysis: Analysis;
  readonly filter: ListFilter;
  readonly isDemo: boolean;
  readonly isJson: boolean;
  readonly run: RunQuery;
}

type Values = ReturnType<typeof parseWords>["values"];

function parseWords(words: string[]) {
  return parseArgs({ args: words, allowPositionals: true, options });
}

function viewQueryOf(values: Values): ViewQuery {
  const query: ViewQuery = {};
  for (const name of ["from", "to", "by", "every"] as const) {
    if (values[name] !== undefined) query[name] = values[name];
  }
  if (values.where) query.where = values.where.join(",");
  if (values["as-of"] !== undefined) query.asOf = values["as-of"];
  return query;
}

function analysisQueryOf(values: Values): AnalysisQuery {
  const compare = comparisons.find((each) => each === values.compare);
  if (values.compare !== undefined && compare === undefined) {
    throw new Refusal(
      "unknown-option",
      `compare is "${values.compare}": choose ${comparisons.join(" or ")}.`,
    );
  }
  const flag = (isSet: boolean | undefined): "true" | "false" => (isSet === true ? "true" : "false");
  return {
    compare: compare ?? "none",
    process: flag(values.process),
    funnel: flag(values.funnel),
    mix: flag(values.mix),
  };
}

/** Options that one of the commands has and the other has not. */
const own = { measure: ["compare", "process", "funnel", "mix"], rows: ["class", "reason"] } as const;

/** What a command would pass over in silence could be taken for what the figure is of. */
function refuseOptionsOf(other: keyof typeof own, values: Values): void {
  const name = own[other].find((each) => values[each] !== undefined);
  if (name !== undefined)
    throw new Refusal("unknown-option", `--${name} is an option of \`${other}\` only: leave it out.`);
}

/** Reads the words of a command on a measure and loads the columns that answer it. */
export async function readAsked(
  command: keyof typeof own,
  words: string[],
  surroundings: Surroundings,
): Promise<Asked> {
  const { client, presentSeconds } = surroundings;
  const { values, positionals } = parseWords(words);
  refuseOptionsOf(command === "measure" ? "rows" : "measure", values);
  const [id, ...more] = positionals;
  if (id === undefined || more.length > 0) {
    throw new Refusal("unknown-measure", "Name one measure; `measures` lists them.");
  }
  const run = queriesOf(client);
  const goals = await readGoals(run);
  const measure = planMeasure(id, goals);
  const present = await readPresent(run, presentSeconds);
  const { view, present: isPresent } = planView(viewQueryOf(values), measure, present.asOf);
  const analysis = await planAnalysis(analysisQueryOf(values), { measure, view, run });
  await inTransaction(client, async () => await buildDueFacts(client, { asOfSeconds: presentSeconds }));
  const columns = isPresent
    ? await loadEpisodeColumns(client)
    : await loadEpisodeColumnsAsOf(client, view.asOf);
  const filter = {
    ...planClasses(values.class),
    ...(values.reason === undefined ? {} : { reason: values.reason }),
  };
  for (const sentence of await unmatchedFilters(run, view.where)) surroundings.stderr.write(`${sentence}\n`);
  const evaluation = { columns, measure, view, registry: await readInstruments(run), goals };
  const why = whyNoOutcome(evaluation);
  if (why !== null) surroundings.stderr.write(`${why}\n`);
  return { evaluation, analysis, filter, isDemo: present.isDemo, isJson: values.json ?? false, run };
}
