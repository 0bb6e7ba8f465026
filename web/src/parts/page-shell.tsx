import { useEffect, useRef, type ReactNode } from "react";
import { NavLink, Outlet, useLocation } from "react-router";
import { formatCount, formatInstant } from "#shared/format";
import { useStatus } from "../use-figures.js";
import { useView } from "../use-view.js";
import { searchOf } from "../view-state.js";
import { ThemeToggle } from "./theme-toggle.js";

/** What stands around every page: skip link, demo banner, navigation, the data's own time. */
export function PageShell(): ReactNode {
  const { data: status } = useStatus();
  const { view } = useView();
  const { pathname } = useLocation();
  const main = useRef<HTMLElement>(null);
  const before = useRef(pathname);
  useEffect(() => {
    // A new page starts at its beginning, also for the keyboard; the first one is the browser's own business.
    if (before.current === pathname) return;
    before.current = pathname;
    main.current?.focus();
    window.scrollTo(0, 0);
  }, [pathname]);
  const search = searchOf(view);
  return (
    <>
      <a className="skip" href="#content">
        Skip to the content
      </a>
      {status?.demo ? <DemoBanner /> : null}
      <header className="masthead">
        <div className="width">
          <span className="brand">IOP Outcomes</span>
          <nav aria-label="Pages">
            <NavLink to={{ pathname: "/", search }} end>
              Overview
            </NavLink>
            <NavLink to={{ pathname: "/access", search }}>Access</NavLink>
          </nav>
          <span className="as-of small quiet">
            {status
              ? `Data as of ${formatInstant(status.asOf)} · ${formatCount(status.inquiries)} inquiries, ${formatCount(status.programs)} programs`
              : " "}
          </span>
          <ThemeToggle />
        </div>
      </header>
      <main id="content" ref={main} tabIndex={-1}>
        <div className="width">
          <Outlet />
        </div>
      </main>
    </>
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
