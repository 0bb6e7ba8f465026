import "reflect-metadata";
import { presentSeconds } from "#api/clock";
import { ColumnsService } from "#api/facts/columns-service";
import { createApp } from "#api/http/create-app";
import { cloneDemoDatabase } from "./database.js";

/** The real server over a database of its own. */
export interface PagesUnderTest {
  readonly address: string;
  close(): Promise<void>;
}

/** The real application over a clone with the demo data, serving the built pages. */
export async function servePages(): Promise<PagesUnderTest> {
  const database = await cloneDemoDatabase();
  const columns = await ColumnsService.start(database.appUrl, presentSeconds);
  const app = await createApp(database.appUrl, columns);
  await app.listen(0, "127.0.0.1");
  return {
    address: await app.getUrl(),
    close: async () => {
      await app.close();
      await columns.stop();
      await database.drop();
    },
  };
}
