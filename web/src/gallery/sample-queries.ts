import { QueryClient, QueryObserver, type UseQueryResult } from "@tanstack/react-query";
import type { RequestProblem } from "../asking/api.js";

/* States of a question to the API, made by the query library itself rather than written down. */

function observed(prepare: (client: QueryClient) => void): UseQueryResult<unknown> {
  const client = new QueryClient();
  client.getQueryCache().build(client, { queryKey: ["sample"] });
  prepare(client);
  return new QueryObserver(client, { queryKey: ["sample"], enabled: false }).getCurrentResult();
}

/** A question that failed before anything was read. */
export function failing(problem: RequestProblem): UseQueryResult<unknown> {
  return observed((client) => {
    client
      .getQueryCache()
      .find({ queryKey: ["sample"] })
      ?.setState({ status: "error", error: problem });
  });
}

/** A question whose last refresh failed; its figures are of that time (milliseconds). */
export function answered(updatedAt: number): UseQueryResult<unknown> {
  return observed((client) => {
    const state = { status: "error", error: new Error("lost"), data: {}, dataUpdatedAt: updatedAt } as const;
    client
      .getQueryCache()
      .find({ queryKey: ["sample"] })
      ?.setState(state);
  });
}
