import { dayOf, periodOfDay } from "#shared/calendar";
import type { MeasureQuery } from "#shared/contract/measures";
import { Refusal } from "#shared/contract/problems";
import type { Analysis } from "#shared/measures/analysis/analyze";
import type { Measure, View } from "#shared/measures/definition";
import type { RunQuery } from "../database/run-query.js";

/** What may be asked for beside a figure, as the commands and the API read it. */
export type AnalysisQuery = Pick<MeasureQuery, "compare" | "process" | "funnel" | "mix">;

function refuse(option: string, need: string): never {
  throw new Refusal("unknown-option", `${option} ${need}.`);
}

/** Reads what is wanted beside the figures. Throws a Refusal where the view does not carry it. */
export async function planAnalysis(
  query: AnalysisQuery,
  asked: { readonly measure: Measure; readonly view: View; readonly run: RunQuery },
): Promise<Analysis> {
  const { measure, view, run } = asked;
  const [process, funnel, mix] = [query.process === "true", query.funnel === "true", query.mix === "true"];
  if (process && view.every === null) refuse("process", "needs every: week, month, quarter or year");
  if (funnel && measure.kind !== "proportion")
    refuse("funnel", "compares shares: choose a measure of that kind");
  if (funnel && (view.by.length === 0 || view.every !== null)) refuse("funnel", "needs by, and no every");
  if (mix && (view.by.length === 0 || view.every !== null)) refuse("mix", "needs by, and no every");
  if (query.compare !== "none" && (view.from === null || view.to === null)) {
    refuse("compare", "needs from and to: all time has no period before it");
  }
  if (query.compare !== "none" && view.every !== null)
    refuse("compare", "compares whole periods: leave every out");
  const compare = query.compare === "none" ? null : query.compare;
  return {
    compare,
    process,
    funnel,
    mix,
    baselines: process ? await readBaselines(run, { measure, view }) : [],
  };
}

const baselineNotes = `
SELECT
  to_char(chart_note.noted_on, 'YYYY-MM-DD') AS noted_on,
  chart_note.program_code
FROM chart_note
WHERE chart_note.starts_baseline
  AND (chart_note.measure_id IS NULL OR chart_note.measure_id = $1)
ORDER BY
  chart_note.noted_on,
  chart_note.note_id
`;

async function readBaselines(
  run: RunQuery,
  { measure, view }: { readonly measure: Measure; readonly view: View },
): Promise<Analysis["baselines"]> {
  const rows = await run(baselineNotes, [measure.id]);
  return rows.flatMap((row) => {
    const day = dayOf(String(row["noted_on"]));
    if (day === null || view.every === null) return [];
    const program = typeof row["program_code"] === "string" ? row["program_code"] : null;
    return [{ period: periodOfDay(day, view.every), program }];
  });
}
