import { lazy, type ReactNode } from "react";
import { Link, Route, Routes } from "react-router";
import { PageShell } from "./parts/page-shell.js";
import { OverviewPage } from "./pages/overview-page.js";

/*
 * Every page but the first comes in a chunk of its own. To add one: a line here, a <Route> below, and a line in the
 * navigation of page-shell.tsx.
 */
const AccessPage = lazy(async () => ({ default: (await import("./pages/access-page.js")).AccessPage }));
const RowsPage = lazy(async () => ({ default: (await import("./pages/rows/rows-page.js")).RowsPage }));
const EpisodePage = lazy(async () => ({
  default: (await import("./pages/episode/episode-page.js")).EpisodePage,
}));
const EngagementPage = lazy(async () => ({
  default: (await import("./pages/engagement-page.js")).EngagementPage,
}));
const CohortsPage = lazy(async () => ({ default: (await import("./pages/cohorts-page.js")).CohortsPage }));
const CohortPage = lazy(async () => ({ default: (await import("./pages/cohort-page.js")).CohortPage }));
const OutcomesPage = lazy(async () => ({ default: (await import("./pages/outcomes-page.js")).OutcomesPage }));
const DefinitionsPage = lazy(async () => ({
  default: (await import("./pages/definitions/definitions-page.js")).DefinitionsPage,
}));
/** Every chart and card in every state; not part of the product: only `vite dev`, or `vite build --mode gallery`. */
const GalleryPage =
  import.meta.env.DEV || import.meta.env.MODE === "gallery"
    ? lazy(async () => ({ default: (await import("./gallery/gallery-page.js")).GalleryPage }))
    : null;

/** Every page and its address. */
export function AppRoutes(): ReactNode {
  return (
    <Routes>
      <Route element={<PageShell />}>
        <Route index element={<OverviewPage />} />
        <Route path="access" element={<AccessPage />} />
        <Route path="engagement" element={<EngagementPage />} />
        <Route path="cohorts" element={<CohortsPage />} />
        <Route path="cohort/:dimension/:value" element={<CohortPage />} />
        <Route path="outcomes" element={<OutcomesPage />} />
        <Route path="rows/:measureId" element={<RowsPage />} />
        <Route path="episode/:program/:number" element={<EpisodePage />} />
        <Route path="definitions" element={<DefinitionsPage />} />
        {GalleryPage ? <Route path="gallery" element={<GalleryPage />} /> : null}
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
