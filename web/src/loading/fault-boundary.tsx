import type { ReactNode } from "react";
import { ErrorBoundary } from "react-error-boundary";

interface FaultBoundaryProps {
  /** What stands inside, as the subject of a sentence: "This page". */
  readonly what: string;
  /** Another place, such as a path: what failed in the one before is tried anew in it. */
  readonly place?: string;
  readonly children: ReactNode;
}

/**
 * Keeps a part that can't be drawn from taking the whole page away, and says the way on. Mostly its script could not be
 * fetched: the connection was lost, or an update of the product has replaced the files that this page was built with.
 */
export function FaultBoundary({ what, place, children }: FaultBoundaryProps): ReactNode {
  return (
    <ErrorBoundary resetKeys={[place]} fallbackRender={() => <Fault what={what} />}>
      {children}
    </ErrorBoundary>
  );
}

function Fault({ what }: { readonly what: string }): ReactNode {
  return (
    <div className="notice" role="alert">
      <p>
        <strong>{what} could not be shown.</strong> The connection was lost, or the product was updated since
        this page was opened.
      </p>
      <p>
        <button type="button" onClick={() => window.location.reload()}>
          Reload the page
        </button>
      </p>
    </div>
  );
}
