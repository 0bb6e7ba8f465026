import { Client } from "pg";
import { expect, it } from "vitest";
import { migrate } from "#api/database/migrate";
import { cloneDatabase } from "../support/database.js";

it("refuses a database that a newer version has set up, and leaves it as it is", async () => {
  const database = await cloneDatabase();
  const owner = new Client(database.ownerUrl);
  await owner.connect();
  try {
    expect(await migrate(database.ownerUrl)).toEqual([]);
    await owner.query("INSERT INTO migration (timestamp, name) VALUES (9999999999999, 'Later9999999999999')");
    await expect(migrate(database.ownerUrl)).rejects.toThrow(
      /newer version of this program \(Later9999999999999\)/,
    );
    const kept = await owner.query("SELECT FROM migration WHERE migration.name LIKE 'Later%'");
    expect(kept.rowCount).toBe(1);
  } finally {
    await owner.end();
    await database.drop();
  }
});
