import { useEffect, type ReactNode } from "react";
import { MeasureCard } from "../parts/measure-card.js";
import { Notices, Skeleton, WhenRead } from "../parts/query-state.js";
import { ViewBar } from "../parts/view-bar.js";
import { useMeasures, useStatus } from "../use-figures.js";
import { useView } from "../use-view.js";

/** A card for each measure of the registry; this page names none of them itself. */
export function OverviewPage(): ReactNode {
  const { view, notices, today, setView } = useView();
  const status = useStatus();
  const measures = useMeasures();
  useEffect(() => {
    document.title = "Overview – IOP Outcomes";
  }, []);
  return (
    <div className="stack">
      <h1>Overview</h1>
      <Notices notices={notices} onClear={() => setView(view)} />
      {today ? <ViewBar view={view} today={today} onChange={setView} /> : <Skeleton height="3.75rem" />}
      <WhenRead what="The overview" queries={[status, measures]} height="28rem">
        {() =>
          status.data?.inquiries === 0 ? (
            <NoData />
          ) : (
            <div className="cards">
              {(measures.data ?? []).map((measure) => (
                <MeasureCard key={measure.id} measure={measure} view={view} today={today ?? ""} />
              ))}
            </div>
          )
        }
      </WhenRead>
    </div>
  );
}

/** Why the pages are empty on a new installation, and the command that fills them. */
export function NoData(): ReactNode {
  return (
    <div className="notice">
      <p>
        <strong>There are no inquiries yet.</strong> Figures appear as soon as files are imported:
      </p>
      <p>
        <code>npm run -s iop -- import programs=programs.csv inquiries=inquiries.csv</code>
      </p>
    </div>
  );
}
