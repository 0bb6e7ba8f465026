import { getHeapStatistics } from "node:v8";
import { collectGarbage } from "./collect-garbage.js";

/** So many bytes are worth a collection for which nobody waits. */
const WORTHWHILE = 3 * 2 ** 20;
/** So long nobody has asked anything before what was left behind is looked for, in milliseconds. */
const QUIET_MILLISECONDS = 100;

/**
 * What answers leave behind. Each of two threads would let its heap grow to some multiple of what it holds before it
 * collects, and together that is more memory than all columns take; so a thread collects sooner, once nobody asks anything.
 */
export class AnswersGarbage {
  private least = Infinity;
  private quiet: NodeJS.Timeout | null = null;

  constructor(
    private readonly heapBytes = (): number => getHeapStatistics().total_heap_size,
    private readonly collect: () => Promise<void> = collectGarbage,
  ) {}

  /** Somebody asked something. */
  pause(): void {
    clearTimeout(this.quiet ?? undefined);
  }

  /** Nobody waits for the answer any more. */
  afterAnswer(): void {
    this.least = Math.min(this.least, this.heapBytes());
    this.pause();
    this.quiet = setTimeout(() => void this.collectIfWorthwhile(), QUIET_MILLISECONDS).unref();
  }

  private async collectIfWorthwhile(): Promise<void> {
    if (this.heapBytes() <= this.least + WORTHWHILE) return;
    await this.collect();
    this.least = this.heapBytes();
  }
}
