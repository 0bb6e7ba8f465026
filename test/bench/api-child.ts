import { once } from "node:events";
import * as z from "zod";
import { measures } from "#shared/measures/index";
import { nextMessage, startProgram } from "./child.js";
import { finestDimension } from "./page-times.js";
import { quantileOf } from "./warm-median.js";

const REQUESTS = 200;
const MEGABYTE = 1024 * 1024;
const ready = z.object({ port: z.number().int().positive(), bytes: z.number() });
const memory = z.object({ bytes: z.number() });

/** Resident memory of a process that runs the API and nothing else, in megabytes (2^20 bytes). */
export interface ApiMemory {
  readonly afterLoad: number;
  readonly afterRequests: number;
}

/** The API in a child process, its address, and how to end it. */
export interface ApiChild {
  readonly address: string;
  readonly megabytesAfterLoad: number;
  megabytes(): Promise<number>;
  stop(): Promise<void>;
}

/** Starts the API over a loaded database on a free port. */
export async function startApi(appUrl: string): Promise<ApiChild> {
  const child = startProgram("api-process", appUrl);
  const { port, bytes } = ready.parse(await nextMessage(child));
  return {
    address: `http://127.0.0.1:${port}`,
    megabytesAfterLoad: bytes / MEGABYTE,
    megabytes: async () => {
      child.send("memory");
      return memory.parse(await nextMessage(child)).bytes / MEGABYTE;
    },
    stop: async () => {
      const ended = once(child, "exit");
      child.send("stop");
      await ended;
    },
  };
}

const cutTexts = ["by=program", "every=month", "by=program&every=month", "every=week"] as const;

/**
 * Asks all measures by several cuts as the pages do, without the points of many curves or what stands beside each of many
 * figures, two hundred requests in all; gives the times in milliseconds.
 */
async function askMuch(api: ApiChild): Promise<number[]> {
  const times: number[] = [];
  for (let request = 0; request < REQUESTS; request += 1) {
    const measure = measures[request % measures.length];
    if (measure === undefined) throw new Error("No measure is registered.");
    const cut =
      cutTexts[Math.floor(request / measures.length) % (cutTexts.length + 1)] ??
      `by=${finestDimension(measure)}`;
    const before = performance.now();
    const response = await fetch(`${api.address}/api/measures/${measure.id}?${cut}&curve=none&beside=none`);
    await response.arrayBuffer();
    if (!response.ok) throw new Error(`The API answered ${response.status} to ${measure.id}?${cut}.`);
    times.push(performance.now() - before);
  }
  return times;
}

/** Memory of the API after loading its columns and after two hundred requests, and how long these took. */
export async function measureMemory(appUrl: string): Promise<ApiMemory & { readonly requestP95: number }> {
  const api = await startApi(appUrl);
  try {
    const times = await askMuch(api);
    const afterRequests = await api.megabytes();
    return { afterLoad: api.megabytesAfterLoad, afterRequests, requestP95: quantileOf(times, 0.95) };
  } finally {
    await api.stop();
  }
}
