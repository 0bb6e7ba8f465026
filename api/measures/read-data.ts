import { isoOfDay, isoOfInstant, localDayOfInstant } from "#shared/calendar";
import { sentenceCase } from "#shared/format";
import type { DimensionResponse, RowResponse, StatusResponse } from "#shared/contract/measures";
import { dimensions, type Dimension } from "#shared/measures/definition";
import type { ListedUnit, RowDetails } from "#shared/measures/result";
import type { RunQuery } from "../database/run-query.js";
import { DEMO_AS_OF_SECONDS } from "../demo/demo-data.js";

/** The present of pages goes in steps of so many seconds. */
export const PRESENT_STEP_SECONDS = 10;

/** The instant that is the present for the data: the demo's own day while the database holds demo data only. */
export async function readPresent(
  run: RunQuery,
  presentSeconds: number,
): Promise<{ asOf: number; isDemo: boolean }> {
  const [state] = await run("SELECT fact_version.is_demo FROM fact_version");
  const isDemo = state?.["is_demo"] === true;
  return { asOf: isDemo ? DEMO_AS_OF_SECONDS : presentSeconds, isDemo };
}

/** What data stand behind the figures. */
export async function readStatus(run: RunQuery, presentSeconds: number): Promise<StatusResponse> {
  const present = await readPresent(run, presentSeconds);
  const [row] = await run(
    `SELECT
       (SELECT fact_version.version::int FROM fact_version) AS version,
       (SELECT count(*)::int FROM program) AS programs,
       (SELECT array_agg(DISTINCT program.zone) FROM program) AS zones,
       (SELECT count(*)::int FROM inquiry) AS inquiries,
       (SELECT extract(epoch FROM max(group_session.starts_at))::float8
        FROM group_session
        WHERE group_session.starts_at <= to_timestamp($1)) AS latest_session`,
    [present.asOf],
  );
  const latest = row?.["latest_session"];
  const zones = Array.isArray(row?.["zones"]) ? row["zones"].map(String).sort() : [];
  const days = zones.map((zone) => localDayOfInstant(present.asOf, zone));
  return {
    asOfDay: isoOfDay(days.length === 0 ? localDayOfInstant(present.asOf, "UTC") : Math.max(...days)),
    zones,
    demo: present.isDemo,
    asOf: isoOfInstant(present.asOf),
    version: Number(row?.["version"]),
    programs: Number(row?.["programs"]),
    inquiries: Number(row?.["inquiries"]),
    latestSessionAt: typeof latest === "number" ? isoOfInstant(latest) : null,
  };
}

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

/** All dimensions with the values that occur. */
export async function readDimensions(run: RunQuery): Promise<DimensionResponse[]> {
  const found = [];
  for (const id of dimensions) {
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

/** Where a program stands in the dimensions of which it has one value for good. */
function placeOf(row: Readonly<Record<string, unknown>>): DimensionResponse["values"][number]["within"] {
  return { track: String(row["track"]), site: String(row["site"]), population: String(row["population"]) };
}

function dimensionTitle(id: Dimension): string {
  return sentenceCase(id.replaceAll("_", " "));
}

/** Whether the stay of the facts, which are of the present, is the one that was known as of the instant that is listed. */
function isOfThen({ admittedOn }: ListedUnit, admitted: unknown): boolean {
  return admittedOn !== null && isoOfDay(admittedOn) === admitted;
}

/** What is listed with its ids, in its order. */
export async function readRows(run: RunQuery, listed: readonly ListedUnit[]): Promise<RowResponse[]> {
  const rows = await run(
    `SELECT
       wanted.program_code,
       wanted.episode_no,
       coalesce(episode_fact.inquiry_id, inquiry.inquiry_id) AS inquiry_id,
       coalesce(episode_fact.enrollment_id, enrollment.enrollment_id) AS enrollment_id,
       coalesce(episode_fact.admitted_on, enrollment.admitted_on)::text AS admitted_on
     FROM unnest($1::text[], $2::integer[]) AS wanted (program_code, episode_no)
     LEFT JOIN episode_fact
       ON episode_fact.program_code = wanted.program_code AND episode_fact.episode_no = wanted.episode_no
     LEFT JOIN inquiry
       ON inquiry.program_code = wanted.program_code AND inquiry.inquiry_no = wanted.episode_no
     LEFT JOIN enrollment
       ON enrollment.program_code = wanted.program_code AND enrollment.enrollment_no = -wanted.episode_no`,
    [listed.map((each) => each.programCode), listed.map((each) => each.episodeNo)],
  );
  const known = new Map(
    rows.map((row) => [`${String(row["program_code"])}/${String(row["episode_no"])}`, row]),
  );
  const text = (value: unknown): string | null => (typeof value === "string" ? value : null);
  return listed.map((each) => {
    const row = known.get(`${each.programCode}/${each.episodeNo}`);
    return {
      programCode: each.programCode,
      episodeNo: each.episodeNo,
      inquiryId: text(row?.["inquiry_id"]),
      enrollmentId: isOfThen(each, row?.["admitted_on"]) ? text(row?.["enrollment_id"]) : null,
      cohort: each.cohort,
      indexOn: isoOfDay(each.indexOn),
      class: each.class,
      reason: each.reason,
      value: each.value,
      unit: each.unit,
      instrument: each.instrument,
      details: each.details === null ? null : writtenDetails(each.details),
    };
  });
}

type WrittenDetails = NonNullable<RowResponse["details"]>;

function writtenDetails(details: RowDetails): WrittenDetails {
  const written = Object.entries(details).map(([title, value]): [string, WrittenDetails[string]] => [
    title,
    value !== null && typeof value === "object" ? [...value] : value,
  ]);
  return Object.fromEntries(written);
}
