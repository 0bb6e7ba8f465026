import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import * as z from "zod";
import { NO_ANALYSIS, type ColumnsService } from "#api/facts/columns-service";
import { dayOf } from "#shared/calendar";
import type { Dimension, Measure, View } from "#shared/measures/definition";
import { measures } from "#shared/measures/index";
import { nextMessage, startProgram } from "./child.js";
import { AS_OF_SECONDS } from "./sizes.js";
import { median, warmMedian } from "./warm-median.js";

/**
 * Milliseconds of all registered measures together, each ungrouped with what stands beside it, and by its finest
 * dimension without, as the pages ask for their tables of cohorts. Each is the whole answer, ready to be sent.
 */
export interface PageTimes {
  readonly oneYearAndTrack: number;
  readonly everything: number;
  /** Of one year and track where nobody asked anything for a second before: whoever opens a page finds the threads so. */
  readonly afterPause: number;
}

const pageTimes = z.object({ oneYearAndTrack: z.number(), everything: z.number(), afterPause: z.number() });

/** The finest dimension of a measure: seats belong to groups, everything else to cohorts. */
export function finestDimension(measure: Measure): Dimension {
  return measure.grain === "seat" ? "group" : "cohort";
}

const everything: Omit<View, "by"> = { from: null, to: null, every: null, where: [], asOf: AS_OF_SECONDS };
const oneYearAndTrack: Omit<View, "by"> = {
  ...everything,
  from: dayOf("2024-07-01"),
  to: dayOf("2025-07-01"),
  where: [{ dimension: "track", value: "mental_health" }],
};

/** All at once, as a page asks for its figures in one request. */
async function page(service: ColumnsService, view: Omit<View, "by">): Promise<void> {
  const answers = measures.flatMap((measure) =>
    [[], [finestDimension(measure)]].map(async (by) => {
      const question = {
        measureId: measure.id,
        view: { ...view, by },
        present: true,
        curves: "none",
      } as const;
      return await service.answer({ ...question, hasBeside: by.length === 0 }, NO_ANALYSIS, false);
    }),
  );
  await Promise.all(answers);
}

/** The engine compiles what counts while the first dozen pages are made; a server has made them after a minute of use. */
const repeats = { warmUps: 12, runs: 11, milliseconds: 6000 };

const PAUSES = 5;
const PAUSE_MILLISECONDS = 1000;

async function pageAfterPause(service: ColumnsService): Promise<number> {
  const times: number[] = [];
  while (times.length < PAUSES) {
    await sleep(PAUSE_MILLISECONDS);
    const before = performance.now();
    await page(service, oneYearAndTrack);
    times.push(performance.now() - before);
  }
  return median(times);
}

/** Times a page of one year and track, and one of everything, once all is compiled. */
export async function measurePages(service: ColumnsService): Promise<PageTimes> {
  return {
    oneYearAndTrack: await warmMedian(async () => await page(service, oneYearAndTrack), repeats),
    everything: await warmMedian(async () => await page(service, everything), repeats),
    afterPause: await pageAfterPause(service),
  };
}

/** The same in a process of its own: the garbage of a bench that generates and imports would slow the threads that count. */
export async function measurePagesApart(appUrl: string): Promise<PageTimes> {
  return pageTimes.parse(await nextMessage(startProgram("page-process", appUrl)));
}
