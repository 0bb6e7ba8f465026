import type { ReactNode } from "react";

/** Why the pages are empty on a new installation, and the command that fills them. */
export function NoData(): ReactNode {
  return (
    <div className="notice">
      <p>
        <strong>There are no inquiries yet.</strong> Figures appear as soon as files are imported:
      </p>
      <p>
        <code>npm run -s iop -- import programs=programs.csv inquiries=inquiries.csv</code>
      </p>
      <p>
        <code>npm run -s iop -- import --help</code> lists every file’s columns.
      </p>
    </div>
  );
}
