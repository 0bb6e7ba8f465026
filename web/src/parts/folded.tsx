import { useState, type ReactNode } from "react";

interface FoldedProps {
  readonly summary: ReactNode;
  readonly className?: string;
  /** Opens it where it is closed; otherwise the reader decides. */
  readonly isOpen?: boolean;
  readonly children: () => ReactNode;
}

/** Something to unfold, whose inside is made only when it is first opened: a page holds dozens that nobody opens. */
export function Folded({ summary, className, isOpen = false, children }: FoldedProps): ReactNode {
  const [wasOpen, setWasOpen] = useState(isOpen);
  return (
    <details
      className={className}
      open={isOpen}
      onToggle={(event) => {
        if (event.currentTarget.open) setWasOpen(true);
      }}
    >
      {/* Before it opens, so that the next Tab finds the inside; the toggle above comes later, and for who searches the page. */}
      <summary onClick={() => setWasOpen(true)}>{summary}</summary>
      {wasOpen || isOpen ? children() : null}
    </details>
  );
}
