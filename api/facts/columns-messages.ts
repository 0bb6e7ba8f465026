import type { AnswerBytes } from "../measures/answer-bytes.js";
import type { AnalyzedMeasure, Analysis } from "#shared/measures/analysis/analyze";
import type { CurveDetail } from "#shared/measures/counting/curve-detail";
import type { EpisodeClass, EpisodePlace } from "#shared/measures/counting/episode-classes";
import type { View } from "#shared/measures/definition";
import type { ListedPage, PageOfRows } from "#shared/measures/counting/list-units";
import type { ListFilter } from "#shared/measures/result";

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

/** What the service posts to the worker. `due` carries the present instant: the worker has no clock of its own. */
export type ColumnsRequest =
  | { readonly kind: "due"; readonly asOfSeconds: number }
  | {
      readonly kind: "evaluate";
      readonly id: number;
      readonly question: ColumnsQuestion;
      readonly analysis: Analysis;
    }
  | {
      readonly kind: "answer";
      readonly id: number;
      readonly question: ColumnsQuestion;
      readonly analysis: Analysis;
      readonly isDemo: boolean;
    }
  | { readonly kind: "classes"; readonly id: number; readonly place: EpisodePlace }
  | {
      readonly kind: "list";
      readonly id: number;
      readonly question: ColumnsQuestion;
      readonly filter: ListFilter;
      readonly page: PageOfRows;
    };

/** What the worker posts back; `ready` whenever there is nothing left to ask beforehand. */
export type ColumnsReply =
  | { readonly kind: "ready" }
  | { readonly kind: "version"; readonly version: number }
  | { readonly kind: "evaluated"; readonly id: number; readonly result: AnalyzedMeasure }
  | { readonly kind: "answered"; readonly id: number; readonly answer: AnswerBytes }
  | { readonly kind: "classified"; readonly id: number; readonly classes: readonly EpisodeClass[] }
  | { readonly kind: "listed"; readonly id: number; readonly listed: ListedPage }
  | { readonly kind: "refused"; readonly id: number; readonly sentence: string }
  | { readonly kind: "failed"; readonly id: number; readonly reason: string };
