import type * as z from "zod";
import { instrumentsResponse } from "./instruments.js";
import {
  dimensionsResponse,
  healthResponse,
  measureQuery,
  measureResponse,
  measuresResponse,
  rowsQuery,
  rowsResponse,
  statusResponse,
} from "./measures.js";

/** One address of the API. */
export interface Endpoint {
  readonly method: "get";
  readonly path: string;
  readonly summary: string;
  readonly query: z.ZodObject | null;
  readonly response: z.ZodType;
}

/** The API as a table of contents. */
export const endpoints: readonly Endpoint[] = [
  {
    method: "get",
    path: "/api/health",
    summary: "Whether the server answers",
    query: null,
    response: healthResponse,
  },
  {
    method: "get",
    path: "/api/status",
    summary: "What data stand behind the figures",
    query: null,
    response: statusResponse,
  },
  {
    method: "get",
    path: "/api/dimensions",
    summary: "Dimensions and their values",
    query: null,
    response: dimensionsResponse,
  },
  {
    method: "get",
    path: "/api/measures",
    summary: "All measures with their definitions",
    query: null,
    response: measuresResponse,
  },
  {
    method: "get",
    path: "/api/measures/{id}",
    summary: "A measure's figures",
    query: measureQuery,
    response: measureResponse,
  },
  {
    method: "get",
    path: "/api/measures/{id}/rows",
    summary: "The episodes behind a figure",
    query: rowsQuery,
    response: rowsResponse,
  },
  {
    method: "get",
    path: "/api/instruments",
    summary: "All instruments with their thresholds, sources and what is to be confirmed",
    query: null,
    response: instrumentsResponse,
  },
];
