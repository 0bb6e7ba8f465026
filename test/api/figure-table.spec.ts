import { expect, it } from "vitest";
import { tableOf } from "#api/measures/figure-table";
import { instruments as registry } from "#shared/instruments/index";
import { accessDefinitions } from "#shared/measures/access-definitions";
import { analyzeMeasure } from "#shared/measures/analysis/analyze";
import { measures } from "#shared/measures/index";
import { NO_ANALYSIS } from "#api/facts/columns-service";
import { seededColumns, SEEDED_AS_OF } from "../measures/seeded-columns.js";

const nothing = { version: 1, asOf: "2026-06-01T15:00:00Z", from: null, to: null, groups: [] } as const;

it.each(measures.map((measure) => ({ id: measure.id, measure })))(
  "$id without a group is a sentence, not the heading of an empty table",
  ({ id, measure }) => {
    expect(tableOf(measure, { ...nothing, measure: id })).toBe(
      "Nobody is counted in this view, so there is no group to show.\n",
    );
  },
);

it("a table of figures of several kinds says of each line what stands in it", () => {
  const view = { from: null, to: null, by: [], every: null, where: [], asOf: SEEDED_AS_OF };
  const evaluation = { columns: seededColumns(), measure: accessDefinitions, view, registry };
  const table = tableOf(accessDefinitions, analyzeMeasure(evaluation, NO_ANALYSIS));
  const line = (name: string): string => table.split("\n").find((one) => one.includes(name)) ?? "";
  expect(line("this-product")).toContain("this-product (share, 95% interval)");
  expect(line("niatx-days")).toContain("niatx-days (mean, 95% interval)");
  expect(line("clock-hours")).toContain("clock-hours (median, quartiles)");
});
