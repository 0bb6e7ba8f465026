import { expect, it } from "vitest";
import { answerBytes } from "#api/measures/answer-bytes";
import { NO_ANALYSIS } from "#api/facts/columns-service";
import { instruments as registry } from "#shared/instruments/index";
import { analyzeMeasure } from "#shared/measures/analyze";
import type { Dimension, View } from "#shared/measures/definition";
import { measures } from "#shared/measures/index";
import { seededColumns, SEEDED_AS_OF } from "../measures/seeded-columns.js";

const columns = seededColumns();
const whole: View = { from: null, to: null, by: [], every: null, where: [], asOf: SEEDED_AS_OF };
const cuts: readonly View[] = [
  whole,
  { ...whole, by: ["program"] as readonly Dimension[], every: "quarter" },
  { ...whole, where: [{ dimension: "program", value: "nowhere" }], by: ["program"] },
];
const analyses = [NO_ANALYSIS, { ...NO_ANALYSIS, compare: "previous" as const }];

it.each(measures.map((measure) => [measure.id, measure] as const))(
  "%s is written as the same text as the whole result at once, and marked where the data are the demo's",
  (_id, measure) => {
    for (const view of cuts) {
      for (const analysis of analyses) {
        const evaluation = { columns, measure, view, registry };
        const result = analyzeMeasure(evaluation, analysis);
        const read = (isDemo: boolean): string =>
          new TextDecoder().decode(answerBytes(evaluation, analysis, isDemo));
        expect(read(false)).toBe(JSON.stringify(result));
        const groups = result.groups.map((group) => ({ ...group, marks: [...group.marks, "demo"] }));
        expect(read(true)).toBe(JSON.stringify({ ...result, groups }));
      }
    }
  },
);
