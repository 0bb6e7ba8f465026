import type { ReactNode } from "react";
import { RimmedText } from "../../charts/drawn-text.js";
import { LEFT, MARK_LINE, placedMarks, placeIn, RIGHT, ticksIn, type StayTime } from "./stay-time.js";

/** Room that the days take under a picture. */
export const AXIS_HEIGHT = 26;

interface AxisProps {
  readonly time: StayTime;
  readonly width: number;
}

/** The days under a picture of an episode: the same places in each of them. */
export function StayAxis({ time, width, y }: AxisProps & { readonly y: number }): ReactNode {
  const place = placeIn(time, width);
  const ticks = ticksIn(time, width);
  return (
    <g>
      <line x1={LEFT} x2={width - RIGHT} y1={y} y2={y} stroke="var(--control-line)" />
      {ticks.map(({ day, words }) => {
        const x = place(day);
        // A day at the right edge is written before it, so that it lies within the picture.
        const isLast = x + 70 > width;
        return (
          <g key={day} data-day={day}>
            <line x1={x} x2={x} y1={y} y2={y + 5} stroke="var(--control-line)" />
            <RimmedText x={isLast ? width : x} y={y + 19} anchor={isLast ? "end" : "start"} isQuiet>
              {words}
            </RimmedText>
          </g>
        );
      })}
    </g>
  );
}

/** Admission, first session and discharge as thin lines through a picture, their names over it. */
export function StayMarks({ time, width, until }: AxisProps & { readonly until: number }): ReactNode {
  return placedMarks(time, width).map(({ words, x, line, anchor, day }) => (
    <g key={words} data-stay-mark={day}>
      <line
        x1={x}
        x2={x}
        y1={line * MARK_LINE + 4}
        y2={until}
        stroke="var(--text)"
        strokeWidth={1}
        strokeOpacity={0.55}
      />
      <RimmedText x={x + (anchor === "start" ? 4 : -4)} y={line * MARK_LINE + 13} anchor={anchor} isQuiet>
        {words}
      </RimmedText>
    </g>
  ));
}
