import { queryOptions, useQuery, type UseQueryResult } from "@tanstack/react-query";
import type { EpisodeResponse } from "#shared/contract/episodes";
import type { InstrumentResponse, InstrumentsResponse } from "#shared/contract/instruments";
import type {
  DimensionResponse,
  MeasureResponse,
  MeasuresResponse,
  MeasureTextResponse,
  RowsResponse,
  StatusResponse,
} from "#shared/contract/measures";
import type { NoteResponse, SavedViewResponse } from "#shared/contract/notes";
import { contract, readApi, readFigure } from "./api.js";
import type { FigureQuestion } from "./first-questions.js";
import { queryOf, type FigureOptions, type ViewState } from "../view/view-state.js";

/*
 * Every question of the pages to the API. The key of each query is the whole question, and each request is aborted
 * when its question is no longer asked: a late answer can only ever fill its own place.
 */

const STATUS_EVERY = 60_000;
const TRY_AGAIN_EVERY = 5_000;

/** What the server holds and up to when; asked again every minute, and every five seconds while it can't be reached. */
export function useStatus(): UseQueryResult<StatusResponse> {
  return useQuery({
    ...statusQuery,
    refetchInterval: (query) => (query.state.status === "error" ? TRY_AGAIN_EVERY : STATUS_EVERY),
  });
}

export const statusQuery = queryOptions({
  queryKey: ["status"],
  queryFn: ({ signal }) => readApi(contract.status, { signal }),
});

/** The registry of measures with their texts. */
export function useMeasures(): UseQueryResult<readonly MeasureTextResponse[]> {
  return useQuery({ ...measuresQuery, select: textsIn });
}

const textsIn = ({ measures }: MeasuresResponse): readonly MeasureTextResponse[] => measures;

/** The texts of the measures and the goals that they are written under; `use-goals.ts` reads those. */
export const measuresQuery = queryOptions({
  queryKey: ["measures"],
  queryFn: ({ signal }) => readApi(contract.measures, { signal }),
});

/** The filters and their values. */
export function useDimensions(): UseQueryResult<readonly DimensionResponse[]> {
  return useQuery(dimensionsQuery);
}

export const dimensionsQuery = queryOptions({
  queryKey: ["dimensions"],
  queryFn: async ({ signal }): Promise<readonly DimensionResponse[]> =>
    (await readApi(contract.dimensions, { signal })).dimensions,
});

/** The instruments in effect, with bands and thresholds. */
export function useInstruments(): UseQueryResult<readonly InstrumentResponse[]> {
  return useQuery({
    ...instrumentsQuery,
    select: (answer) => answer.instruments,
  });
}

/** The instruments in effect, and those that are left out with the reason. */
export function useInstrumentRegistry(): UseQueryResult<InstrumentsResponse> {
  return useQuery(instrumentsQuery);
}

const instrumentsQuery = queryOptions({
  queryKey: ["instruments"],
  queryFn: ({ signal }) => readApi(contract.instruments, { signal }),
});

/** The notes on time charts, all measures and programs. After writing one: invalidate `["notes"]` and `["figure"]`. */
export function useNotes(): UseQueryResult<readonly NoteResponse[]> {
  return useQuery({
    queryKey: ["notes"],
    queryFn: async ({ signal }) => (await readApi(contract.notes, { signal })).notes,
  });
}

/** The saved views. After saving one: invalidate `["views"]`. */
export function useSavedViews(): UseQueryResult<readonly SavedViewResponse[]> {
  return useQuery({
    queryKey: ["views"],
    queryFn: async ({ signal }) => (await readApi(contract.views, { signal })).views,
  });
}

/**
 * One measure over a view: `useFigure("completion", view, { by: "program", compare: "previous" })`.
 * Filters and days are the view's; how it is cut is asked for by each caller. Without a view nothing is asked.
 */
export function useFigure(
  measureId: string,
  view: ViewState | null,
  options: FigureOptions = {},
): UseQueryResult<MeasureResponse> {
  return useQuery(figureQuery(measureId, view, options));
}

/** A question for a figure, as `useQuery` and `useQueries` take it. */
export type FigureQuery = ReturnType<typeof figureQuery>;

/** The same question for `useQueries`: the figures of several measures at once. */
export function figureQuery(measureId: string, view: ViewState | null, options: FigureOptions = {}) {
  const query = view ? queryOf(view, options) : "";
  return queryOptions({
    queryKey: ["figure", measureId, query],
    enabled: view !== null,
    queryFn: ({ signal }) => readFigure({ id: measureId, query, signal }),
  });
}

/** A question of `first-questions.ts` as `useQuery` takes it. */
export function askedOf({ id, view, options }: FigureQuestion): FigureQuery {
  return figureQuery(id, view, options);
}

/** A page of the rows behind a figure; `more` is class, reason, period, key, offset and limit. */
export function useRows(
  measureId: string,
  view: ViewState,
  more: Readonly<Record<string, string>>,
): UseQueryResult<RowsResponse> {
  return useQuery(rowsQuery(measureId, view, more));
}

function rowsQuery(measureId: string, view: ViewState, more: Readonly<Record<string, string>>) {
  const query = queryOf(view, more);
  return queryOptions({
    queryKey: ["rows", measureId, query],
    queryFn: ({ signal }) => readApi(contract.rows, { path: { id: measureId }, query, signal }),
  });
}

/** Which person-weeks were under the dose band in the week of the view; `total` counts those beyond the first 1,000 too. */
export function underBandQuery(view: ViewState) {
  return rowsQuery("weekly-dose", view, { ...underBand, limit: "1000" });
}

/** The rows of a weekly dose that were under the band. */
export const underBand = { class: "counted", reason: "under" } as const;

/** One episode's timeline. */
export function useEpisode(program: string, number: string): UseQueryResult<EpisodeResponse> {
  return useQuery({
    queryKey: ["episode", program, number],
    queryFn: ({ signal }) => readApi(contract.episode, { path: { program, number }, signal }),
  });
}
