import { useLayoutEffect, useRef, useState } from "react";
import { MOST_CHOSEN } from "../../view/view-state.js";
import type { ChosenRows } from "./cohort-table-body.js";

/**
 * The rows chosen to be compared. The address keeps them, but is changed a moment after the click: until then the choice
 * itself is shown, so that a box answers at once and two quick clicks add up. A row that moves to the top takes the
 * keyboard along.
 */
export function useChosenRows(
  chosen: readonly string[],
  onChoose: (chosen: readonly string[]) => void,
): ChosenRows {
  const [seen, setSeen] = useState(chosen);
  const [values, setValues] = useState(chosen);
  const toggled = useRef<{ readonly box: HTMLInputElement; readonly isByKey: boolean } | null>(null);
  if (seen.join() !== chosen.join()) {
    setSeen(chosen);
    setValues(chosen);
  }
  useLayoutEffect(() => {
    const last = toggled.current;
    toggled.current = null;
    // A browser drops the focus of what is moved within the page.
    if (last && document.activeElement !== last.box) last.box.focus({ preventScroll: !last.isByKey });
  });
  return {
    values,
    isFull: values.length >= MOST_CHOSEN,
    toggle: (value, box) => {
      toggled.current = { box, isByKey: box.matches(":focus-visible") };
      const next = values.includes(value) ? values.filter((one) => one !== value) : [...values, value];
      setValues(next);
      onChoose(next);
    },
  };
}
