import { type ReactNode } from "react";
import "../../styles/analysis.css";
import { REMOTE_IOP } from "#shared/measures/completeness-reference";
import { resultColumns } from "../../files/file-numbers.js";
import { completenessFinding, improvementMonthsFinding } from "../../findings/outcome-findings.js";
import { ByProgramFrame } from "../../parts/by-program-frame.js";
import type { TableColumn } from "../../tables/table-spec.js";
import { EmptyWords } from "../../parts/empty-words.js";
import { InstrumentChoice } from "../../parts/instrument-choice.js";
import { MonthsFrame } from "../../parts/months-frame.js";
import type { ProportionRow } from "../../parts/proportion-table.js";
import { Notices, WhenRead } from "../../parts/query-state.js";
import { Skeleton } from "../../loading/skeleton.js";
import { TrajectoryFrame } from "../../parts/trajectory-frame.js";
import { WhenNear } from "../../parts/when-near.js";
import { ViewBar } from "../../parts/view-bar.js";
import { figureWords, shareWords } from "../../words/result-words.js";
import { useInstrument } from "../../asking/use-instrument.js";
import { useTab, type UsedTab } from "../../asking/use-tab.js";
import { useView } from "../../asking/use-view.js";
import type { ViewState } from "../../view/view-state.js";
import { CaseFrame } from "./case-frame.js";
import { CategoriesFrame } from "./categories-frame.js";
import { ChangeFrame } from "./change-frame.js";
import { OverallFrame } from "./overall-frame.js";
import { TimeFrame, improvementTabs, type ImprovementTab } from "./time-frame.js";
import { usePageTitle } from "../../window/use-page-title.js";

/** Do people get better: one instrument at a time, then all of them together. */
export function OutcomesPage(): ReactNode {
  const { view, notices, today, setView } = useView();
  const tab = useTab(improvementTabs, view);
  usePageTitle("Outcomes");
  return (
    <div className="stack grouped">
      <h1>Outcomes: do people get better, and how soon?</h1>
      <Notices notices={notices} onClear={() => setView(view)} />
      {today ? (
        <ViewBar view={view} today={today} onChange={tab.setView} offers={["every"]} />
      ) : (
        <Skeleton height="3.75rem" />
      )}
      {today ? <Outcomes view={view} tab={tab} today={today} /> : <Skeleton height="60rem" />}
    </div>
  );
}

interface OutcomesProps {
  readonly view: ViewState;
  readonly tab: UsedTab<ImprovementTab>;
  readonly today: string;
}

function Outcomes(props: OutcomesProps): ReactNode {
  const { view, tab } = props;
  const used = useInstrument(view);
  return (
    <WhenRead what="The instruments" queries={[used.query]} height="60rem">
      {() =>
        used.instrument === null ? (
          <p className="notice">
            <EmptyWords
              view={view}
              words="No stay with an outcome instrument began in this period with these filters."
            />
          </p>
        ) : (
          <>
            <InstrumentChoice view={view} used={used} keep={tab.keep} />
            <InstrumentParts {...props} instrument={used.instrument} />
            <WhenNear height="36rem">
              {() => (
                <OverallFrame
                  view={{ ...view, instrument: null }}
                  instruments={used.instruments.map(({ id }) => id)}
                />
              )}
            </WhenNear>
          </>
        )
      }
    </WhenRead>
  );
}

function InstrumentParts(props: OutcomesProps & { readonly instrument: string }): ReactNode {
  const { view, instrument } = props;
  return (
    <>
      <div className="pair">
        <CategoriesFrame view={view} instrument={instrument} />
        <ChangeFrame view={view} instrument={instrument} />
      </div>
      <TrajectoryFrame view={view} instrument={instrument} />
      <WhenNear height="44rem">{() => <CaseFrame view={view} instrument={instrument} />}</WhenNear>
      <WhenNear height="46rem">{() => <OverTime {...props} />}</WhenNear>
      <WhenNear height="40rem">{() => <Completeness view={view} instrument={instrument} />}</WhenNear>
    </>
  );
}

/** How soon people improve, and how many by month of admission. */
function OverTime(props: OutcomesProps & { readonly instrument: string }): ReactNode {
  const { view, instrument, tab } = props;
  return (
    <div className="pair">
      <TimeFrame view={view} instrument={instrument} tab={tab} />
      <MonthsFrame
        id="reliable-improvement"
        view={{ ...view, instrument }}
        today={props.today}
        options={{ instrument }}
        titleOf={({ whole, signals }) =>
          improvementMonthsFinding(whole, signals?.map((signal) => signal.verdict) ?? null)
        }
        empty={`${instrument} has no published threshold of reliable change.`}
      />
    </div>
  );
}

/** How much of what should be known is known, by program. */
function Completeness(props: { readonly view: ViewState; readonly instrument: string }): ReactNode {
  const { view, instrument } = props;
  return (
    <ByProgramFrame
      id="score-completeness"
      view={{ ...view, instrument }}
      options={{ instrument }}
      titleOf={(read, programs) => completenessFinding(read.group.result, programs, instrument)}
      reading={`Stays that are over, with a baseline within 7 days of the first session and a last score at least 14 days later. Dotted: ${REMOTE_IOP.sentence}`}
      reference={REMOTE_IOP.value}
      empty={`Nobody with ${instrument} was admitted in this period.`}
      more={completenessColumns}
    />
  );
}

const completenessColumns: readonly TableColumn<ProportionRow>[] = [
  besideColumn("baseline-in-window", "Baseline in window"),
  besideColumn("pair-of-completed", "Both scores: completed"),
  besideColumn("pair-of-left", "Both scores: left unplanned"),
  besideColumn("scores-per-person-month", "Scores a month"),
];

function besideColumn(id: string, title: string): TableColumn<ProportionRow> {
  return {
    id,
    title,
    align: "number",
    numbers: resultColumns((row) => row.group?.beside[id]),
    cell: (row) => {
      const found = row.group?.beside[id];
      if (!found) return "–";
      return found.kind === "proportion" ? shareWords(found) : figureWords(found).value;
    },
  };
}
