import { useQueryClient, type UseQueryResult } from "@tanstack/react-query";
import { Suspense, useEffect, useRef, type ReactNode } from "react";
import { NavLink, Outlet, useLocation } from "react-router";
import type { StatusResponse } from "#shared/contract/measures";
import { formatDay, formatInstant } from "#shared/format";
import { rememberPage } from "./view/came-from.js";
import { loadPage } from "./pages-by-path.js";
import { useStatus } from "./asking/use-figures.js";
import { usePrintKey } from "./window/use-print-key.js";
import { useStartOfPage } from "./window/use-start-of-page.js";
import { useView } from "./asking/use-view.js";
import { searchOf } from "./view/view-state.js";
import { freshnessWords, isFresh, lateWords } from "./words/freshness.js";
import { FaultBoundary } from "./loading/fault-boundary.js";
import { Skeleton } from "./loading/skeleton.js";
import { timeWords } from "./parts/query-state.js";
import { ThemeToggle } from "./parts/theme-toggle.js";

/** The pages in the order of the navigation. A page that doesn't exist yet isn't listed: its builder adds the line. */
const pages = [
  { path: "/", title: "Overview" },
  { path: "/access", title: "Access" },
  { path: "/engagement", title: "Engagement" },
  { path: "/cohorts", title: "Cohorts" },
  { path: "/outcomes", title: "Outcomes" },
  { path: "/definitions", title: "Definitions" },
] as const;

/** What stands around every page: skip link, demo banner, navigation, the data's own time and freshness. */
export function PageShell(): ReactNode {
  const status = useStatus();
  const { view } = useView();
  const { pathname, search: address } = useLocation();
  useEffect(() => rememberPage(`${pathname}${address}`), [pathname, address]);
  const main = useStartOfPage();
  useFreshFigures(status);
  usePrintKey();
  return (
    // Unseen until it is known whether the banner stands above it, so that nothing moves when it comes.
    <div style={status.isPending ? { visibility: "hidden" } : undefined}>
      <a className="skip" href="#content">
        Skip to the content
      </a>
      {status.data?.demo ? <DemoBanner /> : null}
      {status.data ? <LateBanner status={status.data} /> : null}
      <Masthead status={status} search={searchOf({ ...view, sort: null, chosen: [] })} />
      <main id="content" ref={main} tabIndex={-1}>
        <div className="width">
          <FaultBoundary what="This page" place={pathname}>
            <Suspense fallback={<Skeleton height="40rem" />}>
              <Outlet />
            </Suspense>
          </FaultBoundary>
        </div>
      </main>
    </div>
  );
}

/** The name of the product, the pages with the view taken along, and the data's own time. */
function Masthead(props: {
  readonly status: UseQueryResult<StatusResponse>;
  readonly search: string;
}): ReactNode {
  const { status, search } = props;
  return (
    <header className="masthead">
      <div className="width">
        <span className="brand">IOP Outcomes</span>
        <nav aria-label="Pages">
          {pages.map(({ path, title }) => (
            <NavLink
              key={path}
              to={{ pathname: path, search }}
              end={path === "/"}
              onPointerEnter={() => void loadPage(path)}
              onFocus={() => void loadPage(path)}
            >
              {title}
            </NavLink>
          ))}
        </nav>
        <AsOf status={status} />
        <ThemeToggle />
      </div>
    </header>
  );
}

/** Asks everything anew when the data have a new version, and when the server is back after it couldn't be reached. */
function useFreshFigures(status: UseQueryResult<StatusResponse>): void {
  const queries = useQueryClient();
  const seen = useRef<{ version: number | null; isLost: boolean }>({ version: null, isLost: false });
  const version = status.data?.version ?? null;
  const isLost = status.isError;
  useEffect(() => {
    const before = seen.current;
    seen.current = { version: version ?? before.version, isLost };
    const isNew = before.version !== null && version !== null && before.version !== version;
    if (isNew || (before.isLost && !isLost)) {
      void queries.invalidateQueries({ predicate: (query) => query.queryKey[0] !== "status" });
    }
  }, [queries, version, isLost]);
}

function AsOf({ status }: { readonly status: UseQueryResult<StatusResponse> }): ReactNode {
  const { data } = status;
  if (!data) return <span className="as-of small quiet"> </span>;
  return (
    <span className="as-of small quiet">
      {status.isError ? (
        <strong className="stale" role="status">
          The server can’t be reached. Figures of {timeWords(status.dataUpdatedAt)}; trying again.{" "}
        </strong>
      ) : null}
      <span className="short">as of {formatDay(data.asOfDay)}</span>
      <span className="long">Data as of {formatInstant(data.asOf)}</span>
      <span className={isFresh(data) ? "fresh" : "late"}> · {freshnessWords(data)}</span>
    </span>
  );
}

function DemoBanner(): ReactNode {
  return (
    <aside className="banner" aria-label="Demo data">
      <div className="width small">
        <strong>Demo data.</strong> Every person on these pages is made up. Importing your own files with{" "}
        <code>--clear-demo</code> replaces them.
      </div>
    </aside>
  );
}

function LateBanner({ status }: { readonly status: StatusResponse }): ReactNode {
  const late = lateWords(status);
  return late === null ? null : (
    <aside className="banner" aria-label="Late data">
      <div className="width small">
        <strong>{late.strong}</strong> {late.rest}
      </div>
    </aside>
  );
}
