import type { ReactNode } from "react";
import { usePlotArea } from "recharts";
import type { MeanChangeResponse } from "#shared/contract/results";
import { formatCount, formatPercent, formatPercentInterval } from "#shared/format";
import { readable } from "./drawn-text.js";

type LastScores = MeanChangeResponse["lastScores"];

/** Room that the bar takes over a course, its words included. */
export const LAST_SCORES_HEIGHT = 78;

const TOP = 22;
const BAR = 20;

/** Narrower bars have the share without a last score on a line of its own. */
const ROOM_FOR_SHARE = 400;

/** How many have a last score, how many have none, and what share these are, in words. */
function wordsOf({ withBaseline, withoutLast, ...share }: LastScores): readonly [string, string, string] {
  const withLast = `${formatCount(withBaseline - withoutLast)} have a last score`;
  if (withoutLast === 0) return [withLast, "nobody lacks one", ""];
  const rate = `(${formatPercent(share.estimate)}, ${formatPercentInterval(share.lower, share.upper)})`;
  return [withLast, `${formatCount(withoutLast)} have none`, rate];
}

/** Of all people with a baseline those with a last score, filled, and those without, open: as wide as the course under it. */
export function LastScoresBar({ lastScores }: { readonly lastScores: LastScores }): ReactNode {
  const plot = usePlotArea();
  if (!plot) return null;
  const { withBaseline, estimate } = lastScores;
  const [withLast, without, rate] = wordsOf(lastScores);
  const hasRoom = plot.width > ROOM_FOR_SHARE;
  const of = `of ${formatCount(withBaseline)} people with a baseline`;
  const lacking = plot.width * estimate;
  const [left, right] = [plot.x, plot.x + plot.width];
  const box = { y: TOP, height: BAR };
  return (
    <g>
      <text x={left} y={14} fontWeight={600}>
        {formatCount(withBaseline)} people with a baseline
      </text>
      <rect
        {...readable(`${withLast}, ${of}`)}
        {...box}
        x={left}
        width={Math.max(0, plot.width - lacking)}
        fill="var(--accent)"
      />
      <text x={left} y={TOP + BAR + 16}>
        {withLast}
      </text>
      {estimate === 0 ? null : (
        <OpenPart words={`${without} ${rate}, ${of}`} x={right - lacking} width={lacking} />
      )}
      <text x={right} y={TOP + BAR + 16} textAnchor="end">
        {hasRoom ? `${without} ${rate}` : without}
      </text>
      {hasRoom ? null : (
        <text x={right} y={TOP + BAR + 33} textAnchor="end">
          {rate}
        </text>
      )}
    </g>
  );
}

/** The part of those without a last score. */
function OpenPart(props: { readonly words: string; readonly x: number; readonly width: number }): ReactNode {
  return (
    <rect
      {...readable(props.words)}
      x={props.x + 1}
      y={TOP + 1}
      width={Math.max(1, props.width - 2)}
      height={BAR - 2}
      fill="var(--surface)"
      stroke="var(--control-line)"
      strokeWidth={1.5}
      strokeDasharray="4 3"
    />
  );
}
