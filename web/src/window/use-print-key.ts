import { useEffect } from "react";
import { isPartMissing, printWhole } from "./print-whole.js";

/** Ctrl or Cmd with P prints a page of which parts are missing yet once it is whole; any other the browser prints itself. */
export function usePrintKey(): void {
  useEffect(() => {
    const take = (event: KeyboardEvent): void => {
      const isPrint = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
      if (!isPrint || event.key.toLowerCase() !== "p" || !isPartMissing()) return;
      event.preventDefault();
      void printWhole();
    };
    window.addEventListener("keydown", take);
    return () => window.removeEventListener("keydown", take);
  }, []);
}
