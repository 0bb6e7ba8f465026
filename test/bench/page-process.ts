import { ColumnsService } from "#api/facts/columns-service";
import { measurePages } from "./page-times.js";
import { AS_OF_SECONDS } from "./sizes.js";

/** Times pages in a process that does nothing else, and tells its parent. */
async function run(appUrl: string): Promise<void> {
  const service = await ColumnsService.start(appUrl, () => AS_OF_SECONDS);
  await service.ready();
  process.send?.(await measurePages(service));
  await service.stop();
  process.disconnect();
}

await run(process.argv[2] ?? "");
