import { join } from "node:path";
import type { FeedName } from "#api/imports/feed-columns";
import { CsvFile } from "./csv-file.js";
import { writeInquiry } from "./episode-rows.js";
import { programRow, PROGRAMS, sessionRows } from "./program-calendar.js";
import { SeededRandom } from "./seeded-random.js";
import type { Size } from "./sizes.js";

const SEED = 20_250_630;

export const headers: Readonly<Record<FeedName, string>> = {
  programs: "program_code,name,site,track,population,zone,capacity",
  inquiries:
    "inquiry_id,program_code,person_id,inquired_at,channel,referral_source,payer_class,age,sex,assessment_offered_at,assessment_at,authorization_requested_at,authorization_decided_at,authorization_result,first_session_offered_at,closed_at,closed_reason",
  enrollments:
    "enrollment_id,program_code,inquiry_id,person_id,cohort,admitted_on,planned_weeks,discharged_on,discharge_reason",
  sessions: "session_id,program_code,group,starts_at,scheduled_minutes,kind,cancelled,capacity",
  attendance: "session_id,enrollment_id,status,attended_minutes",
  scores:
    "score_id,enrollment_id,instrument,taken_at,total,item_1,item_2,item_3,item_4,item_5,item_6,item_7,item_8,item_9",
};

export type Feeds = Readonly<Record<FeedName, CsvFile>>;

/** The files of a size, and how many rows each has. */
export interface GeneratedFeeds {
  readonly files: readonly { readonly feed: FeedName; readonly path: string }[];
  readonly rows: Readonly<Record<FeedName, number>>;
}

/** Writes the six feeds of a size into the folder, the same bytes each time. */
export function generateFeeds(size: Size, folder: string): GeneratedFeeds {
  const path = (feed: FeedName): string => join(folder, `${feed}.csv`);
  const open = (feed: FeedName): CsvFile => new CsvFile(path(feed), headers[feed]);
  const feeds: Feeds = {
    programs: open("programs"),
    inquiries: open("inquiries"),
    enrollments: open("enrollments"),
    sessions: open("sessions"),
    attendance: open("attendance"),
    scores: open("scores"),
  };
  for (let program = 0; program < PROGRAMS; program += 1) {
    feeds.programs.add(programRow(program));
    sessionRows(program, size.groupsPerProgram, (row) => feeds.sessions.add(row));
  }
  const random = new SeededRandom(SEED);
  const lastPersons = new Map<number, string>();
  for (let number = 0; number < size.inquiries; number += 1) {
    writeInquiry(feeds, { number, size, random, lastPersons });
  }
  const names = Object.keys(headers) as FeedName[];
  for (const feed of names) feeds[feed].close();
  return {
    files: names.map((feed) => ({ feed, path: path(feed) })),
    rows: {
      programs: feeds.programs.rows,
      inquiries: feeds.inquiries.rows,
      enrollments: feeds.enrollments.rows,
      sessions: feeds.sessions.rows,
      attendance: feeds.attendance.rows,
      scores: feeds.scores.rows,
    },
  };
}
