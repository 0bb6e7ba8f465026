import { expect, it } from "vitest";
import { tableOf } from "#api/measures/figure-table";
import { measures } from "#shared/measures/index";

const nothing = { version: 1, asOf: "2026-06-01T15:00:00Z", from: null, to: null, groups: [] } as const;

it.each(measures.map((measure) => ({ id: measure.id, measure })))(
  "$id without a group is a sentence, not the heading of an empty table",
  ({ id, measure }) => {
    expect(tableOf(measure, { ...nothing, measure: id })).toBe(
      "Nobody is counted in this view, so there is no group to show.\n",
    );
  },
);
