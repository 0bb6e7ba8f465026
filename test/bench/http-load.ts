import { setTimeout as sleep } from "node:timers/promises";
import { measures } from "#shared/measures/index";
import { startApi } from "./api-child.js";
import { finestDimension } from "./page-times.js";
import { quantileOf } from "./warm-median.js";

const USERS = 16;
const SECONDS = 20;
const PROBE_MILLISECONDS = 50;
const VIEW = "from=2024-07-01&to=2025-07-01&where=track=mental_health&curve=none";

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

/** One page: every registered measure of one year and track, as one figure and by cohort, asked at once. */
async function page(address: string): Promise<number> {
  const before = performance.now();
  const urls = measures.flatMap((measure) => [
    `${address}/api/measures/${measure.id}?${VIEW}`,
    `${address}/api/measures/${measure.id}?${VIEW}&by=${finestDimension(measure)}`,
  ]);
  await Promise.all(urls.map(get));
  return performance.now() - before;
}

/** Sixteen users open one page after the other for twenty seconds while /api/health is probed. */
export async function measureLoad(appUrl: string): Promise<Load> {
  const api = await startApi(appUrl);
  try {
    await page(api.address);
    const until = performance.now() + SECONDS * 1000;
    const pages: number[] = [];
    const probes: number[] = [];
    const user = async (): Promise<void> => {
      while (performance.now() < until) pages.push(await page(api.address));
    };
    const prober = async (): Promise<void> => {
      while (performance.now() < until) {
        probes.push(await get(`${api.address}/api/health`));
        await sleep(PROBE_MILLISECONDS);
      }
    };
    await Promise.all([...Array.from({ length: USERS }, user), prober()]);
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
