import { useEffect, useRef } from "react";
import { useLocation, useNavigationType } from "react-router";

/** How far each entry of the history was scrolled, by its key. */
const places = new Map<string, number>();
/** So many frames a page may take to be as tall as it was. */
const MOST_FRAMES = 30;

/**
 * A new page starts at its beginning, also for the keyboard; going back returns to where one was. The first one is the
 * browser's own business. Gives the element that takes the focus.
 */
export function useStartOfPage(): { readonly current: HTMLElement | null } {
  const { pathname, key } = useLocation();
  const isBack = useNavigationType() === "POP";
  const main = useRef<HTMLElement>(null);
  const before = useRef(pathname);
  useEffect(() => {
    const remember = (): void => void places.set(key, window.scrollY);
    window.addEventListener("scroll", remember, { passive: true });
    return () => window.removeEventListener("scroll", remember);
  }, [key]);
  useEffect(() => {
    if (before.current === pathname) return undefined;
    before.current = pathname;
    main.current?.focus({ preventScroll: true });
    return scrollOver(isBack ? (places.get(key) ?? 0) : 0);
  }, [pathname, key, isBack]);
  return main;
}

/** Scrolls to a height that the page may reach only as its parts are drawn; the returned function gives up. */
function scrollOver(place: number): () => void {
  let frames = 0;
  let timer = 0;
  const scroll = (): void => {
    window.scrollTo(0, place);
    frames += 1;
    if (Math.abs(window.scrollY - place) > 1 && frames < MOST_FRAMES) timer = requestAnimationFrame(scroll);
  };
  scroll();
  return () => cancelAnimationFrame(timer);
}
