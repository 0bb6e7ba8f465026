import { useLayoutEffect, useRef, useState, type RefObject } from "react";
import { flushSync } from "react-dom";

export interface Size {
  readonly width: number;
  readonly height: number;
  /** Whether it is drawn for paper, where bars may be thinner than a pointer needs them. */
  readonly isPaper: boolean;
}

/**
 * As wide as a drawing in a frame is drawn for paper, in CSS pixels: print.css fits it between the margins of A4, three
 * quarters as large, as it does with the type.
 */
const PAPER_WIDTH = 920;
/** How much of its height on a screen a drawing keeps for paper, before it is fitted: a sheet answers more than a screen. */
const PAPER_HEIGHT = 0.6;

/** The width for paper of a drawing that is as wide as this on the screen; two that stand side by side share a sheet's. */
function paperWidth(element: Element, onScreen: number): number {
  if (element.closest(".paper-pair")) return PAPER_WIDTH / 2;
  return element.closest(".frame") ? PAPER_WIDTH : Math.min(onScreen, PAPER_WIDTH);
}

/**
 * The size of an element in whole CSS pixels, followed as it changes: charts are drawn anew for a small screen, not
 * shrunk. Zero before the first measurement. For paper they are drawn anew too: a wide screen's drawing, made to fit, would
 * have letters that nobody can read.
 */
export function useSize(): Size & { readonly ref: RefObject<HTMLDivElement | null> } {
  const ref = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState<Size>({ width: 0, height: 0, isPaper: false });
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return undefined;
    const measure = (): void => {
      const width = Math.floor(element.clientWidth);
      const height = Math.floor(element.clientHeight);
      // Nothing is drawn for a place that is hidden for a moment: what was drawn stays.
      if (width === 0) return;
      setSize((was) =>
        was.width === width && was.height === height && !was.isPaper
          ? was
          : { width, height, isPaper: false },
      );
    };
    const fitPaper = (): void => {
      const { clientWidth, clientHeight } = element;
      if (clientWidth === 0) return;
      const width = paperWidth(element, clientWidth);
      // At once: the browser lays out the paper as soon as it has said that it will.
      const height = Math.floor(clientHeight * PAPER_HEIGHT);
      flushSync(() => setSize({ width, height, isPaper: true }));
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
