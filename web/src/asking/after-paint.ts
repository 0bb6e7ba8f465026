import { startTransition } from "react";

/**
 * Does something once what has just been drawn is on the screen: what nobody looks at yet never holds it up. The returned
 * function gives up.
 */
export function afterPaint(act: () => void): () => void {
  let timer = 0;
  const frame = requestAnimationFrame(() => {
    // The frame is painted after its callbacks; a timer comes after that.
    timer = window.setTimeout(() => startTransition(act));
  });
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
}
