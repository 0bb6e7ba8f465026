import type { Moments } from "../../statistics/moments.js";
import { quantileOfCounts } from "../../statistics/quantile.js";
import { tLimits } from "../../statistics/t-interval.js";
import { UNKNOWN } from "../columns.js";
import type { Episode } from "../episode.js";
import type { Result } from "../result.js";
import { LAST_WEEK, weekOfDay } from "./course-weeks.js";
import { TotalCounts } from "./total-counts.js";

/** In weeks of more people than this the middle half of their scores is told; fewer scores say too little of a spread. */
const QUARTILES_ABOVE = 60;

interface Quartiles {
  readonly lowerQuartile: number | null;
  readonly upperQuartile: number | null;
}

const WEEKS = LAST_WEEK + 1;
/** Behind all weeks. */
const NEVER = -1;

/**
 * Mean score by week of treatment for people who have a pair, so that the curve never moves because somebody left
 * without a second score. Week w holds the latest score of days 7w − 6 to 7w after the baseline; week 0 is the baseline.
 */
export class RunningTrajectory {
  private readonly n = new Float64Array(WEEKS);
  /** Sums of totals in hundredths and of their squares: whole numbers, so that nothing is rounded on the way. */
  private readonly sum = new Float64Array(WEEKS);
  private readonly squares = new Float64Array(WEEKS);
  private readonly left = new Float64Array(WEEKS);
  /** For each week how often each total occurs, by hundredths; null where thousands of courses are kept at once. */
  private readonly counts: TotalCounts[] | null;

  constructor(hasQuartiles: boolean) {
    this.counts = hasQuartiles ? Array.from(this.n, () => new TotalCounts()) : null;
  }

  add(episode: Episode): void {
    const { pair } = episode;
    if (!pair.hasPair) return;
    this.put(0, pair.hundredthsAt(pair.baselineRow));
    this.addLater(episode);
    if (episode.dischargedOn === UNKNOWN) return;
    const ended = Math.max(0, Math.floor((episode.dischargedOn - pair.baselineOn) / 7) + 1);
    for (let week = ended; week <= LAST_WEEK; week += 1) this.left[week] = (this.left[week] ?? 0) + 1;
  }

  /** Of each later week its latest score. */
  private addLater({ pair }: Episode): void {
    const { baselineOn, baselineRow, lastRow } = pair;
    let week = weekOfDay(pair.dayAt(baselineRow + 1), baselineOn);
    for (let row = baselineRow + 1; row <= lastRow; row += 1) {
      const next = row === lastRow ? NEVER : weekOfDay(pair.dayAt(row + 1), baselineOn);
      if (next !== week) this.put(week, pair.hundredthsAt(row));
      week = next;
    }
  }

  /** Weeks behind the last one drawn have no place in the lists. */
  private put(week: number, hundredths: number): void {
    this.n[week] = (this.n[week] ?? 0) + 1;
    this.sum[week] = (this.sum[week] ?? 0) + hundredths;
    this.squares[week] = (this.squares[week] ?? 0) + hundredths * hundredths;
    this.counts?.[week]?.add(hundredths);
  }

  private quartilesAt(week: number): Quartiles {
    const ofWeek = this.counts?.[week];
    if (!ofWeek || (this.n[week] ?? 0) <= QUARTILES_ABOVE)
      return { lowerQuartile: null, upperQuartile: null };
    const counts = ofWeek.read();
    return {
      lowerQuartile: quantileOfCounts(counts, 0.25) / 100,
      upperQuartile: quantileOfCounts(counts, 0.75) / 100,
    };
  }

  private momentsAt(week: number): Moments | null {
    const [n = 0, sum = 0, squares = 0] = [this.n[week], this.sum[week], this.squares[week]];
    if (n === 0) return null;
    const mean = sum / n / 100;
    if (n === 1) return { n, mean, variance: null, missing: 0 };
    // n·Σx² − (Σx)² is 0 exactly where all are equal.
    const spread = n * squares - sum * sum;
    return { n, mean, variance: Math.max(0, spread) / n / (n - 1) / 10_000, missing: 0 };
  }

  result(): Result {
    const points = [...this.left].flatMap((left, week) => {
      const moments = this.momentsAt(week);
      if (!moments) return [];
      const { n, mean, variance } = moments;
      const limits =
        variance === null || variance === 0 ? { lower: null, upper: null } : tLimits(n, mean, variance);
      return [{ week, n, left, mean, ...limits, ...this.quartilesAt(week) }];
    });
    if (points.length === 0) return { kind: "insufficient", reason: "Nobody has a pair." };
    return { kind: "trajectory", unit: "points", points };
  }
}
