import { useLayoutEffect, useRef, useState, type RefObject } from "react";
import { flushSync } from "react-dom";

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** What a frame holds between the margins of A4, in CSS pixels; Letter is a little wider. */
const PAPER_WIDTH = 660;
/** How much smaller everything is on paper than on a screen: as print.css sets the type. */
const PAPER_SCALE = 0.7;

/**
 * The size of an element in whole CSS pixels, followed as it changes: charts are drawn anew for a small screen, not
 * shrunk. Zero before the first measurement. For paper they are drawn anew too: a wide screen's drawing, made to fit, would
 * have letters that nobody can read.
 */
export function useSize(): Size & { readonly ref: RefObject<HTMLDivElement | null> } {
  const ref = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState<Size>({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return undefined;
    const measure = (): void => {
      const width = Math.floor(element.clientWidth);
      const height = Math.floor(element.clientHeight);
      // Nothing is drawn for a place that is hidden for a moment: what was drawn stays.
      if (width === 0) return;
      setSize((was) => (was.width === width && was.height === height ? was : { width, height }));
    };
    const fitPaper = (): void => {
      const { clientWidth, clientHeight } = element;
      if (clientWidth === 0) return;
      const width = Math.min(clientWidth, PAPER_WIDTH);
      // At once: the browser lays out the paper as soon as it has said that it will.
      flushSync(() => setSize({ width, height: Math.floor(clientHeight * PAPER_SCALE) }));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    window.addEventListener("beforeprint", fitPaper);
    window.addEventListener("afterprint", measure);
    return () => {
      observer.disconnect();
      window.removeEventListener("beforeprint", fitPaper);
      window.removeEventListener("afterprint", measure);
    };
  }, []);
  return { ref, ...size };
}
