import { expect, it } from "vitest";
import { answerBytes } from "#api/measures/answer-bytes";
import { NO_ANALYSIS } from "#api/facts/columns-service";
import { instruments as registry } from "#shared/instruments/index";
import { analyzeMeasure, type Analysis } from "#shared/measures/analysis/analyze";
import type { View } from "#shared/measures/definition";
import { measures } from "#shared/measures/index";
import { seededColumns, SEEDED_AS_OF } from "../measures/seeded-columns.js";

const columns = seededColumns();
const whole: View = { from: null, to: null, by: [], every: null, where: [], asOf: SEEDED_AS_OF };
const questions = [
  { view: whole, analysis: NO_ANALYSIS },
  { view: whole, analysis: { ...NO_ANALYSIS, compare: "previous" } },
  { view: { ...whole, by: ["program"], every: "quarter" }, analysis: NO_ANALYSIS },
  {
    view: { ...whole, by: ["program"], where: [{ dimension: "program", value: "nowhere" }] },
    analysis: NO_ANALYSIS,
  },
] as const satisfies readonly { view: View; analysis: Analysis }[];

it.each(measures.map((measure) => [measure.id, measure] as const))(
  "%s is written as the same text as the whole result at once, and marked where the data are the demo's",
  (_id, measure) => {
    for (const { view, analysis } of questions) {
      const evaluation = { columns, measure, view, registry };
      const result = analyzeMeasure(evaluation, analysis);
      const read = (isDemo: boolean): string =>
        new TextDecoder().decode(answerBytes(evaluation, analysis, isDemo));
      expect(read(false)).toBe(JSON.stringify(result));
      const groups = result.groups.map((group) => ({ ...group, marks: [...group.marks, "demo"] }));
      expect(read(true)).toBe(JSON.stringify({ ...result, groups }));
    }
  },
);
