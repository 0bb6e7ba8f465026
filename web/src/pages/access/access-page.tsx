import { type ReactNode } from "react";
import type { MeasureResponse, MeasureTextResponse } from "#shared/contract/measures";
import { monthsFinding, periodsFinding } from "../../findings/access-findings.js";
import { AnswerPart } from "./answer-part.js";
import { ProgramsPart } from "./programs-part.js";
import { CurvesPart } from "./curves-part.js";
import { DefinitionsPart } from "./definitions-part.js";
import { DistributionPart } from "./distribution-part.js";
import { FunnelPart } from "./funnel-part.js";
import { PayersPart } from "./payers-part.js";
import { StepsPart } from "./steps-part.js";
import { WaitingPart } from "./waiting-part.js";
import { DefinitionPanel } from "../../parts/definition-panel.js";
import { FigureLine, OpenRows } from "../../parts/figure-line.js";
import { EmptyWords } from "../../parts/empty-words.js";
import { MonthsFrame } from "../../parts/months-frame.js";
import { Notices, WhenRead } from "../../parts/query-state.js";
import { ViewBar } from "../../parts/view-bar.js";
import { WhenNear } from "../../parts/when-near.js";
import { withinTitle } from "../../answers/access-goal.js";
import { useAccessGoal } from "../../asking/use-goals.js";
import { rowsLink } from "../../view/rows-link.js";
import { goalWords } from "../../findings/overview-findings.js";
import { useFigure, useMeasures, useStatus } from "../../asking/use-figures.js";
import { daysOfLimits } from "../../view/view-days.js";
import { useView } from "../../asking/use-view.js";
import type { ViewState } from "../../view/view-state.js";
import { NoData } from "../../parts/no-data.js";
import { usePageTitle } from "../../window/use-page-title.js";

/** Are we meeting the access goal, is that a real change, where are the hours lost, and who is waiting right now. */
export function AccessPage(): ReactNode {
  const { view, notices, today, setView } = useView();
  const { words } = useAccessGoal(view);
  const status = useStatus();
  const measures = useMeasures();
  usePageTitle("Access");
  return (
    <div className="stack">
      <h1>Access: does help begin within {words.goal}?</h1>
      <Notices notices={notices} onClear={() => setView(view)} />
      {today ? <ViewBar view={view} today={today} onChange={setView} offers={["compare", "every"]} /> : null}
      <WhenRead
        key={today === null ? "before" : "with"}
        what="The access figures"
        queries={[status, measures]}
        height="60rem"
      >
        {() => {
          if (!status.data || status.data.inquiries === 0) return <NoData />;
          const share = measures.data?.find((measure) => measure.id === "access-within-48h");
          if (!share) return <p className="notice">This server has no access measures.</p>;
          return (
            <AccessParts
              share={share}
              measures={measures.data ?? []}
              view={view}
              today={status.data.asOfDay}
            />
          );
        }}
      </WhenRead>
    </div>
  );
}

interface AccessPartsProps {
  readonly share: MeasureTextResponse;
  readonly measures: readonly MeasureTextResponse[];
  readonly view: ViewState;
  readonly today: string;
}

function AccessParts({ share, measures, view, today }: AccessPartsProps): ReactNode {
  const { words } = useAccessGoal(view);
  const whole = useFigure(share.id, view, { curve: "none", compare: view.compare });
  return (
    <WhenRead what={`The share within ${words.goal}`} queries={[whole]} height="60rem">
      {() => {
        const group = whole.data?.groups[0];
        if (!whole.data || !group || group.initialPopulation === 0) {
          return (
            <p className="notice">
              <EmptyWords view={view} words="No inquiry was received in this period with these filters." />
            </p>
          );
        }
        return (
          <>
            <div className="answer-and-figure">
              <AnswerPart measure={share} view={view} today={today} />
              <ChosenPeriod measure={share} figure={whole.data} group={group} view={view} />
            </div>
            <ShareByMonth {...{ share, view, today }} />
            <WaitParts measures={measures} view={view} />
            <WhenNear height="60rem">
              {() => <ProgramsPart {...{ view, group }} measure={share} figure={whole.data} />}
            </WhenNear>
          </>
        );
      }}
    </WhenRead>
  );
}

interface ChosenPeriodProps {
  readonly measure: MeasureTextResponse;
  readonly figure: MeasureResponse;
  readonly group: MeasureResponse["groups"][number];
  readonly view: ViewState;
}

/** The share in the chosen period against its goal, with its rows and its definition. */
function ChosenPeriod({ measure, figure, group, view }: ChosenPeriodProps): ReactNode {
  return (
    <section className="stack-tight" aria-label="The chosen period">
      <FigureLine measure={measure} group={group} />
      <p className="small">
        In the chosen period. {goalWords(measure, group)} {group.comparison?.sentence}
      </p>
      <div className="actions plain">
        <OpenRows measure={measure} result={group.result} to={rowsLink(measure, view)} />
        <DefinitionPanel measure={measure} figure={figure} group={group} view={view} />
      </div>
    </section>
  );
}

/** The share within the access goal by month, judged by process control over two years. */
function ShareByMonth({ share, view, today }: Omit<AccessPartsProps, "measures">): ReactNode {
  const goal = share.goal?.value ?? null;
  const access = useAccessGoal(daysOfLimits(view, today, view.every));
  return (
    <MonthsFrame
      id={share.id}
      {...{ view, today }}
      titleOf={({ whole, groups, judged }) =>
        judged ? periodsFinding(judged, groups, goal) : monthsFinding(whole, [], { goal, access })
      }
      counted={withinTitle(access.words)}
      empty="No inquiry was received in these two years with these filters."
    />
  );
}

/** The parts that rest on one measure each, in the order of the page; each is made when the reader comes near. */
const parts = [
  { id: "time-to-first-session", height: "36rem", Part: DistributionPart },
  { id: "waiting-now", height: "40rem", Part: WaitingPart },
  { id: "access-steps", height: "52rem", Part: StepsPart },
  { id: "access-steps", height: "32rem", Part: PayersPart },
] as const;
/** What stands side by side on paper. */
const paired = [
  { id: "intake-funnel", height: "46rem", Part: FunnelPart },
  { id: "time-to-first-session", height: "36rem", Part: CurvesPart },
] as const;
const last = [{ id: "access-definitions", height: "34rem", Part: DefinitionsPart }] as const;

function WaitParts(props: Pick<AccessPartsProps, "measures" | "view">): ReactNode {
  const madeOf = (some: readonly (typeof parts | typeof paired | typeof last)[number][]): ReactNode =>
    some.map(({ id, height, Part }) => {
      const measure = props.measures.find((each) => each.id === id);
      return measure ? (
        <WhenNear key={`${id} ${height}`} height={height}>
          {() => <Part measure={measure} view={props.view} />}
        </WhenNear>
      ) : null;
    });
  return (
    <>
      {madeOf(parts)}
      <div className="paper-pair">{madeOf(paired)}</div>
      {madeOf(last)}
    </>
  );
}
