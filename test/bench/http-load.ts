import { setTimeout as sleep } from "node:timers/promises";
import { measures } from "#shared/measures/index";
import { startApi } from "./api-child.js";
import { finestDimension } from "./page-times.js";
import { quantileOf } from "./warm-median.js";

const USERS = 16;
const SECONDS = 20;
const PROBE_MILLISECONDS = 50;
const TRACKS = ["mental_health", "substance_use"] as const;

/** What sixteen people at once felt, in milliseconds. */
export interface Load {
  readonly pages: number;
  readonly pageP95: number;
  readonly healthP95: number;
  readonly healthLongest: number;
  readonly megabytes: number;
}

async function get(url: string): Promise<number> {
  const before = performance.now();
  const response = await fetch(url);
  await response.arrayBuffer();
  if (!response.ok) throw new Error(`The API answered ${response.status} to ${url}.`);
  return performance.now() - before;
}

/** What one user looks at: a year and a track, from another month than the others' and in the end another track. */
function viewOf(user: number): string {
  const month = String((user % 12) + 1).padStart(2, "0");
  const track = TRACKS[(user + Math.floor(user / 12)) % TRACKS.length] ?? "";
  return `from=2023-${month}-01&to=2024-${month}-01&where=track=${track}&curve=none`;
}

/** One page: every registered measure of one year and track, as one figure and, without what stands beside, by cohort. */
async function page(address: string, user: number): Promise<number> {
  const before = performance.now();
  const view = viewOf(user);
  const urls = measures.flatMap((measure) => [
    `${address}/api/measures/${measure.id}?${view}`,
    `${address}/api/measures/${measure.id}?${view}&by=${finestDimension(measure)}&beside=none`,
  ]);
  await Promise.all(urls.map(get));
  return performance.now() - before;
}

/** Sixteen users, each with a view of their own, open one page after the other for twenty seconds while /api/health is probed. */
export async function measureLoad(appUrl: string): Promise<Load> {
  const api = await startApi(appUrl);
  try {
    await page(api.address, 0);
    const until = performance.now() + SECONDS * 1000;
    const pages: number[] = [];
    const probes: number[] = [];
    const open = async (user: number): Promise<void> => {
      while (performance.now() < until) pages.push(await page(api.address, user));
    };
    const prober = async (): Promise<void> => {
      while (performance.now() < until) {
        probes.push(await get(`${api.address}/api/health`));
        await sleep(PROBE_MILLISECONDS);
      }
    };
    await Promise.all([...Array.from({ length: USERS }, (_, user) => open(user)), prober()]);
    return {
      pages: pages.length,
      pageP95: quantileOf(pages, 0.95),
      healthP95: quantileOf(probes, 0.95),
      healthLongest: quantileOf(probes, 1),
      megabytes: await api.megabytes(),
    };
  } finally {
    await api.stop();
  }
}
