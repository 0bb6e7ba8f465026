import type { Result } from "../result.js";
import type { CountedRows, RowCursor } from "./counted-rows.js";
import type { CurveDetail } from "./curve-detail.js";
import type { ObservedColumn } from "./observed-columns.js";

/** A figure of all groups while what they count passes by. */
export interface GroupedFigure {
  /** Counts rows, each in its group: by the observations that the columns keep of them, else as the cursor reads. */
  add(observed: ObservedColumn | null, rows: CountedRows, cursor: RowCursor): void;
  /** A group's figure; a curve with as many points as wanted. Nothing is counted after the first one. */
  result(group: number, curves: CurveDetail): Result;
  /** Gives back what it holds; it has no more results. */
  giveBack(): void;
}
