import type { ReactNode } from "react";
import { Link, Route, Routes } from "react-router";
import { PageShell } from "./parts/page-shell.js";
import { AccessPage } from "./pages/access-page.js";
import { OverviewPage } from "./pages/overview-page.js";
import { RowsPage } from "./pages/rows-page.js";

/** Every page and its address. */
export function AppRoutes(): ReactNode {
  return (
    <Routes>
      <Route element={<PageShell />}>
        <Route index element={<OverviewPage />} />
        <Route path="access" element={<AccessPage />} />
        <Route path="rows/:measureId" element={<RowsPage />} />
        <Route path="*" element={<UnknownPage />} />
      </Route>
    </Routes>
  );
}

function UnknownPage(): ReactNode {
  return (
    <div className="stack">
      <h1>This page doesn’t exist</h1>
      <p>
        The address names no page of this product. <Link to="/">Go to the overview</Link>.
      </p>
    </div>
  );
}
