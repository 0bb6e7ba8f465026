import { startTransition, useEffect, useRef, useState, type ReactNode } from "react";

/** So far below the screen a part is already made, so that it is there when the reader comes to it. */
const AHEAD = "500px";

/**
 * Makes a part of a page only once it is near the screen, or the page is printed; from then on it stays. Its place is kept
 * until then, so that nothing jumps and the first picture does not wait for what nobody looks at yet.
 */
export function WhenNear(props: { readonly height: string; readonly children: () => ReactNode }): ReactNode {
  const place = useRef<HTMLDivElement>(null);
  const [isNear, setIsNear] = useState(false);
  useEffect(() => {
    const element = place.current;
    if (!element || isNear) return undefined;
    const show = (): void => setIsNear(true);
    const observer = new IntersectionObserver(
      (entries) => {
        // Not urgent: what is on the screen already is painted first.
        if (entries.some((entry) => entry.isIntersecting)) startTransition(show);
      },
      { rootMargin: AHEAD },
    );
    observer.observe(element);
    window.addEventListener("beforeprint", show);
    return () => {
      observer.disconnect();
      window.removeEventListener("beforeprint", show);
    };
  }, [isNear]);
  return (
    <div ref={place} className="near">
      {/* Nothing is being read yet, so nothing is said of it: only the place is kept. */}
      {isNear ? props.children() : <div style={{ height: props.height }} />}
    </div>
  );
}
