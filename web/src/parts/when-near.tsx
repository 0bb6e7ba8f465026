import {
  startTransition,
  useCallback,
  useEffect,
  useRef,
  useState,
  type ReactNode,
  type RefObject,
} from "react";
import { WHOLE_PAGE } from "../window/print-whole.js";
import { Held } from "./query-state.js";
import { useHeldBack } from "./use-held-back.js";

/** So far below the screen a part is already made, so that it is there when the reader comes to it. */
const AHEAD = "900px";
const ALL_IS_WANTED = ["beforeprint", WHOLE_PAGE];

interface WhenNearProps {
  readonly height: string;
  /** Empty places of the parts' own sizes, where one height can't say how they will lie. */
  readonly places?: ReactNode;
  readonly children: () => ReactNode;
}

/**
 * Makes a part of a page only once it is near the screen, or the page is printed; from then on it stays. Its place is kept
 * until then, so that nothing jumps and the first picture does not wait for what nobody looks at yet. While it is outside
 * the screen, what it asks and draws anew comes after what is on the screen.
 */
export function WhenNear(props: WhenNearProps): ReactNode {
  const place = useRef<HTMLDivElement>(null);
  const { watch, isHeldBack } = useHeldBack([props.children]);
  const take = useCallback(
    (element: HTMLDivElement | null) => {
      place.current = element;
      return watch(element);
    },
    [watch],
  );
  const isNear = useNear(place);
  return (
    <div
      ref={take}
      className={isNear ? "near" : "near to-come"}
      aria-busy={(isNear && isHeldBack) || undefined}
    >
      {/* Nothing is being read yet, so nothing is said of it: only the place is kept. */}
      {isNear ? (
        <Held isHeld={isHeldBack}>{props.children()}</Held>
      ) : (
        <div style={{ height: props.height }} />
      )}
      {isNear ? null : props.places}
    </div>
  );
}

/** Whether the place has been near the screen, or all of the page been wanted: once true it stays so. */
function useNear(place: RefObject<HTMLDivElement | null>): boolean {
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
    for (const event of ALL_IS_WANTED) window.addEventListener(event, show);
    return () => {
      observer.disconnect();
      for (const event of ALL_IS_WANTED) window.removeEventListener(event, show);
    };
  }, [place, isNear]);
  return isNear;
}
