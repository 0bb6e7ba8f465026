import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { feedNames } from "../imports/feed-columns.js";
import type { ImportFile } from "../imports/import-report.js";
import { firstTimeOf, planEpisodes } from "./plan-episodes.js";
import { planPlantedPeople } from "./planted-people.js";
import { FeedWriter, type DemoFeeds } from "./write-feeds.js";

/** The six feeds of the demo data, the same to the byte on every machine. */
export function planDemoFeeds(): DemoFeeds {
  const writer = new FeedWriter();
  const all = [...planEpisodes(), ...planPlantedPeople()];
  const episodes = all.map((episode, index) => ({ episode, index, time: firstTimeOf(episode) }));
  episodes.sort((a, b) => a.time - b.time || a.index - b.index);
  for (const { episode } of episodes) writer.add(episode);
  return writer.feeds();
}

/** Writes the six feeds as CSV files into a folder that exists, and names them for the import. */
export async function writeDemoFiles(folder: string): Promise<ImportFile[]> {
  const feeds = planDemoFeeds();
  return await Promise.all(
    feedNames.map(async (feed) => {
      const path = join(folder, `${feed}.csv`);
      await writeFile(path, feeds[feed], "utf8");
      return { feed, path };
    }),
  );
}
