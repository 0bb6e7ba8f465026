import { feedColumns, longestIn, possibleYears } from "./feed-columns.js";
import type { FeedColumn, FeedName } from "./feed-columns.js";

/** What to do about a finding, by its code. The column is named where it helps. */
const repairs: Readonly<Record<string, string>> = {
  no_rows:
    "The file has a header and no rows, so nothing of this feed was taken: look at how it was exported.",
  blank: "Fill in {column}; it must not be blank.",
  unknown_code: "Write one of the known values of {column}: {codes}.",
  not_a_number: "Write {column} as a plain number, such as {number}.",
  out_of_range: "Correct {column}: it lies outside the range that is possible{range}.",
  not_a_date: "Write {column} as a date that exists, YYYY-MM-DD.",
  not_an_instant:
    "Write {column} as an instant that exists, such as 2026-03-02T09:30:00-06:00 or 2026-03-02T09:30.",
  skipped_by_clocks:
    "Clocks in the program's zone skip this time; correct {column} or write it with its offset, such as -05:00.",
  shown_twice_by_clocks:
    "Clocks in the program's zone show this time twice; write {column} with its offset, such as -05:00.",
  unknown_zone:
    "Write the zone as the IANA database names it: for Eastern time (ET, EDT) America/New_York, for Central (CT, CST, CDT) America/Chicago, for Mountain (MT, MDT) America/Denver, for Pacific (PT, PST, PDT) America/Los_Angeles.",
  zone_without_summer_time:
    "EST and MST have no summer time: where clocks change, write America/New_York or America/Denver; in Arizona America/Phoenix.",
  unknown_program: "Import the program first, or correct program_code.",
  unknown_inquiry: "Import the inquiry too, correct inquiry_id, or leave it blank.",
  unknown_enrollment: "Import the enrollment too, or correct enrollment_id.",
  unknown_session: "Import the session too, or correct session_id.",
  session_of_other_program:
    "The session belongs to another program than the enrollment; correct one of the two ids.",
  id_of_other_program:
    "This id stands under another program; ids are unique in the installation, so give it one of its own.",
  reserved_id:
    "An id that ends with | and an instant is kept for scores without an id; give the score another one, or leave it blank.",
  id_of_other_enrollment: "This score_id stands under another enrollment; give the score an id of its own.",
  inquiry_has_enrollment:
    "An inquiry leads to at most one enrollment; keep it at one of them and leave the others' inquiry_id blank.",
  discharge_before_admission: "Correct the dates: the discharge is before the admission.",
  conflicting_rows: "The file has different rows for this key; keep the one that holds.",
  partial_without_minutes: "Fill in attended_minutes: partial attendance needs them.",
  instrument_spelling:
    "Write the instrument as it is known, with its capitals and hyphens, such as PHQ-9; the command `instruments` lists them.",
  unknown_instrument:
    "No instrument of this name is known, so its scores have no range and no thresholds; correct it, or define it with the command `instruments set`.",
  scale_without_total:
    "This scale has no total; give each subscale as an instrument of its own, such as BAM-USE (the command `instruments` lists them).",
  items_not_defined: "The instrument's definition names no items; give the total.",
  total_between_steps:
    "The instrument's items give no such total; for the WHO-5 give the raw sum times 4, not the raw sum.",
  score_without_values: "Give a total or the items.",
  too_many_items: "The instrument has fewer items; remove the ones beyond its last.",
  items_missing: "Too many items are missing for a score; complete them or give the total.",
  column_count:
    "Give the row as many fields as the header row has; put fields that hold commas in quotation marks.",
  quotes: "Put the whole field in quotation marks and double those inside it.",
  too_long: "Shorten {column} to at most {longest} characters.",
  control_character:
    "Write {column} on one line: it holds a line end within its quotation marks, a tab or another control character. Take that out, in the file or in the cell it was exported from.",
  file_refused: "Correct the file and import it again.",
  unknown_column: "The column was ignored; rename it if it holds something the feed knows.",
  steps_out_of_order: "Check the instants: {column} is earlier than the step before it.",
  step_after_first_session:
    "Check {column} and the attendance: the step lies after the first session, and what lies after it is no part of the wait.",
  in_the_future: "Check {column}: it is later than the import.",
  closed_and_started:
    "The inquiry was closed without a start, but a session was attended; the start counts. Clear the closing.",
  reason_without_closing: "Fill in closed_at, or clear the reason: without it the inquiry still waits.",
  outer_space:
    "The id begins or ends with a space, and is another one than without it: take the space away where it is a slip.",
  score_before_admission: "Check taken_at: the score was taken before the admission.",
  score_of_same_instant:
    "Another score of this instrument has the same instant under another score_id: the one imported last counts. Give both the same id.",
  session_outside_stay: "Check the dates: the session is outside the stay.",
  minutes_in_cancelled_session:
    "The program cancelled the session, so its minutes count 0; correct the status or the session.",
  minutes_without_attendance: "Excused and no_show count 0 minutes; correct the status or the minutes.",
  attended_zero_minutes:
    "With 0 minutes the row counts as not attended: it adds no time and is no first session; correct the minutes or the status.",
  minutes_beyond_scheduled:
    "More minutes were attended than the session was scheduled for, and all of them count; correct attended_minutes or the session's scheduled_minutes.",
  total_contradicts_items:
    "The total differs from what the items give; the items count. Correct one of them.",
  items_incomplete: "Too many items are missing, so the total counts as typed; complete the items.",
  reason_without_discharge: "Fill in discharged_on, or clear the reason.",
};

/** The sentence that says how to repair a finding. */
export function repairOf(feed: FeedName, code: string, column: string | null): string {
  const sentence = repairs[code] ?? "Correct the row.";
  const about = feedColumns[feed].find((one) => one.name === column);
  return sentence
    .replace("{column}", column ?? "the row")
    .replace("{codes}", codesOf(about))
    .replace("{longest}", longestIn(feed, column ?? "").toLocaleString("en-US"))
    .replace("{number}", about?.kind === "integer" ? "12" : "9.5")
    .replace("{range}", rangeOf(feed, about));
}

/** What a column may hold; placeholders of other systems, such as the year 1900, are no days. */
function rangeOf(feed: FeedName, about: FeedColumn | undefined): string {
  if (about?.kind === "integer") return `, ${about.min} to ${about.max}`;
  if (about?.kind === "instant" || about?.kind === "date") {
    const years = `, the years ${possibleYears.first} to ${possibleYears.last}`;
    return about.required ? years : `${years}. Leave it blank where it is not known`;
  }
  return feed === "scores" ? " for the instrument; the command `instruments` shows it" : "";
}

function codesOf(about: FeedColumn | undefined): string {
  if (about?.kind === "truth") return "true, false";
  return about?.kind === "code" ? about.codes.join(", ") : "see the feed's description";
}
