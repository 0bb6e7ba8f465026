import { useRef, useState, type ReactNode } from "react";
import { dayOf } from "#shared/calendar";
import type { Days } from "../view/view-days.js";

/** Both days as they stand in their fields; empty is unbounded. */
interface Written {
  readonly from: string;
  readonly to: string;
}

/** No care is older: a year before it is one that is still being written. */
const FIRST_DAY = "1970-01-01";

function writtenOf({ from, to }: Days): Written {
  return { from: from ?? "", to: to ?? "" };
}

function daysOf({ from, to }: Written): Days {
  return { from: from === "" ? null : from, to: to === "" ? null : to };
}

function isSpan({ from, to }: Days): boolean {
  if ([from, to].some((day) => day !== null && (dayOf(day) === null || day < FIRST_DAY))) return false;
  return from === null || to === null || from < to;
}

/**
 * First and last day of a period of the reader's own. They are taken together: who goes from one period to a later one
 * writes a first day behind the old last one before the other is written, and that is no mistake yet.
 */
export function OwnDays({
  from,
  to,
  onChange,
}: Days & { readonly onChange: (days: Days) => void }): ReactNode {
  const [written, setWritten] = useState<Written>(writtenOf({ from, to }));
  const [shown, setShown] = useState<Days>({ from, to });
  const [hasFault, setHasFault] = useState(false);
  const fields = { from: useRef<HTMLInputElement>(null), to: useRef<HTMLInputElement>(null) };
  // Another view came from elsewhere. The fields stay where they are, or the one that was stepped into would lose its focus.
  if (shown.from !== from || shown.to !== to) {
    setShown({ from, to });
    setWritten(writtenOf({ from, to }));
    setHasFault(false);
  }
  const take = (): void => {
    // A day that is half written reads as none; that must not open the period to all time.
    if (Object.values(fields).some(({ current }) => current?.validity.badInput)) return;
    const wanted = daysOf(written);
    setHasFault(!isSpan(wanted));
    if (isSpan(wanted) && (wanted.from !== from || wanted.to !== to)) onChange(wanted);
  };
  const write = (changed: Written): void => {
    setWritten(changed);
    if (isSpan(daysOf(changed))) setHasFault(false);
  };
  const field = (name: keyof Written, label: string): ReactNode => (
    <label className="day">
      {label}
      <input
        ref={fields[name]}
        type="date"
        value={written[name]}
        aria-invalid={hasFault}
        onChange={(event) => write({ ...written, [name]: event.target.value })}
        onBlur={take}
        onKeyDown={(event) => {
          if (event.key === "Enter") take();
        }}
      />
    </label>
  );
  return (
    <>
      {field("from", "From")}
      {field("to", hasFault ? "To: a day after From" : "To (day not counted)")}
    </>
  );
}
