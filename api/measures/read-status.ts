import { isoOfDay, isoOfInstant, localDayOfInstant } from "#shared/calendar";
import type { StatusResponse } from "#shared/contract/measures";
import type { RunQuery } from "../database/run-query.js";
import { readPresent } from "../facts/present.js";

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
