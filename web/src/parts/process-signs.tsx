import type { ReactNode } from "react";
import type { ProcessResponse } from "#shared/contract/analysis";
import { PointShape, type Shape } from "../charts/point-shape.js";
import { shapeOf } from "../charts/spc-rows.js";
import { changeOf, signWords } from "../answers/process-verdict.js";

const assuranceSigns = {
  pass: { path: "M4 10l4 4 8-9", color: "var(--accent)" },
  fail: { path: "M5 5l10 10M15 5l-10 10", color: "var(--warm)" },
  hitOrMiss: { path: "M2 11c2.5-6 5-6 8 0s5.5 6 8 0", color: "var(--neutral)" },
} as const;

/** Shape of the last judged point: the variation icon. */
function variationOf(last: ProcessResponse["points"][number]): {
  readonly shape: Shape;
  readonly color: string;
} {
  return { shape: shapeOf(last), color: last.verdict === "concern" ? "var(--warm)" : "var(--accent)" };
}

/** Variation and assurance of a process, each a shape with its words; only words where there is too little to tell. */
export function ProcessSigns(props: {
  readonly process: ProcessResponse;
  /** What stands before the words where nothing can be told: in a table the column says what it is of. */
  readonly lead?: string;
}): ReactNode {
  const { process, lead = "Process control: " } = props;
  const told = changeOf(process);
  if (told.kind === "untold") {
    return (
      <p className="small">
        {lead}
        {told.short}.
      </p>
    );
  }
  const variation = variationOf(told.point);
  const words = signWords(told.point, process);
  const assurance = process.assurance === null ? null : assuranceSigns[process.assurance];
  return (
    <ul className="signs small" aria-label="Process control">
      <li>
        <svg width="20" height="20" aria-hidden="true">
          <PointShape x={10} y={10} shape={variation.shape} color={variation.color} />
        </svg>
        {words.variation}
      </li>
      {assurance ? (
        <li>
          <svg width="20" height="20" aria-hidden="true">
            <path d={assurance.path} fill="none" stroke={assurance.color} strokeWidth="2.5" />
          </svg>
          {words.assurance}
        </li>
      ) : null}
    </ul>
  );
}
