import type { MessagePort } from "node:worker_threads";
import type { AnalyzedMeasure, Analysis } from "#shared/measures/analysis/analyze";
import type { CurveDetail } from "#shared/measures/counting/curve-detail";
import type { EpisodeClass, EpisodePlace } from "#shared/measures/counting/episode-classes";
import type { View } from "#shared/measures/definition";
import type { ListedUnit, ListFilter, UnitCount } from "#shared/measures/result";
import type { AnswerBytes } from "../measures/answer-bytes.js";

/** Which columns a question is put to: the stored ones, or ones built for the view's earlier as-of. */
export interface ColumnsQuestion {
  readonly measureId: string;
  readonly view: View;
  /** True when the view's as-of is the present: the stored columns answer. */
  readonly present: boolean;
  /** How many points of each curve are wanted; all where it is not said. Points are what costs on the way to the caller. */
  readonly curves?: CurveDetail;
  /** Whether the figures beside the measure's own are wanted, as they are where it is not said. */
  readonly hasBeside?: boolean;
}

/** What can be asked of a thread that counts. */
export type Question =
  | { readonly kind: "evaluate"; readonly question: ColumnsQuestion; readonly analysis: Analysis }
  | {
      readonly kind: "answer";
      readonly question: ColumnsQuestion;
      readonly analysis: Analysis;
      readonly isDemo: boolean;
    }
  | { readonly kind: "classes"; readonly place: EpisodePlace }
  | { readonly kind: "list" | "count"; readonly question: ColumnsQuestion; readonly filter: ListFilter };

export type Asked = Question & { readonly id: number };

/** What is posted to any thread that counts; what it keeps of a measure that it shall forget, the other will. */
export type CountingRequest = Asked | { readonly kind: "forget"; readonly measureId: string };

/**
 * What is posted to the thread that keeps the columns. `due` carries the present instant: the thread has no clock of its
 * own. From `share` on it posts its columns to that port, now and whenever they change.
 */
export type ColumnsRequest =
  | CountingRequest
  | { readonly kind: "due"; readonly asOfSeconds: number }
  | { readonly kind: "share"; readonly port: MessagePort };

/** What a thread posts back. */
export type ColumnsReply =
  | { readonly kind: "version"; readonly version: number }
  | { readonly kind: "evaluated"; readonly id: number; readonly result: AnalyzedMeasure }
  | { readonly kind: "answered"; readonly id: number; readonly answer: AnswerBytes }
  | { readonly kind: "classified"; readonly id: number; readonly classes: readonly EpisodeClass[] }
  | { readonly kind: "listed"; readonly id: number; readonly units: readonly ListedUnit[] }
  | { readonly kind: "counted"; readonly id: number; readonly counts: readonly UnitCount[] }
  | { readonly kind: "refused"; readonly id: number; readonly sentence: string }
  | { readonly kind: "failed"; readonly id: number; readonly reason: string };
