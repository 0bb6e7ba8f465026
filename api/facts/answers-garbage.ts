import { getHeapStatistics } from "node:v8";
import { collectGarbage } from "./collect-garbage.js";

/** By so many bytes a thread's heap may grow before what answers have left behind is looked for. */
const MOST = 6 * 2 ** 20;

/**
 * What answers leave behind. Each of two threads would let its heap grow to some multiple of what it holds before it
 * collects, and together that is more memory than all columns take; so a thread collects sooner, once an answer is given.
 */
export class AnswersGarbage {
  private least = Infinity;

  constructor(
    private readonly heapBytes = (): number => getHeapStatistics().total_heap_size,
    private readonly collect = collectGarbage,
  ) {}

  /** Nobody waits for the answer any more. */
  afterAnswer(): void {
    const bytes = this.heapBytes();
    this.least = Math.min(this.least, bytes);
    if (bytes <= this.least + MOST) return;
    this.collect();
    this.least = this.heapBytes();
  }
}
