import * as fc from "fast-check";
import { expect, it } from "vitest";
import { instruments as registry } from "#shared/instruments/index";
import { listPage, listUnits } from "#shared/measures/counting/list-units";
import { measures } from "#shared/measures/index";
import { seededColumns, SEEDED_AS_OF } from "../seeded-columns.js";

const columns = seededColumns();
const view = { from: null, to: null, by: [], every: null, where: [], asOf: SEEDED_AS_OF };

it.each(measures.map((measure) => [measure.id, measure] as const))(
  "a page of %s is that part of the whole list, with the whole's length and counts",
  (_id, measure) => {
    const evaluation = { columns, measure, view, registry };
    const [first] = listUnits(evaluation, {});
    const filters = [{}, ...(first ? [{ classes: [first.class] }, { reason: first.reason }] : [])];
    for (const filter of filters) {
      const whole = listUnits(evaluation, filter);
      fc.assert(
        fc.property(fc.nat(whole.length + 3), fc.nat(40), (offset, limit) => {
          const { units, total, counts } = listPage(evaluation, filter, { offset, limit });
          expect(units).toEqual(whole.slice(offset, offset + limit));
          expect(total).toBe(whole.length);
          expect(counts.reduce((sum, { n }) => sum + n, 0)).toBe(listUnits(evaluation, {}).length);
        }),
        { numRuns: 5 },
      );
    }
  },
);
