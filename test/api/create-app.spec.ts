import { Logger } from "@nestjs/common";
import { expect, it, vi } from "vitest";
import { ColumnsService } from "#api/facts/columns-service";
import { presentSeconds } from "#api/clock";
import { createApp } from "#api/create-app";
import { cloneDatabase } from "../support/database.js";

it("throws where its database has gone, ends no process and writes nothing", async () => {
  const database = await cloneDatabase();
  const columns = await ColumnsService.start(database.appUrl, presentSeconds);
  const gone = new URL(database.appUrl);
  gone.pathname = "/none";
  // As in a process of its own: the server that another file has started in this one warns of a second, which the program never has.
  Logger.overrideLogger(false);
  const written = [process.stdout, process.stderr].map((stream) => vi.spyOn(stream, "write"));
  try {
    await expect(createApp(gone.href, columns)).rejects.toThrow(/none/);
    for (const write of written) expect(write).not.toHaveBeenCalled();
  } finally {
    for (const write of written) write.mockRestore();
    await columns.stop();
    await database.drop();
  }
});
