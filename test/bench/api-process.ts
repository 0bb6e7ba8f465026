import "reflect-metadata";
import { ColumnsService } from "#api/facts/columns-service";
import { presentSeconds } from "#api/clock";
import { createApp } from "#api/create-app";

/**
 * The API alone, in a process of its own, whose memory is then nobody else's. Speaks with its parent by messages. Its clock is
 * the true one, as where it is used: what it prepares for today is what is asked of it.
 */
async function run(appUrl: string): Promise<void> {
  const columns = await ColumnsService.start(appUrl, presentSeconds);
  const app = await createApp(appUrl, columns);
  await app.listen(0, "127.0.0.1");
  await columns.ready();
  const address: unknown = app.getHttpServer().address();
  const port = typeof address === "object" && address !== null && "port" in address ? address.port : 0;
  process.on("message", (message) => {
    if (message === "memory") process.send?.({ bytes: process.memoryUsage.rss() });
    else process.exit(0);
  });
  process.send?.({ port, bytes: process.memoryUsage.rss() });
}

await run(process.argv[2] ?? "");
