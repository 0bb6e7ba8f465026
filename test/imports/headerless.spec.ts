import { expect, it } from "vitest";
import { feedNames } from "#api/imports/feed-columns";
import { readHeader } from "#api/imports/read-header";
import { attendance, enrollments, inquiries, programs, scores, sessions } from "./import-rows.js";

const feeds = { programs, inquiries, enrollments, sessions, attendance, scores };

function sentenceOf(feed: (typeof feedNames)[number], line: string): string {
  try {
    readHeader(feed, { line: 1, fields: line.split(","), text: line });
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return "";
}

it.each(feedNames)("a %s file that begins with its data says so and repeats none of them", (feed) => {
  const lines = feeds[feed].slice(1);
  for (const line of [...lines, ...lines.map((one) => one.replaceAll(",", ";"))]) {
    const sentence = sentenceOf(feed, line);
    expect(sentence, line).toMatch(/^The first line looks like data: /);
    expect(sentence).toContain("a header row with the column names");
    for (const cell of line.split(/[,;]/).filter((each) => each !== "")) {
      // Column names, and words of the sentence, may stand in it; what somebody's row holds may not.
      if (/\d/.test(cell)) expect(sentence, cell).not.toContain(cell);
    }
  }
});

it.each([
  [
    "other names",
    "id,program,admitted",
    /lacks enrollment_id, program_code, admitted_on; it has: id, program/,
  ],
  ["one name of the feed's", "enrollment_id,2026-01-07", /lacks program_code, admitted_on/],
  ["names with numbers in them", "column1,column2", /lacks enrollment_id/],
  ["a doubled name", "enrollment_id,program_code,admitted_on,note,note", /names the column "note" twice/],
  [
    "a column without a name twice",
    "enrollment_id,program_code,admitted_on,,",
    /has 2 columns without a name/,
  ],
  ["a separator before the header", "sep=,", /^The first line names the separator \(sep=\): remove it/],
  ["capitals", "Enrollment_ID,Program_Code,Admitted_On", /Write the names in small letters/],
  ["a space behind a name", "enrollment_id ,program_code,admitted_on", /without spaces around them/],
  ["words apart", "Enrollment ID,Program Code,Admitted On", /with _ between words/],
])("%s: a header that is none of data keeps its own sentence", (...[, line, sentence]) => {
  expect(sentenceOf("enrollments", line)).toMatch(sentence);
});
