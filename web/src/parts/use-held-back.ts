import { useEffect, useState } from "react";
import { afterPaint } from "../asking/after-paint.js";

/** The watched elements that are outside the screen. */
const unseen = new WeakSet<Element>();
const observer = new IntersectionObserver((entries) => {
  for (const { target, isIntersecting } of entries) {
    if (isIntersecting) unseen.delete(target);
    else unseen.add(target);
  }
});

type Answers = readonly unknown[];

/** The place of a part, and the answers that it was drawn from last. */
class DrawnPart {
  private place: Element | null = null;
  private drawn: Answers = [];

  /** Takes the element of the part; the returned function lets it go. */
  readonly watch = (place: Element | null): (() => void) | undefined => {
    if (!place) return undefined;
    this.place = place;
    observer.observe(place);
    return () => {
      this.place = null;
      observer.unobserve(place);
    };
  };

  isBehind(answers: Answers): boolean {
    const isNew = answers.some((answer, at) => answer !== this.drawn[at]);
    return isNew && this.place !== null && unseen.has(this.place);
  }

  take(answers: Answers): void {
    this.drawn = answers;
  }
}

export interface HeldBack {
  /** The `ref` of the part's element. */
  readonly watch: (place: Element | null) => (() => void) | undefined;
  readonly isHeldBack: boolean;
}

/**
 * Whether a part outside the screen should keep its picture for now, because its answers are new and what is on the screen
 * is painted first. Without answers, which is null, nothing is new.
 */
export function useHeldBack(answers: Answers | null): HeldBack {
  const [part] = useState(() => new DrawnPart());
  const [, setPaints] = useState(0);
  const isHeldBack = answers !== null && part.isBehind(answers);
  useEffect(() => {
    if (answers === null) return undefined;
    if (!isHeldBack) {
      part.take(answers);
      return undefined;
    }
    return afterPaint(() => {
      part.take(answers);
      setPaints((paints) => paints + 1);
    });
  });
  return { watch: part.watch, isHeldBack };
}
