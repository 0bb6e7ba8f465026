import { tInterval } from "../statistics/t-interval.js";
import { UNKNOWN } from "./columns.js";
import type { Episode } from "./episode.js";
import { GrowingValues } from "./growing-values.js";
import type { Result } from "./result.js";

/** Weeks drawn: 12 of the longest planned stay and the two after discharge in which a last score may fall. */
const LAST_WEEK = 14;

/**
 * Mean score by week of treatment for people who have a pair, so that the curve never moves because somebody left
 * without a second score. Week w holds the latest score of days 7w − 6 to 7w after the baseline; week 0 is the baseline.
 */
export class RunningTrajectory {
  private readonly weeks = Array.from({ length: LAST_WEEK + 1 }, () => new GrowingValues());
  private readonly left = new Int32Array(LAST_WEEK + 1);

  add(episode: Episode): void {
    const { pair } = episode;
    if (!pair.hasPair) return;
    this.weeks[0]?.push(pair.baseline);
    this.addLater(episode);
    if (episode.dischargedOn === UNKNOWN) return;
    const ended = Math.max(0, Math.floor((episode.dischargedOn - pair.baselineOn) / 7) + 1);
    for (let week = ended; week <= LAST_WEEK; week += 1) this.left[week] = (this.left[week] ?? 0) + 1;
  }

  private addLater({ pair }: Episode): void {
    let week = 0;
    let latest = -1;
    for (let row = pair.baselineRow + 1; row <= pair.lastRow; row += 1) {
      const now = Math.ceil((pair.dayAt(row) - pair.baselineOn) / 7);
      if (now !== week && latest >= 0) this.weeks[week]?.push(pair.totalAt(latest));
      week = now;
      latest = row;
    }
    if (latest >= 0) this.weeks[week]?.push(pair.totalAt(latest));
  }

  result(): Result {
    const points = this.weeks.flatMap((values, week) => {
      const found = tInterval(values.read());
      if ("kind" in found) return [];
      const { n, estimate: mean, lower, upper } = found;
      return [{ week, n, left: this.left[week] ?? 0, mean, lower, upper }];
    });
    if (points.length === 0) return { kind: "insufficient", reason: "Nobody has a pair." };
    return { kind: "trajectory", unit: "points", points };
  }
}
