import { lazy, type ReactNode } from "react";
import { Link, Route, Routes } from "react-router";
import { PageShell } from "./page-shell.js";
import { OverviewPage } from "./pages/overview/overview-page.js";
import { pageChunks } from "./pages-by-path.js";

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
        <Route path="access" element={<pageChunks.access.Part />} />
        <Route path="engagement" element={<pageChunks.engagement.Part />} />
        <Route path="cohorts" element={<pageChunks.cohorts.Part />} />
        <Route path="cohort/:dimension/:value" element={<pageChunks.cohort.Part />} />
        <Route path="outcomes" element={<pageChunks.outcomes.Part />} />
        <Route path="rows/:measureId" element={<pageChunks.rows.Part />} />
        <Route path="episode/:program/:number" element={<pageChunks.episode.Part />} />
        <Route path="definitions" element={<pageChunks.definitions.Part />} />
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
