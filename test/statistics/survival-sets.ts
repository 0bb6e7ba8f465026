import * as z from "zod";
import type { Observations } from "#shared/statistics/risk-table";
import { readGolden } from "../support/golden.js";

const n = z.number();
const observed = z.object({ time: z.array(n), status: z.array(n) });
/** The data sets of km.json, with the columns that they are split by. */
export const { aml, freireich, lung } = readGolden(
  "km.json",
  z.object({
    datasets: z.object({
      aml: observed.extend({ group: z.array(z.string()) }),
      freireich: observed.extend({ group: z.array(z.string()) }),
      lung: observed.extend({ sex: z.array(n) }),
    }),
  }),
).datasets;

function pick(
  set: z.infer<typeof observed>,
  groups: readonly (string | number)[],
  wanted: string | number | null,
): Observations {
  const keep = groups.map((group) => wanted === null || group === wanted);
  return {
    times: set.time.filter((_, index) => keep[index]),
    kinds: set.status.filter((_, index) => keep[index]),
  };
}

/** The observations of each curve in km.json, by its name there. */
export const observations: Readonly<Record<string, Observations>> = {
  aml_maintained: pick(aml, aml.group, "Maintained"),
  aml_nonmaintained: pick(aml, aml.group, "Nonmaintained"),
  freireich_6mp: pick(freireich, freireich.group, "6-MP"),
  freireich_placebo: pick(freireich, freireich.group, "placebo"),
  lung_all: pick(lung, lung.sex, null),
  lung_male: pick(lung, lung.sex, 1),
  lung_female: pick(lung, lung.sex, 2),
};
