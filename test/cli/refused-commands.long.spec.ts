import { afterAll, beforeAll, expect, it } from "vitest";
import { writeSmallFeeds } from "../api/small-feeds.js";
import { runTool } from "../support/child.js";
import { cloneDatabase, type ClonedDatabase } from "../support/database.js";

let database: ClonedDatabase;

/** Real rows stand in it: demo data are refused beside them. */
beforeAll(async () => {
  database = await cloneDatabase();
  const files = (await writeSmallFeeds()).map(({ feed, path }) => `${feed}=${path}`);
  expect((await runTool(["import", ...files], { DATABASE_URL: database.ownerUrl })).code).toBe(0);
});
afterAll(async () => await database.drop());

it.concurrent.each([
  { words: ["import"], says: /feed/ },
  { words: ["import", "people=x.csv"], says: /programs, inquiries/ },
  { words: ["import", "scores=/none.csv"], says: /no file \/none\.csv/ },
  { words: ["import", "--colour"], says: /--colour/ },
  { words: ["imprt"], says: /no command "imprt"/ },
  { words: ["measure"], says: /measures/ },
  { words: ["measure", "acess"], says: /acess/ },
  { words: ["measure", "completion", "--by", "colour"], says: /colour/ },
  { words: ["measure", "completion", "--from", "2025-02-30"], says: /from/ },
  { words: ["measure", "completion", "--class", "met"], says: /--class is an option of `rows` only/ },
  { words: ["measure", "completion", "--reason", "completed"], says: /--reason/ },
  { words: ["rows", "completion", "--mix"], says: /--mix is an option of `measure` only/ },
  { words: ["facts"], says: /rebuild/ },
  { words: ["facts", "verify", "--colour"], says: /--colour/ },
  { words: ["demo"], says: /load/ },
  { words: ["imports", "--colour"], says: /--colour/ },
  { words: ["demo", "clear"], says: /no demo data/ },
  { words: ["demo", "load"], says: /never mix/ },
])("$words is refused with a sentence and 1", async ({ words, says }) => {
  const ended = await runTool(words, { DATABASE_URL: database.ownerUrl });
  expect(ended.code).toBe(1);
  expect(ended.stderr).toMatch(says);
  expect(ended.stderr).not.toContain("    at ");
});
