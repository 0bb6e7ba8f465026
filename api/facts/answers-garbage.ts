import { getHeapStatistics } from "node:v8";
import { collectGarbage } from "./collect-garbage.js";

/** So many bytes are worth a collection for which nobody waits. */
const WORTHWHILE = 3 * 2 ** 20;
/** So long nobody has asked anything before what was left behind is looked for, in milliseconds. */
const QUIET_MILLISECONDS = 100;

/**
 * What answers leave behind. Each of two threads would let its heap grow to some multiple of what it holds before it
 * collects, and together that is more memory than all columns take; so a thread collects sooner, once nobody asks anything.
 * Never between questions that come one after the other: for as long as it takes to get into stride again after a whole
 * collection, answers take a quarter longer.
 */
export class AnswersGarbage {
  private least = Infinity;
  private quiet: NodeJS.Timeout | null = null;

  constructor(
    private readonly heapBytes = (): number => getHeapStatistics().total_heap_size,
    private readonly collect = collectGarbage,
  ) {}

  /** Somebody asked something. */
  pause(): void {
    clearTimeout(this.quiet ?? undefined);
  }

  /** Nobody waits for the answer any more. */
  afterAnswer(): void {
    this.least = Math.min(this.least, this.heapBytes());
    this.pause();
    this.quiet = setTimeout(() => this.collectIfWorthwhile(), QUIET_MILLISECONDS).unref();
  }

  private collectIfWorthwhile(): void {
    if (this.heapBytes() <= this.least + WORTHWHILE) return;
    this.collect();
    this.least = this.heapBytes();
  }
}
