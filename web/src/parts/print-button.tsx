import { useState, type ReactNode } from "react";
import { printWhole } from "../window/print-whole.js";

/** Prints the page, all of it. */
export function PrintButton(): ReactNode {
  const [isReading, setIsReading] = useState(false);
  const print = async (): Promise<void> => {
    setIsReading(true);
    await printWhole();
    setIsReading(false);
  };
  return (
    <span className="print-tool">
      <button type="button" aria-disabled={isReading} onClick={() => void (isReading ? null : print())}>
        Print
      </button>
      <span role="status" className="visually-hidden">
        {isReading ? "Reading the rest of the page before it is printed." : ""}
      </span>
    </span>
  );
}
