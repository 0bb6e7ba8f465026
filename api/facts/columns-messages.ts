import type { MessagePort } from "node:worker_threads";
import type { ProblemCode } from "#shared/contract/problems";
import type { AnswerBytes } from "./answer-bytes.js";
import type { AnalyzedMeasure, Analysis } from "#shared/measures/analysis/analyze";
import type { CurveDetail } from "#shared/measures/counting/curve-detail";
import type { EpisodeClass, EpisodePlace } from "#shared/measures/counting/episode-classes";
import type { View } from "#shared/measures/definition";
import type { ListedPage, PageOfRows } from "#shared/measures/counting/list-units";
import type { ListFilter } from "#shared/measures/result";
import type { PostedColumns } from "./posted-columns.js";

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

/** What is asked of a counting thread. */
export type Asked =
  | { readonly kind: "evaluate"; readonly question: ColumnsQuestion; readonly analysis: Analysis }
  | {
      readonly kind: "answer";
      readonly question: ColumnsQuestion;
      readonly analysis: Analysis;
      readonly isDemo: boolean;
    }
  | { readonly kind: "classes"; readonly place: EpisodePlace }
  | {
      readonly kind: "list";
      readonly question: ColumnsQuestion;
      readonly filter: ListFilter;
      readonly page: PageOfRows;
    };

/** A question with its number, and the edition of the data that it is put to, or a later one. */
export type CountingRequest = Asked & { readonly id: number; readonly edition: number };

/** What the service posts to a thread. `due` carries the present instant: threads have no clock of their own. */
export type ColumnsRequest = CountingRequest | { readonly kind: "due"; readonly asOfSeconds: number };

/** What the thread that reads the database is started with: whom it reads as, and its way to the second. */
export interface ReadingThreadStart {
  readonly appUrl: string;
  readonly port: MessagePort;
}

/** What the second thread is started with. */
export type SecondThreadStart = Pick<ReadingThreadStart, "port">;

/** What the thread that reads the database posts to the second. */
export type SecondMessage =
  | { readonly kind: "data"; readonly posted: PostedColumns }
  | { readonly kind: "prepare"; readonly asOf: number };

/**
 * What a thread posts back: `version` where the reading one has taken up data, `loaded` where the second has;
 * `ready` whenever there is nothing left to ask beforehand; `trouble` where what nobody asked for failed. A trace is without
 * the failure's words, see `traceOf`.
 */
export type ColumnsReply =
  | { readonly kind: "ready" }
  | { readonly kind: "version"; readonly version: number; readonly edition: number }
  | { readonly kind: "loaded" }
  | { readonly kind: "evaluated"; readonly id: number; readonly result: AnalyzedMeasure }
  | { readonly kind: "answered"; readonly id: number; readonly answer: AnswerBytes }
  | { readonly kind: "classified"; readonly id: number; readonly classes: readonly EpisodeClass[] }
  | { readonly kind: "listed"; readonly id: number; readonly listed: ListedPage }
  | {
      readonly kind: "refused";
      readonly id: number;
      readonly code: Extract<ProblemCode, "too-many-figures" | "unavailable">;
      readonly sentence: string;
    }
  | { readonly kind: "failed"; readonly id: number; readonly trace: string }
  | { readonly kind: "trouble"; readonly trace: string };
