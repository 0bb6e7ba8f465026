import { describe, expect, it } from "vitest";
import { measures } from "#shared/measures/index";
import { startProgram } from "../support/child.js";
import { digestOfAll, jsonOf } from "./digest.js";
import { seededColumns } from "./seeded-columns.js";

/* Zones behind, at and ahead of Greenwich; locales that write numbers in three ways. */
const surroundings = [
  { zone: "UTC", locale: "en_US.UTF-8", under: "UTC en-US 1,234.5" },
  { zone: "America/Chicago", locale: "de_DE.UTF-8", under: "America/Chicago de-DE 1.234,5" },
  { zone: "Pacific/Auckland", locale: "ar_EG.UTF-8", under: "Pacific/Auckland ar-EG ١٬٢٣٤٫٥" },
];

async function linesUnder(zone: string, locale: string): Promise<string[]> {
  const settings = { TZ: zone, LANG: locale, LC_ALL: locale };
  const { code, stdout, stderr } = await startProgram(["test/measures/print-digest.js"], settings).ended;
  if (code !== 0) throw new Error(stderr);
  return stdout.split("\n");
}

describe("all measures give the same bytes", () => {
  const here = digestOfAll();

  it("whenever they are asked", () => expect(digestOfAll()).toBe(here));

  it.each(surroundings)("in $zone with $locale", async ({ zone, locale, under }) => {
    const [found, ...lines] = await linesUnder(zone, locale);
    expect(found).toBe(under);
    expect(lines.join("\n")).toBe(here);
  });

  it("over data that fill them", () => {
    const columns = seededColumns();
    const jsons = measures.map((measure) => ({ id: measure.id, json: jsonOf(measure, columns) }));
    expect(here.split("\n")).toHaveLength(measures.length + 1);
    expect(jsons.filter(({ json }) => json.length < 10_000).map(({ id }) => id)).toEqual([]);
    expect(jsons.filter(({ json }) => !json.includes("SU-Ö")).map(({ id }) => id)).toEqual([]);
  });
});
