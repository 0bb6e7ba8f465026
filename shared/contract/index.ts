import type * as z from "zod";
import { episodeResponse } from "./episodes.js";
import {
  note,
  noteBody,
  notesResponse,
  removedResponse,
  savedView,
  savedViewBody,
  savedViewsResponse,
} from "./notes.js";
import { goalsResponse } from "./goals.js";
import { instrumentsResponse } from "./instruments.js";
import {
  dimensionsResponse,
  figuresBody,
  figuresResponse,
  healthResponse,
  measureQuery,
  measureResponse,
  measuresResponse,
  readyResponse,
  rowsQuery,
  rowsResponse,
  statusResponse,
} from "./measures.js";

/** One address of the API. */
export interface Endpoint {
  readonly method: "get" | "post" | "delete";
  readonly path: string;
  readonly summary: string;
  readonly query: z.ZodObject | null;
  readonly body?: z.ZodObject;
  readonly response: z.ZodType;
}

/**
 * The API as a table of contents, each address by its name: `contract.measure.response` is the shape of its answer.
 * The server's document and the pages' client are both made from it.
 */
export const contract = {
  health: {
    method: "get",
    path: "/api/health",
    summary: "Whether the server answers",
    query: null,
    response: healthResponse,
  },
  ready: {
    method: "get",
    path: "/api/ready",
    summary: "Whether figures can be answered now; until then 503, and Retry-After says when to ask again",
    query: null,
    response: readyResponse,
  },
  status: {
    method: "get",
    path: "/api/status",
    summary: "What data stand behind the figures",
    query: null,
    response: statusResponse,
  },
  dimensions: {
    method: "get",
    path: "/api/dimensions",
    summary: "Dimensions and their values",
    query: null,
    response: dimensionsResponse,
  },
  measures: {
    method: "get",
    path: "/api/measures",
    summary: "All measures with their definitions",
    query: null,
    response: measuresResponse,
  },
  measure: {
    method: "get",
    path: "/api/measures/{id}",
    summary: "A measure's figures",
    query: measureQuery,
    response: measureResponse,
  },
  figures: {
    method: "post",
    path: "/api/measures",
    summary: "Figures of several measures, each asked as it would be alone; nothing is written",
    query: null,
    body: figuresBody,
    response: figuresResponse,
  },
  rows: {
    method: "get",
    path: "/api/measures/{id}/rows",
    summary: "What is behind a figure: episodes, person-weeks, pairs or seats",
    query: rowsQuery,
    response: rowsResponse,
  },
  episode: {
    method: "get",
    path: "/api/episodes/{program}/{number}",
    summary: "One episode: its clock, sessions, scores, and its class in every measure",
    query: null,
    response: episodeResponse,
  },
  notes: {
    method: "get",
    path: "/api/notes",
    summary: "Notes on time charts",
    query: null,
    response: notesResponse,
  },
  addNote: {
    method: "post",
    path: "/api/notes",
    summary: "Writes a note; it may start a new baseline of process control",
    query: null,
    body: noteBody,
    response: note,
  },
  removeNote: {
    method: "delete",
    path: "/api/notes/{id}",
    summary: "Removes a note",
    query: null,
    response: removedResponse,
  },
  views: {
    method: "get",
    path: "/api/views",
    summary: "Saved views",
    query: null,
    response: savedViewsResponse,
  },
  saveView: {
    method: "post",
    path: "/api/views",
    summary: "Saves a view under a name, in place of one of that name",
    query: null,
    body: savedViewBody,
    response: savedView,
  },
  removeView: {
    method: "delete",
    path: "/api/views/{id}",
    summary: "Removes a saved view",
    query: null,
    response: removedResponse,
  },
  instruments: {
    method: "get",
    path: "/api/instruments",
    summary: "All instruments with their thresholds, sources and what is to be confirmed",
    query: null,
    response: instrumentsResponse,
  },
  goals: {
    method: "get",
    path: "/api/goals",
    summary: "The goals and bands in effect, with the days from which they hold",
    query: null,
    response: goalsResponse,
  },
} as const satisfies Readonly<Record<string, Endpoint>>;

/** Every address of the API. */
export const endpoints: readonly Endpoint[] = Object.values(contract);
