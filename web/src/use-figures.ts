import { useQuery, type UseQueryResult } from "@tanstack/react-query";
import {
  dimensionsSchema,
  figureSchema,
  measuresSchema,
  readApi,
  rowsSchema,
  statusSchema,
  type DimensionAnswer,
  type Figure,
  type MeasureAnswer,
  type StatusAnswer,
} from "./api.js";
import { queryOf, type ViewState } from "./view-state.js";

/** What the server holds and up to when. */
export function useStatus(): UseQueryResult<StatusAnswer> {
  return useQuery({
    queryKey: ["status"],
    queryFn: ({ signal }) => readApi("/api/status", statusSchema, signal),
    refetchInterval: 60_000,
  });
}

/** The registry of measures with their texts. */
export function useMeasures(): UseQueryResult<readonly MeasureAnswer[]> {
  return useQuery({
    queryKey: ["measures"],
    queryFn: async ({ signal }) => (await readApi("/api/measures", measuresSchema, signal)).measures,
  });
}

/** The filters and their values. */
export function useDimensions(): UseQueryResult<readonly DimensionAnswer[]> {
  return useQuery({
    queryKey: ["dimensions"],
    queryFn: async ({ signal }) => (await readApi("/api/dimensions", dimensionsSchema, signal)).dimensions,
  });
}

/** One measure over a view. Without a view nothing is asked. */
export function useFigure(
  measureId: string,
  view: ViewState | null,
  more: Readonly<Record<string, string>> = {},
): UseQueryResult<Figure> {
  const query = view ? queryOf(view, more) : "";
  return useQuery({
    queryKey: ["figure", measureId, query],
    enabled: view !== null,
    queryFn: ({ signal }) =>
      readApi(`/api/measures/${encodeURIComponent(measureId)}?${query}`, figureSchema, signal),
  });
}

/** A page of the rows behind a figure. */
export function useRows(measureId: string, view: ViewState, more: Readonly<Record<string, string>>) {
  const query = queryOf(view, more);
  return useQuery({
    queryKey: ["rows", measureId, query],
    queryFn: ({ signal }) =>
      readApi(`/api/measures/${encodeURIComponent(measureId)}/rows?${query}`, rowsSchema, signal),
  });
}
