import { useEffect, type ReactNode } from "react";
import type { MeasureTextResponse } from "#shared/contract/measures";
import { AccessByMonth } from "../parts/access-by-month.js";
import { AccessByProgram } from "../parts/access-by-program.js";
import { AccessCurves } from "../parts/access-curves.js";
import { FigureLine } from "../parts/measure-card.js";
import { Notices, Skeleton, WhenRead } from "../parts/query-state.js";
import { ViewBar } from "../parts/view-bar.js";
import { useFigure, useMeasures, useStatus } from "../use-figures.js";
import { useView } from "../use-view.js";
import type { ViewState } from "../view-state.js";
import { NoData } from "./overview-page.js";

/** Are we meeting the 48 hours: by month, along the wait, and by program. */
export function AccessPage(): ReactNode {
  const { view, notices, today, setView } = useView();
  const status = useStatus();
  const measures = useMeasures();
  useEffect(() => {
    document.title = "Access – IOP Outcomes";
  }, []);
  const share = measures.data?.find((measure) => measure.id === "access-within-48h");
  const wait = measures.data?.find((measure) => measure.id === "time-to-first-session");
  return (
    <div className="stack">
      <h1>Access: does help begin within 48 hours?</h1>
      <Notices notices={notices} onClear={() => setView(view)} />
      {today ? <ViewBar view={view} today={today} onChange={setView} /> : <Skeleton height="3.75rem" />}
      <WhenRead what="The access figures" queries={[status, measures]} height="60rem">
        {() => {
          if (status.data?.inquiries === 0) return <NoData />;
          if (!share || !wait) return <p className="notice">This server has no access measures.</p>;
          return <AccessParts share={share} wait={wait} view={view} />;
        }}
      </WhenRead>
    </div>
  );
}

function AccessParts(props: {
  readonly share: MeasureTextResponse;
  readonly wait: MeasureTextResponse;
  readonly view: ViewState;
}): ReactNode {
  const { share, wait, view } = props;
  const whole = useFigure(share.id, view);
  return (
    <WhenRead what="The share within 48 hours" queries={[whole]} height="60rem">
      {() => {
        const group = whole.data?.groups[0];
        if (!whole.data || !group || group.initialPopulation === 0) {
          return (
            <p className="notice">
              No inquiry was received in this period with these filters. Choose a longer period or clear a
              filter.
            </p>
          );
        }
        return (
          <>
            <FigureLine measure={share} group={group} />
            <AccessByMonth measure={share} view={view} figure={whole.data} group={group} />
            <AccessCurves measure={wait} view={view} />
            <AccessByProgram measure={share} view={view} figure={whole.data} group={group} />
          </>
        );
      }}
    </WhenRead>
  );
}
