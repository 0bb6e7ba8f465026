import { getHeapStatistics } from "node:v8";
import { collectGarbage } from "./collect-garbage.js";

/** By so many bytes a thread's heap may grow between two answers before somebody has to wait for a collection. */
const MOST = 20 * 2 ** 20;
/** So many bytes are worth a collection for which nobody waits. */
const WORTHWHILE = 3 * 2 ** 20;
/** So long nobody has asked anything before what was left behind is looked for, in milliseconds. */
const QUIET_MILLISECONDS = 100;

/**
 * What answers leave behind. Each of two threads would let its heap grow to some multiple of what it holds before it
 * collects, and together that is more memory than all columns take; so a thread collects sooner, once nobody asks anything.
 * To collect takes longer than most answers: while questions come one after the other it waits until there is much.
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
    this.collectBeyond(MOST);
    this.pause();
    this.quiet = setTimeout(() => this.collectBeyond(WORTHWHILE), QUIET_MILLISECONDS).unref();
  }

  private collectBeyond(bytes: number): void {
    const grown = this.heapBytes();
    this.least = Math.min(this.least, grown);
    if (grown <= this.least + bytes) return;
    this.collect();
    this.least = this.heapBytes();
  }
}
