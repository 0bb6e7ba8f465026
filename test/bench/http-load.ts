import { setTimeout as sleep } from "node:timers/promises";
import { startApi } from "./api-child.js";
import { questionsOfPages, type YearAndTrack } from "./page-questions.js";
import { quantileOf } from "./warm-median.js";

const USERS = 16;
const SECONDS = 20;
const PROBE_MILLISECONDS = 50;
const TRACKS = ["mental_health", "substance_use"] as const;

/** What sixteen people at once felt, in milliseconds. */
export interface Load {
  readonly pages: number;
  readonly pageP95: number;
  /** Of pages that nobody had opened before with that year and track. */
  readonly firstP95: number;
  readonly healthP95: number;
  readonly healthLongest: number;
  readonly megabytes: number;
}

async function timed(url: string, request?: RequestInit): Promise<number> {
  const before = performance.now();
  const response = await fetch(url, request);
  await response.arrayBuffer();
  if (!response.ok) throw new Error(`The API answered ${response.status} to ${url}.`);
  return performance.now() - before;
}

/** What one user looks at: a year and a track, from another month than the others' and in the end another track. */
function viewOf(user: number): YearAndTrack {
  const month = String((user % 12) + 1).padStart(2, "0");
  return {
    firstMonth: `2023-${month}`,
    track: TRACKS[(user + Math.floor(user / 12)) % TRACKS.length] ?? "",
  };
}

/** The pages of one user, each as the request for all figures of its first screen. */
function pagesOf(user: number): readonly RequestInit[] {
  return Object.values(questionsOfPages(viewOf(user))).map((questions) => ({
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ questions }),
  }));
}

/** Sixteen users open one page after the other for twenty seconds while /api/health is probed. */
export async function measureLoad(appUrl: string): Promise<Load> {
  const api = await startApi(appUrl);
  try {
    const until = performance.now() + SECONDS * 1000;
    const pages: number[] = [];
    const firsts: number[] = [];
    const probes: number[] = [];
    const open = async (user: number): Promise<void> => {
      const own = pagesOf(user);
      for (let turn = 0; performance.now() < until; turn += 1) {
        const took = await timed(`${api.address}/api/measures`, own[turn % own.length]);
        pages.push(took);
        if (turn < own.length) firsts.push(took);
      }
    };
    const prober = async (): Promise<void> => {
      while (performance.now() < until) {
        probes.push(await timed(`${api.address}/api/health`));
        await sleep(PROBE_MILLISECONDS);
      }
    };
    await Promise.all([...Array.from({ length: USERS }, (_, user) => open(user)), prober()]);
    return {
      pages: pages.length,
      pageP95: quantileOf(pages, 0.95),
      firstP95: quantileOf(firsts, 0.95),
      healthP95: quantileOf(probes, 0.95),
      healthLongest: quantileOf(probes, 1),
      megabytes: await api.megabytes(),
    };
  } finally {
    await api.stop();
  }
}
