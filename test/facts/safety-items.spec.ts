import { Client } from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { verifyFacts } from "#api/facts/verify-facts";
import { readSetting, removeInstrument, setInstrument } from "#api/instruments/write-instruments";
import { everything, importRows, present } from "../imports/import-rows.js";
import { cloneDatabase } from "../support/database.js";

let database: Awaited<ReturnType<typeof cloneDatabase>>;
let client: Client;

const own = {
  id: "SAFE-3",
  title: "Three questions",
  min: 0,
  max: 12,
  direction: "lower",
  items: { count: 3, min: 0, max: 4, pointsPerItem: 1 },
};
const columns = Array.from({ length: 16 }, (_, index) => `item_${index + 1}`).join(",");

function score(id: string, instrument: string, answers: readonly number[]): string {
  const cells = Array.from({ length: 16 }, (_, index) => answers[index] ?? "");
  return [id, "E1", instrument, "2026-01-08T10:00", "", ...cells].join(",");
}

async function define(item: number | null): Promise<void> {
  const safetyItems =
    item === null ? [] : [{ item, atLeast: 2, sentence: "It asks about harm.", loinc: null }];
  await setInstrument(client, readSetting({ ...own, safetyItems }), { by: "test", atSeconds: present });
}

/** The stored answer to the item that asks about harm; a rebuild must give the same. */
async function stored(instrument: string): Promise<number | null | undefined> {
  expect(await verifyFacts(client, { asOfSeconds: present })).toEqual([]);
  const { rows } = await client.query(
    "SELECT safety_item FROM episode_score WHERE instrument = $1 AND taken_on = '2026-01-08'",
    [instrument],
  );
  return rows[0]?.safety_item;
}

beforeAll(async () => {
  database = await cloneDatabase();
  client = new Client({ connectionString: database.appUrl });
  await client.connect();
  await importRows(client, everything);
  await define(2);
  const nine = [1, 1, 1, 1, 1, 1, 1, 1, 2];
  const sixteen = [1, 0, 0, 0, 1, 1, 0, 1, 0, 1, 1, 3, 1, 1, 1, 0];
  await importRows(client, {
    scores: [
      `score_id,enrollment_id,instrument,taken_at,total,${columns}`,
      score("H1", "PHQ-9", nine),
      score("H2", "PHQ-A", nine),
      score("H3", "CORE-10", [1, 1, 1, 1, 1, 4, 1, 1, 1, 1]),
      score("H4", "QIDS-SR16", sixteen),
      score("H5", "GAD-7", [1, 1, 1, 1, 1, 1, 3]),
      score("H6", "SAFE-3", [1, 3, 4]),
    ],
  });
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

it.each([
  { instrument: "PHQ-9", answer: 2 },
  { instrument: "PHQ-A", answer: 2 },
  { instrument: "CORE-10", answer: 4 },
  { instrument: "QIDS-SR16", answer: 3 },
  { instrument: "GAD-7", answer: null },
  { instrument: "SAFE-3", answer: 3 },
])("the answer about harm of $instrument is kept as $answer", async ({ instrument, answer }) => {
  expect(await stored(instrument)).toBe(answer);
});

it("is that of another item once the instrument says so, and of none once it is gone", async () => {
  await define(3);
  expect(await stored("SAFE-3")).toBe(4);
  await define(null);
  expect(await stored("SAFE-3")).toBeNull();
  await define(1);
  expect(await stored("SAFE-3")).toBe(1);
  await removeInstrument(client, "SAFE-3", present);
  expect(await stored("SAFE-3")).toBeNull();
});
