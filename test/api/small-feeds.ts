import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FeedName } from "#api/imports/feed-columns";

const feeds: Readonly<Record<string, string>> = {
  programs: `program_code,name,site,track,population,zone
MH-A,Mental health adults,North,mental_health,adult,America/Chicago
SU-A,Substance use adults,South,substance_use,adult,America/New_York
`,
  inquiries: `inquiry_id,program_code,person_id,inquired_at,payer_class,assessment_at,closed_at,closed_reason
I1,MH-A,P1,2025-01-06T10:00:00Z,Public,2025-01-06T20:00:00Z,,
I2,MH-A,P2,2025-01-07T10:00:00Z,Private,,,
I3,MH-A,P3,2025-01-08T10:00:00Z,Private,,2025-01-09T10:00:00Z,declined
I4,SU-A,P4,2025-02-03T10:00:00Z,Public,,2025-02-04T10:00:00Z,not_eligible
I5,SU-A,P5,2025-02-03T10:00:00Z,Public,,,
`,
  enrollments: `enrollment_id,program_code,inquiry_id,person_id,cohort,admitted_on,planned_weeks,discharged_on,discharge_reason
E1,MH-A,I1,P1,2025-01 Morning,2025-01-07,2,2025-01-21,completed
E2,MH-A,I2,P2,2025-01 Morning,2025-01-10,2,2025-01-24,against_advice
E5,SU-A,I5,P5,2025-02 Evening,2025-02-04,2,,
`,
  sessions: `session_id,program_code,group,starts_at,scheduled_minutes
S1,MH-A,Morning,2025-01-07T15:00:00Z,180
S2,MH-A,Morning,2025-01-10T15:00:00Z,180
S3,SU-A,Evening,2025-02-04T23:00:00Z,180
`,
  attendance: `session_id,enrollment_id,status,attended_minutes
S1,E1,attended,
S2,E1,no_show,
S2,E2,partial,60
S3,E5,attended,180
`,
  scores: `score_id,enrollment_id,instrument,taken_at,total
C1,E1,PHQ-9,2025-01-07T15:00:00Z,18
C2,E1,PHQ-9,2025-01-21T15:00:00Z,9
`,
};

/** Writes a small set of all six feeds, some replaced by the caller. */
export async function writeSmallFeeds(
  replaced: Readonly<Record<string, string>> = feeds,
): Promise<{ feed: FeedName; path: string }[]> {
  const folder = await mkdtemp(join(tmpdir(), "iop-small-"));
  return await Promise.all(
    Object.entries(replaced).map(async ([feed, text]) => {
      const path = join(folder, `${feed}.csv`);
      await writeFile(path, text);
      return { feed: feed as FeedName, path };
    }),
  );
}
