import type { ReactNode } from "react";
import type { ProcessResponse } from "#shared/contract/analysis";
import { PointShape, type Shape } from "../charts/point-shape.js";
import { shapeOf } from "../charts/spc-rows.js";
import { changeOf } from "../process-verdict.js";

const assuranceSigns = {
  pass: { path: "M4 10l4 4 8-9", color: "var(--accent)", words: "always meets the goal" },
  fail: { path: "M5 5l10 10M15 5l-10 10", color: "var(--warm)", words: "can’t meet the goal as it runs" },
  hitOrMiss: {
    path: "M2 11c2.5-6 5-6 8 0s5.5 6 8 0",
    color: "var(--neutral)",
    words: "hits or misses the goal by chance",
  },
} as const;

/** Words and shape of the last judged point: the variation icon. */
function variationOf(last: ProcessResponse["points"][number]): {
  readonly shape: Shape;
  readonly color: string;
  readonly words: string;
} {
  const shape = shapeOf(last);
  if (last.verdict === "concern") return { shape, color: "var(--warm)", words: "signal of concern" };
  if (last.verdict === "improvement")
    return { shape, color: "var(--accent)", words: "signal of improvement" };
  return { shape, color: "var(--accent)", words: "no signal of change" };
}

/** Variation and assurance of a process, each a shape with its words; only words where there is too little to tell. */
export function ProcessSigns({ process }: { readonly process: ProcessResponse }): ReactNode {
  const told = changeOf(process);
  if (told.kind === "untold") return <p className="small">Process control: {told.short}.</p>;
  const variation = variationOf(told.point);
  const assurance = process.assurance === null ? null : assuranceSigns[process.assurance];
  return (
    <ul className="signs small" aria-label="Process control">
      <li>
        <svg width="20" height="20" aria-hidden="true">
          <PointShape x={10} y={10} shape={variation.shape} color={variation.color} />
        </svg>
        {variation.words}
      </li>
      {assurance ? (
        <li>
          <svg width="20" height="20" aria-hidden="true">
            <path d={assurance.path} fill="none" stroke={assurance.color} strokeWidth="2.5" />
          </svg>
          {assurance.words}
        </li>
      ) : null}
    </ul>
  );
}
