import type { ReactNode } from "react";

/** A grey place of the right height for what is still being read. */
export function Skeleton({ height }: { readonly height: string }): ReactNode {
  return (
    <div role="status">
      <div className="skeleton" style={{ height }} />
      <span className="visually-hidden">Loading</span>
    </div>
  );
}
