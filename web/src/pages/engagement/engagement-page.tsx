import { type ReactNode } from "react";
import "../../styles/analysis.css";
import { firstQuestions } from "../../asking/first-questions.js";
import { attendanceMonthsFinding, earlyFinding } from "../../findings/engagement-findings.js";
import { ByProgramFrame } from "../../parts/by-program-frame.js";
import { MonthsFrame } from "../../parts/months-frame.js";
import { Notices } from "../../parts/query-state.js";
import { Skeleton } from "../../loading/skeleton.js";
import { RetentionFrame } from "../../parts/retention-frame.js";
import { WhenNear } from "../../parts/when-near.js";
import { ViewBar } from "../../parts/view-bar.js";
import { askedOf } from "../../asking/use-figures.js";
import { useReadView } from "../../asking/use-read-view.js";
import { useTab, type UsedTab } from "../../asking/use-tab.js";
import { useView } from "../../asking/use-view.js";
import type { ViewState } from "../../view/view-state.js";
import { AttendanceFrame } from "./attendance-frame.js";
import { DoseGroupsFrame, doseTabs, type DoseTab } from "./dose-groups-frame.js";
import { SeatsFrame } from "./seats-frame.js";
import { UnderBandFrame } from "./under-band-frame.js";
import { usePageTitle } from "../../window/use-page-title.js";

/** Do people come, and enough: who is under the band now, attendance, dose, early engagement, seats, retention. */
export function EngagementPage(): ReactNode {
  const { view, notices, today, setView } = useView();
  const tab = useTab(doseTabs, view);
  usePageTitle("Engagement");
  return (
    <div className="stack grouped">
      <h1>Engagement: do people come, and do they get the planned hours?</h1>
      <Notices notices={notices} onClear={() => setView(view)} />
      {today ? (
        <ViewBar view={view} today={today} onChange={tab.setView} offers={["every"]} />
      ) : (
        <Skeleton height="3.75rem" />
      )}
      {today ? <EngagementParts view={view} tab={tab} today={today} /> : <Skeleton height="60rem" />}
    </div>
  );
}

interface PartsProps {
  readonly view: ViewState;
  readonly tab: UsedTab<DoseTab>;
  readonly today: string;
}

function EngagementParts(props: PartsProps): ReactNode {
  const { view } = props;
  return (
    <>
      <UnderBandFrame view={view} />
      <div className="pair">
        <AttendanceFrame view={view} />
        <MonthsFrame
          id="attendance"
          view={view}
          today={props.today}
          titleOf={({ whole, signals }) => attendanceMonthsFinding(whole, signals)}
          empty="No session took place in this period with these filters."
        />
      </div>
      <BelowFirst {...props} />
    </>
  );
}

/** What stands below the first screen; after a change of the view it asks once that is read. */
function BelowFirst(props: PartsProps): ReactNode {
  const first = firstQuestions("/engagement", props.view, props.today);
  const view = useReadView(props.view, first.map(askedOf)) ?? props.view;
  return (
    <>
      <WhenNear height="48rem">{() => <DoseGroupsFrame view={view} tab={props.tab} />}</WhenNear>
      <WhenNear height="54rem">{() => <SeatsFrame view={view} />}</WhenNear>
      <WhenNear height="58rem">{() => <Staying view={view} />}</WhenNear>
    </>
  );
}

/** Who stays, and who came back early on. */
function Staying({ view }: { readonly view: ViewState }): ReactNode {
  return (
    <div className="pair">
      <RetentionFrame view={view} />
      <ByProgramFrame
        id="early-engagement"
        view={view}
        titleOf={(read, programs) => earlyFinding(read.group, programs)}
        reading="At least four further sessions attended up to day 30 after the first session. People whose day 30 is not over are pending, whatever has happened so far."
        empty="Nobody started in this period with these filters."
      />
    </div>
  );
}
