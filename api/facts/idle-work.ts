/** So long nobody has asked anything before the work goes on, in milliseconds. */
const QUIET_MILLISECONDS = 50;

/**
 * Work in small steps that goes on only while nobody asks anything: a question waits for one step at most. A step that
 * fails ends the work and nothing else: whoever asks for what it would have made is told why there is none.
 */
export class IdleWork {
  private steps: Iterator<unknown> | null = null;
  private wasAsked = false;

  /** `done` is called whenever all steps are made. */
  constructor(private readonly done: () => void) {}

  /** Begins with these steps, or with these instead of those that are left. */
  begin(steps: Iterator<unknown>): void {
    const isUnderWay = this.steps !== null;
    this.steps = steps;
    if (!isUnderWay) setImmediate(() => this.goOn());
  }

  /** Somebody asked something. */
  pause(): void {
    this.wasAsked = true;
  }

  private goOn(): void {
    if (this.wasAsked) {
      this.wasAsked = false;
      setTimeout(() => this.goOn(), QUIET_MILLISECONDS);
      return;
    }
    if (this.hasMore()) {
      setImmediate(() => this.goOn());
      return;
    }
    this.steps = null;
    this.done();
  }

  private hasMore(): boolean {
    try {
      return this.steps?.next().done === false;
    } catch {
      return false;
    }
  }
}
