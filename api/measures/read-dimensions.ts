import type { DimensionResponse } from "#shared/contract/measures";
import { sentenceCase } from "#shared/format";
import { dimensions, type Dimension } from "#shared/measures/definition";
import type { RunQuery } from "../database/run-query.js";

/** Every value of one dimension that stands in the data, by code point. */
const dimensionValues: Readonly<Record<Dimension, string>> = {
  program: `SELECT
      program.program_code AS value, program.name AS title, program.track, program.site, program.population
    FROM program ORDER BY 1`,
  track: "SELECT DISTINCT program.track AS value FROM program ORDER BY 1",
  site: "SELECT DISTINCT program.site AS value FROM program ORDER BY 1",
  population: "SELECT DISTINCT program.population AS value FROM program ORDER BY 1",
  group: factValues("group_name"),
  cohort: factValues("cohort"),
  referral_source: factValues("referral_source"),
  payer_class: factValues("payer_class"),
  age_band: factValues("age_band"),
  sex: factValues("sex"),
  channel: factValues("channel"),
};

function factValues(column: string): string {
  return `SELECT DISTINCT coalesce(episode_fact.${column}, 'unknown') COLLATE "C" AS value FROM episode_fact ORDER BY 1`;
}

const words: Readonly<Record<string, string>> = {
  mental_health: "Mental health",
  substance_use: "Substance use",
  older_adult: "Older adult",
  walk_in: "Walk-in",
  emergency_department: "Emergency department",
  unknown: "Not known",
};

/** How a value is written on screen; free text stays as the organization wrote it. */
function titleOf(dimension: Dimension, value: string): string {
  const isCode = dimension === "track" || dimension === "population" || dimension === "referral_source";
  const found = words[value];
  if (found) return found;
  return isCode || dimension === "sex" || dimension === "channel"
    ? value.charAt(0).toUpperCase() + value.slice(1)
    : value;
}

/** The asked dimensions, all where none is named, with the values that occur. */
export async function readDimensions(
  run: RunQuery,
  asked: readonly Dimension[] = dimensions,
): Promise<DimensionResponse[]> {
  const found = [];
  for (const id of asked) {
    const rows = await run(dimensionValues[id]);
    const values = rows.map((row) => {
      const value = String(row["value"]);
      const title = typeof row["title"] === "string" ? row["title"] : titleOf(id, value);
      return id === "program" ? { value, title, within: placeOf(row) } : { value, title };
    });
    found.push({ id, title: dimensionTitle(id), values });
  }
  return found;
}

/** All dimensions, read once for as long as the facts are of one version: some of them are in every row of the facts. */
export class KeptDimensions {
  private kept: { readonly version: unknown; readonly found: Promise<DimensionResponse[]> } | null = null;

  constructor(private readonly run: RunQuery) {}

  async read(): Promise<DimensionResponse[]> {
    const [row] = await this.run("SELECT fact_version.version FROM fact_version");
    const version = row?.["version"];
    if (this.kept !== null && this.kept.version === version) return await this.kept.found;
    const found = readDimensions(this.run);
    this.kept = { version, found };
    // What could not be read is asked for again.
    found.catch(() => (this.kept = null));
    return await found;
  }
}

/** Where a program stands in the dimensions of which it has one value for good. */
function placeOf(row: Readonly<Record<string, unknown>>): DimensionResponse["values"][number]["within"] {
  return { track: String(row["track"]), site: String(row["site"]), population: String(row["population"]) };
}

function dimensionTitle(id: Dimension): string {
  return sentenceCase(id.replaceAll("_", " "));
}
