import { useRef, useState, type ReactNode, type RefObject } from "react";
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

interface OwnDaysProps extends Days {
  readonly onChange: (days: Days) => void;
}

/**
 * First and last day of a period of the reader's own. They are taken together: who goes from one period to a later one
 * writes a first day behind the old last one before the other is written, and that is no mistake yet.
 */
export function OwnDays(props: OwnDaysProps): ReactNode {
  const { written, hasFault, write, take } = useWritten(props);
  const fromField = useRef<HTMLInputElement>(null);
  const toField = useRef<HTMLInputElement>(null);
  const leave = (): void => {
    // A day that is half written reads as none; that must not open the period to all time.
    if ([fromField, toField].some(({ current }) => current?.validity.badInput)) return;
    take();
  };
  return (
    <>
      <DayField
        ref={fromField}
        label="From"
        day={written.from}
        hasFault={hasFault}
        onWrite={(day) => write({ ...written, from: day })}
        onLeave={leave}
      />
      <DayField
        ref={toField}
        label={hasFault ? "To: a day after From" : "To (day not counted)"}
        day={written.to}
        hasFault={hasFault}
        onWrite={(day) => write({ ...written, to: day })}
        onLeave={leave}
      />
    </>
  );
}

interface WrittenDays {
  readonly written: Written;
  readonly hasFault: boolean;
  readonly write: (changed: Written) => void;
  readonly take: () => void;
}

/** The days as they are being written, and how they are taken: a span is handed on, anything else is a fault. */
function useWritten({ from, to, onChange }: OwnDaysProps): WrittenDays {
  const [written, setWritten] = useState<Written>(writtenOf({ from, to }));
  const [shown, setShown] = useState<Days>({ from, to });
  const [hasFault, setHasFault] = useState(false);
  // Another view came from elsewhere. The fields stay where they are, or the one that was stepped into would lose its focus.
  if (shown.from !== from || shown.to !== to) {
    setShown({ from, to });
    setWritten(writtenOf({ from, to }));
    setHasFault(false);
  }
  const write = (changed: Written): void => {
    setWritten(changed);
    if (isSpan(daysOf(changed))) setHasFault(false);
  };
  const take = (): void => {
    const wanted = daysOf(written);
    setHasFault(!isSpan(wanted));
    if (isSpan(wanted) && (wanted.from !== from || wanted.to !== to)) onChange(wanted);
  };
  return { written, hasFault, write, take };
}

interface DayFieldProps {
  readonly ref: RefObject<HTMLInputElement | null>;
  readonly label: string;
  readonly day: string;
  readonly hasFault: boolean;
  readonly onWrite: (day: string) => void;
  /** The field is left, or Enter is pressed in it. */
  readonly onLeave: () => void;
}

function DayField({ ref, label, day, hasFault, onWrite, onLeave }: DayFieldProps): ReactNode {
  return (
    <label className="day">
      {label}
      <input
        ref={ref}
        type="date"
        value={day}
        aria-invalid={hasFault}
        onChange={(event) => onWrite(event.target.value)}
        onBlur={onLeave}
        onKeyDown={(event) => {
          if (event.key === "Enter") onLeave();
        }}
      />
    </label>
  );
}
