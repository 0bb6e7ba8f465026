import { lengthOf, type AnswerBytes } from "../facts/answer-bytes.js";

/** What is asked, without the as-of (unix seconds) that it is asked for. */
export interface AskedAnswer {
  readonly question: string;
  readonly asOf: number;
}

interface Kept {
  readonly asOf: number;
  readonly made: Promise<AnswerBytes>;
  /** 0 while it is being made. */
  length: number;
}

/** Whether an answer made for one as-of is that for another. */
function holds({ asOf: since }: Kept, { holdsUntil }: AnswerBytes, asOf: number): boolean {
  return asOf === since || (since < asOf && asOf < holdsUntil);
}

/**
 * Answers that were given lately, for as long as they hold: whoever opens the same page asks the same. An answer that is
 * still being made is waited for, not made twice; the ones not asked for longest go first; a failed one is not kept.
 */
export class KeptAnswers {
  private readonly answers = new Map<string, Kept>();
  private length = 0;

  /** `most` is how many bytes all that is kept may have. */
  constructor(private readonly most: number) {}

  /** The kept answer to that question if it holds, or the one that `make` gives. */
  async of(asked: AskedAnswer, make: () => Promise<AnswerBytes>): Promise<AnswerBytes> {
    const known = this.answers.get(asked.question);
    const kept = known ?? this.start(asked, make);
    const made = await this.finish(asked.question, kept);
    if (holds(kept, made, asked.asOf)) {
      this.putLast(asked.question, kept);
      return made;
    }
    if (this.answers.get(asked.question) === kept) this.forget(asked.question, kept);
    return await this.of(asked, make);
  }

  private start({ question, asOf }: AskedAnswer, make: () => Promise<AnswerBytes>): Kept {
    const kept = { asOf, made: make(), length: 0 };
    this.answers.set(question, kept);
    return kept;
  }

  private async finish(question: string, kept: Kept): Promise<AnswerBytes> {
    try {
      const made = await kept.made;
      if (kept.length === 0) this.weigh(question, kept, lengthOf(made.pieces));
      return made;
    } catch (error) {
      if (this.answers.get(question) === kept) this.answers.delete(question);
      throw error;
    }
  }

  private putLast(question: string, kept: Kept): void {
    if (this.answers.get(question) !== kept) return;
    this.answers.delete(question);
    this.answers.set(question, kept);
  }

  private forget(question: string, { length }: Kept): void {
    this.answers.delete(question);
    this.length -= length;
  }

  /** Counts the length of an answer that has just been made, and makes room for it. */
  private weigh(question: string, kept: Kept, length: number): void {
    if (this.answers.get(question) !== kept) return;
    kept.length = length;
    this.length += length;
    for (const [oldest, each] of this.answers) {
      if (this.length <= this.most) return;
      this.forget(oldest, each);
    }
  }
}
