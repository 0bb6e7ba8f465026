import type { ClientBase } from "pg";
import { inSnapshot } from "../database/scoped-transaction.js";
import type { BuildMoment } from "./build-facts.js";
import { scopeEverything } from "./build-scope.js";
import { buildSessions, differingSessions } from "./session-facts.js";
import { buildEpisodes, buildWeeksAndScores, factColumns } from "./write-facts.js";

/** An episode or a session whose stored facts are not what a rebuild gives. */
export interface FactDifference {
  readonly programCode: string;
  readonly episodeNo: number | null;
  readonly sessionNo?: number;
  /** Rows of fact, weeks and scores that only the store has, and that only the rebuild has. */
  readonly onlyStored: number;
  readonly onlyRebuilt: number;
}

const differences = `
SELECT
  differing.program_code AS "programCode",
  differing.episode_no AS "episodeNo",
  (COUNT(*) FILTER (WHERE differing.is_stored))::integer AS "onlyStored",
  (COUNT(*) FILTER (WHERE NOT differing.is_stored))::integer AS "onlyRebuilt"
FROM (
  (SELECT program_code, episode_no, true AS is_stored
    FROM (SELECT ${factColumns} FROM episode_fact EXCEPT ALL SELECT ${factColumns} FROM built_episode) AS fact)
  UNION ALL
  (SELECT program_code, episode_no, false AS is_stored
    FROM (SELECT ${factColumns} FROM built_episode EXCEPT ALL SELECT ${factColumns} FROM episode_fact) AS fact)
  UNION ALL
  (SELECT program_code, episode_no, true AS is_stored
    FROM (TABLE episode_week EXCEPT ALL TABLE built_week) AS week)
  UNION ALL
  (SELECT program_code, episode_no, false AS is_stored
    FROM (TABLE built_week EXCEPT ALL TABLE episode_week) AS week)
  UNION ALL
  (SELECT program_code, episode_no, true AS is_stored
    FROM (TABLE episode_score EXCEPT ALL TABLE built_score) AS score)
  UNION ALL
  (SELECT program_code, episode_no, false AS is_stored
    FROM (TABLE built_score EXCEPT ALL TABLE episode_score) AS score)
) AS differing
GROUP BY
  differing.program_code,
  differing.episode_no
ORDER BY
  differing.program_code,
  differing.episode_no
`;

/**
 * Compares the stored facts with a rebuild, in both directions; empty when they agree. Changes nothing stored.
 * The instant is that of the last build, since the store knows events up to it; `moment` serves when there was none.
 */
export async function verifyFacts(
  client: ClientBase,
  moment: BuildMoment,
): Promise<readonly FactDifference[]> {
  return await inSnapshot(client, async () => {
    const built = await client.query<{ built_at: Date | null }>(
      "SELECT fact_version.built_at FROM fact_version",
    );
    const asOf = built.rows[0]?.built_at ?? new Date(moment.asOfSeconds * 1000);
    await scopeEverything(client);
    await buildEpisodes(client, asOf);
    await buildWeeksAndScores(client, asOf);
    await buildSessions(client);
    const found = await client.query<FactDifference>(differences);
    const sessions = await differingSessions(client);
    return [
      ...found.rows,
      ...sessions.map(({ programCode, sessionNo }) => ({
        programCode,
        episodeNo: null,
        sessionNo,
        onlyStored: 1,
        onlyRebuilt: 1,
      })),
    ];
  });
}
