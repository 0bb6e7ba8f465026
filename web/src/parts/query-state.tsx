import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { RequestProblem } from "../api.js";

/** A grey place of the right height for what is still being read. */
export function Skeleton({ height }: { readonly height: string }): ReactNode {
  return (
    <div role="status">
      <div className="skeleton" style={{ height }} />
      <span className="visually-hidden">Loading</span>
    </div>
  );
}

/** What failed, and a way to try again. */
export function Failure({
  what,
  query,
}: {
  readonly what: string;
  readonly query: UseQueryResult<unknown>;
}): ReactNode {
  const words =
    query.error instanceof RequestProblem ? query.error.message : "Something went wrong on this page.";
  return (
    <div className="notice" role="alert">
      <p>
        <strong>{what} could not be read.</strong> {words}
      </p>
      <p>
        <button type="button" onClick={() => void query.refetch()} disabled={query.isFetching}>
          Try again
        </button>
      </p>
    </div>
  );
}

/** Draws the first failed query, else a skeleton while any is under way, else the children. */
export function WhenRead(props: {
  readonly what: string;
  readonly queries: readonly UseQueryResult<unknown>[];
  readonly height: string;
  readonly children: () => ReactNode;
}): ReactNode {
  // A failed refresh keeps the figures that are there; only what was never read is reported as missing.
  const failed = props.queries.find((query) => query.isError && query.data === undefined);
  if (failed) return <Failure what={props.what} query={failed} />;
  if (props.queries.some((query) => query.data === undefined)) return <Skeleton height={props.height} />;
  return props.children();
}

/** Sentences about parts of the address that were not understood, with the way on. */
export function Notices(props: {
  readonly notices: readonly string[];
  readonly onClear: () => void;
}): ReactNode {
  if (props.notices.length === 0) return null;
  return (
    <div className="notice" role="status">
      {props.notices.map((notice) => (
        <p key={notice}>{notice}</p>
      ))}
      <p>
        The rest of the address holds.{" "}
        <button type="button" className="plain-button" onClick={props.onClear}>
          Leave the unknown parts out
        </button>
      </p>
    </div>
  );
}
