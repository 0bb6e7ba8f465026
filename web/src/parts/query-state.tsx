import type { UseQueryResult } from "@tanstack/react-query";
import { memo, useEffect, useRef, useState, type ReactNode } from "react";
import { RequestProblem } from "../asking/api.js";
import { Skeleton } from "../loading/skeleton.js";
import { useHeldBack } from "./use-held-back.js";

/** "12:31" on the reader's clock, for the time at which figures came in. */
export function timeWords(milliseconds: number): string {
  // Made when it is needed: the first format of a browser costs a tenth of a second, and most pages need none.
  return new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" }).format(milliseconds);
}

/** What failed, and a way on: try again, or reload where the page is older than the server. */
export function Failure({
  what,
  query,
  others = [],
}: {
  readonly what: string;
  readonly query: UseQueryResult<unknown>;
  /** What failed together with it, as when the connection was lost: asked again by the same press. */
  readonly others?: readonly UseQueryResult<unknown>[];
}): ReactNode {
  const problem = query.error instanceof RequestProblem ? query.error : null;
  return (
    <div className="notice" role="alert">
      <p>
        <strong>{what} could not be read.</strong> {problem?.message ?? "Something went wrong on this page."}
      </p>
      {/* What the server refuses it refuses again: nothing is to be tried. */}
      <p hidden={problem?.failure === "refused" && problem.code !== null}>
        {problem?.failure === "shape" ? (
          <button type="button" onClick={() => window.location.reload()}>
            Reload the page
          </button>
        ) : (
          <button
            type="button"
            onClick={() => [query, ...others].forEach((each) => void each.refetch())}
            disabled={query.isFetching}
          >
            Try again
          </button>
        )}
      </p>
    </div>
  );
}

/** Says of figures that could not be refreshed from when they are; nothing while all are fresh. */
export function StaleLine({ queries }: { readonly queries: readonly UseQueryResult<unknown>[] }): ReactNode {
  const stale = queries.filter((query) => query.isError && query.data !== undefined);
  if (stale.length === 0) return null;
  const since = Math.min(...stale.map((query) => query.dataUpdatedAt));
  return (
    <p className="stale" role="status">
      The server can’t be reached. Figures of {timeWords(since)}; trying again.
    </p>
  );
}

interface WhenReadProps {
  /** What is being read, as the subject of a sentence: "The months". */
  readonly what: string;
  readonly queries: readonly UseQueryResult<unknown>[];
  /** Height of the place while nothing has been read yet. */
  readonly height: string;
  readonly children: () => ReactNode;
}

/** Keeps what it drew last while it is held: an update is taken only when it is let go. */
export const Held = memo(
  ({ children }: { readonly isHeld: boolean; readonly children: ReactNode }) => children,
  (_before, now) => now.isHeld,
);

/** When the figures that were drawn last had come in, in the reader's words; they are told apart from newer ones by it. */
function useTimeOfDrawn(drawn: readonly UseQueryResult<unknown>[] | null): () => string {
  const since = useRef(0);
  const time = drawn === null ? null : Math.min(...drawn.map((query) => query.dataUpdatedAt));
  useEffect(() => {
    if (time !== null) since.current = time;
  }, [time]);
  return () => timeWords(since.current);
}

/**
 * Draws the children once every query has its answer; a skeleton before the first time.
 * After a change of the view the last picture, words and figures together, stays until the new one is complete, so that
 * nothing jumps and no title ever stands over another view's numbers; what is outside the screen stays until the screen
 * itself is painted. A failed refresh keeps the figures with their time.
 */
export function WhenRead(props: WhenReadProps): ReactNode {
  const [wasDrawn, setWasDrawn] = useState(false);
  // Every answer is looked at in every pass: a query whose data nobody has read doesn't wake its owner, and where that
  // is another component than the one that draws, its answer would never be seen.
  const answers = props.queries.map((query) => ({ query, isMissing: query.data === undefined }));
  const failed = answers.find(({ query, isMissing }) => query.isError && isMissing)?.query;
  const isReady = answers.every(({ isMissing }) => !isMissing);
  const { watch, isHeldBack } = useHeldBack(isReady ? answers.map(({ query }) => query.data) : null);
  // What is held back isn't drawn yet: where its view changes before it is, the skeleton must not count as its last picture.
  const isDrawn = isReady && !isHeldBack;
  const drawnOf = useTimeOfDrawn(isDrawn ? props.queries : null);
  if (isDrawn && !wasDrawn) setWasDrawn(true);
  const waiting = failed || wasDrawn ? null : <Skeleton height={props.height} />;
  // One shape in every state, so that what is drawn stays the same element and keeps its focus.
  return (
    <div ref={watch} className="read" aria-busy={(!isReady && !failed) || isHeldBack || undefined}>
      {failed ? (
        <>
          <Failure
            what={props.what}
            query={failed}
            others={props.queries.filter((query) => query !== failed && query.isError)}
          />
          {wasDrawn ? (
            <p className="stale">Below: the figures of {drawnOf()}, before the last change.</p>
          ) : null}
        </>
      ) : (
        <StaleLine queries={props.queries} />
      )}
      <Held isHeld={isReady ? isHeldBack : wasDrawn}>{isReady ? props.children() : waiting}</Held>
    </div>
  );
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
          Leave those parts out
        </button>
      </p>
    </div>
  );
}
