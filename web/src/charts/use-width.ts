import { useLayoutEffect, useRef, useState, type RefObject } from "react";

/**
 * The width of an element in CSS pixels, followed as it changes: charts that are drawn by hand are drawn anew for a small
 * screen, not shrunk. Zero before the first measurement.
 */
export function useWidth(): { readonly ref: RefObject<HTMLDivElement | null>; readonly width: number } {
  const ref = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return undefined;
    setWidth(Math.floor(element.clientWidth));
    const observer = new ResizeObserver(() => setWidth(Math.floor(element.clientWidth)));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { ref, width };
}
