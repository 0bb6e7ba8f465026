import type { ReactNode } from "react";

/** Keeps the place of a chart that has no point, and says so. */
export function NothingToDraw({ words }: { readonly words: string }): ReactNode {
  return (
    <div className="plot plot-empty">
      <p className="quiet">{words} Choose a longer period or fewer filters.</p>
    </div>
  );
}
