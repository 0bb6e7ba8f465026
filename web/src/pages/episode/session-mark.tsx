import type { ReactNode } from "react";
import type { Status } from "./session-weeks.js";

const SIZE = 18;

/** The shape of a session's status: full, half, ring, cross, dash. */
export function SessionMark({ status }: { readonly status: Status }): ReactNode {
  return (
    <svg width={SIZE} height={SIZE} viewBox="0 0 18 18" aria-hidden="true" className="session-mark">
      <SessionShape status={status} />
    </svg>
  );
}

/** The same in a drawing of one's own, in a box of 18 by 18. */
export function SessionShape({ status }: { readonly status: Status }): ReactNode {
  switch (status) {
    case "attended":
      return <rect x="2" y="2" width="14" height="14" rx="3" fill="var(--accent)" />;
    case "partial":
      return (
        <>
          <rect
            x="3"
            y="3"
            width="12"
            height="12"
            rx="2.5"
            fill="none"
            stroke="var(--accent)"
            strokeWidth="2"
          />
          <path d="M3 9h12v3.5A2.5 2.5 0 0 1 12.5 15h-7A2.5 2.5 0 0 1 3 12.5z" fill="var(--accent)" />
        </>
      );
    case "excused":
      return <circle cx="9" cy="9" r="6" fill="none" stroke="var(--neutral)" strokeWidth="2" />;
    case "no_show":
      return <path d="M4 4l10 10M14 4L4 14" stroke="var(--warm)" strokeWidth="2.5" strokeLinecap="round" />;
    case "cancelled":
      return <path d="M3 9h12" stroke="var(--neutral)" strokeWidth="2.5" strokeDasharray="3 2" />;
  }
}
