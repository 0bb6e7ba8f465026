/**
 * Answers that were given lately: whoever opens the same page asks the same. An answer that is still being made is
 * waited for, not made twice; the ones not asked for longest go first; a failed one is not kept.
 */
export class KeptAnswers<Answer extends { readonly length: number }> {
  private readonly answers = new Map<string, { readonly made: Promise<Answer>; length: number }>();
  private length = 0;

  /** `most` is how long all that is kept may be. */
  constructor(private readonly most: number) {}

  /** The kept answer to that question, or the one that `make` gives. */
  async of(question: string, make: () => Promise<Answer>): Promise<Answer> {
    const known = this.answers.get(question);
    const answer = known ?? { made: make(), length: 0 };
    this.answers.delete(question);
    this.answers.set(question, answer);
    try {
      const made = await answer.made;
      if (answer.length === 0) this.weigh(question, made.length);
      return made;
    } catch (error) {
      if (this.answers.get(question) === answer) this.answers.delete(question);
      throw error;
    }
  }

  /** Counts the length of an answer that has just been made, and makes room for it. */
  private weigh(question: string, length: number): void {
    const answer = this.answers.get(question);
    if (!answer || answer.length > 0) return;
    answer.length = length;
    this.length += length;
    for (const [oldest, { length: freed }] of this.answers) {
      if (this.length <= this.most) return;
      this.answers.delete(oldest);
      this.length -= freed;
    }
  }
}
