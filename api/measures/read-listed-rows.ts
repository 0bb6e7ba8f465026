import { isoOfDay } from "#shared/calendar";
import type { RowResponse } from "#shared/contract/measures";
import type { ListedUnit, RowDetails } from "#shared/measures/result";
import type { RunQuery } from "../database/run-query.js";

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
