import type { ReactNode } from "react";
import { usePlotArea, useXAxisScale, useYAxisScale } from "recharts";
import { RimmedText } from "./drawn-text.js";
import { boxesAlong, boxOfMark, placeOnLine } from "./place-labels.js";
import type { SpcRow } from "./spc-rows.js";

/** The goal's words, where they lie over no point and no interval. */
export function GoalWords(props: {
  readonly rows: readonly SpcRow[];
  readonly intervals: ReadonlyMap<string, readonly [lower: number, upper: number]> | undefined;
  readonly goal: number;
  readonly words: string;
}): ReactNode {
  const [xOf, yOf, plot] = [useXAxisScale(), useYAxisScale(), usePlotArea()];
  if (!xOf || !yOf || !plot) return null;
  const area = { left: plot.x, right: plot.x + plot.width, top: plot.y, bottom: plot.y + plot.height };
  const shown = props.rows.filter((row) => row.value !== null);
  const at = (period: string, value: number | null): { x: number; y: number } => ({
    x: xOf(period) ?? 0,
    y: yOf(value ?? 0) ?? 0,
  });
  const whiskers = shown.flatMap(({ period }) =>
    boxesAlong((props.intervals?.get(period) ?? []).map((end) => at(period, end))),
  );
  const limits = (["lowerProcessLimit", "centreLine", "upperProcessLimit"] as const).map((line) =>
    props.rows.flatMap(({ period, point }) => (point[line] === null ? [] : [at(period, point[line])])),
  );
  const { x, y, anchor } = placeOnLine(props.words, yOf(props.goal) ?? 0, {
    area,
    taken: [...shown.map(({ period, value }) => boxOfMark(at(period, value))), ...whiskers],
    lines: limits.flatMap(boxesAlong),
  });
  return (
    <RimmedText x={x} y={y} anchor={anchor}>
      {props.words}
    </RimmedText>
  );
}
