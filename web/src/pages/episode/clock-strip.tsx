import type { ReactNode } from "react";
import { MIDDAY, placeIn, type StayTime } from "./stay-time.js";
import type { WaitClock } from "./wait-clock.js";

/** Height of the strip that shows wait and stay on the common days. */
export const STRIP = 14;

/** Fill of each owner: lightness differs too, so that grey print keeps them apart. */
export const ownerFills = {
  program: "var(--accent)",
  payer: "var(--warm)",
  person: "var(--neutral)",
} as const;

/** The strip, and the wide bar under it that it is drawn larger in. */
interface StripProps {
  readonly clock: WaitClock;
  readonly time: StayTime;
  readonly width: number;
  /** The upper edge of the strip. */
  readonly y: number;
  /** The stretch in days since 1970 in which the wait lies; its parts follow from their hours. */
  readonly wait: readonly [from: number, to: number];
  readonly stay: readonly [from: number, to: number] | null;
}

/** Wait and stay on the common days: the wait by owner, thin beside a stay of weeks, and the stay as an open field. */
export function ClockStrip({ clock, time, width, y, wait, stay }: StripProps): ReactNode {
  const place = placeIn(time, width);
  const [from] = wait;
  const x = (hours: number): number => place(from + hours / 24);
  return (
    <>
      {stay === null ? null : (
        <rect
          x={place(stay[0] + MIDDAY)}
          width={Math.max(1, place(stay[1]) - place(stay[0]))}
          y={y + 3}
          height={STRIP - 6}
          fill="var(--neutral)"
          fillOpacity={0.16}
          stroke="var(--neutral)"
        />
      )}
      {clock.stretches.map(({ owner, fromHours, toHours }) => (
        <rect
          key={fromHours}
          x={x(fromHours)}
          width={Math.max(1, x(toHours) - x(fromHours))}
          y={y}
          height={STRIP}
          fill={ownerFills[owner]}
        />
      ))}
    </>
  );
}

/** From the wait on the strip down to the bar in which it is drawn larger. */
export function Wedge(props: {
  readonly above: readonly [left: number, right: number];
  readonly below: readonly [left: number, right: number];
  readonly top: number;
  readonly bottom: number;
}): ReactNode {
  const { above, below, top, bottom } = props;
  const right = Math.max(above[0] + 1, above[1]);
  return (
    <path
      d={`M${above[0]} ${top}L${right} ${top}L${below[1]} ${bottom}L${below[0]} ${bottom}Z`}
      fill="var(--neutral)"
      fillOpacity={0.1}
      stroke="var(--line)"
    />
  );
}
