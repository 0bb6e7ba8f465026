import { parseArgs } from "node:util";
import { stringify } from "csv-stringify/sync";
import type { MeasureTextResponse } from "#shared/contract/measures";
import { analyzeMeasure } from "#shared/measures/analysis/analyze";
import { measuresUnder } from "#shared/measures/index";
import { goalsOf } from "#shared/measures/goals";
import { listUnits } from "#shared/measures/counting/list-units";
import type { Command } from "../command.js";
import { queriesOf } from "../database/run-query.js";
import { withDemoMark } from "../facts/demo-mark.js";
import { describeGoals, readGoalSettings } from "../settings/read-goals.js";
import { describeMeasure } from "./describe-measure.js";
import { sentencesOf, tableOf } from "./figure-table.js";
import { readAsked, viewHelp } from "./read-asked.js";
import { readRows } from "./read-listed-rows.js";

export const measureCommand: Command = {
  help: `measure <id> [options] [--json]

The figure of a measure, with interval, n and who is left out.
${viewHelp}
  --compare WHAT     previous (the period of equal length before) or year (the same days a year before)
  --process          judges each group's periods by process control; needs --every
  --funnel           the groups of a share as a funnel plot; needs --by
  --mix              baseline severity of each group, and what of its figure that explains; needs --by

Examples:
  measure access-within-48h --every month --json
  measure completion --by program --from 2025-07-01 --to 2026-01-01 --compare year
`,
  async run(words, surroundings) {
    const { evaluation, analysis, isDemo, isJson } = await readAsked("measure", words, surroundings);
    const analyzed = analyzeMeasure(evaluation, analysis);
    const result = { ...analyzed, groups: analyzed.groups.map((group) => withDemoMark(group, isDemo)) };
    if (isJson) surroundings.stdout.write(`${JSON.stringify(result)}\n`);
    else surroundings.stdout.write(`${tableOf(evaluation.measure, result)}${sentencesOf(result)}`);
    return 0;
  },
};

export const rowsCommand: Command = {
  help: `rows <id> [options] [--class met] [--reason R] [--json]

What is behind a figure, one line each, as CSV; the number of lines equals the figure's.
${viewHelp}
  --class CLASS      only rows of this class: met, not_met, pending, missing, excluded; event, competing, censored;
                     counted; several with commas between
  --reason REASON    only rows of this reason, e.g. still_waiting

Example:
  rows access-within-48h --from 2026-06-01 --to 2026-07-01 --class not_met
`,
  async run(words, surroundings) {
    const asked = await readAsked("rows", words, surroundings);
    const rows = await readRows(asked.run, listUnits(asked.evaluation, asked.filter));
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

/** The codes that rows of the measure can have as their reason, each with its sentence; what it has none of is not named. */
function codeLines({ exclusions, missing, classes, reasons }: MeasureTextResponse): string {
  const kinds = { Excluded: exclusions, Missing: missing, Classes: classes, Reasons: reasons };
  return Object.entries(kinds)
    .filter(([, texts]) => texts.length > 0)
    .map(([kind, texts]) => {
      const lines = texts.map(({ code, sentence }) => `    ${code}: ${sentence}\n`);
      return `  ${kind}:\n${lines.join("")}`;
    })
    .join("");
}

export const measuresCommand: Command = {
  help: `measures [--json]

Lists the measures with their definitions and the reasons that their rows can have.

Example:
  measures --json
`,
  async run(words, { client, stdout }) {
    const { values } = parseArgs({ args: words, options: { json: { type: "boolean" } } });
    const kept = await readGoalSettings(queriesOf(client));
    const texts = measuresUnder(goalsOf(kept)).map(describeMeasure);
    if (values.json) stdout.write(`${JSON.stringify({ measures: texts, goals: describeGoals(kept) })}\n`);
    else {
      for (const text of texts) {
        stdout.write(`${text.id} (version ${text.version}, ${text.kind})\n  ${text.question}\n`);
        stdout.write(`  Population: ${text.initialPopulation}\n  Counts: ${text.numerator}\n`);
        stdout.write(`  Pending: ${text.pending}\n  Method: ${text.method}\n`);
        stdout.write(`${codeLines(text)}\n`);
      }
    }
    return 0;
  },
};
