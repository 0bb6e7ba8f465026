import { Client } from "pg";
import { expect, it } from "vitest";
import { DEMO_AS_OF_SECONDS } from "#api/facts/present";
import { loadEpisodeColumns } from "#api/facts/episode-columns";
import { measures } from "#shared/measures/index";
import { classesIn, unsaidIn } from "../measures/occurring-reasons.js";
import { cloneDemoDatabase } from "../support/database.js";

it("every reason of the demo data has a sentence of its measure", async () => {
  const database = await cloneDemoDatabase();
  const client = new Client(database.appUrl);
  await client.connect();
  const columns = await loadEpisodeColumns(client);
  await client.end();
  await database.drop();
  const found = measures.map((measure) => ({
    measure,
    classes: classesIn(columns, measure, DEMO_AS_OF_SECONDS),
  }));
  expect(found.reduce((sum, { classes }) => sum + classes.length, 0)).toBeGreaterThan(100);
  expect(found.flatMap(({ measure, classes }) => unsaidIn(classes, measure))).toEqual([]);
});
