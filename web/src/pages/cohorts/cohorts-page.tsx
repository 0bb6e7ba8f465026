import { useMemo, useState, type ReactNode } from "react";
import type { Dimension } from "#shared/measures/definition";
import "../../styles/analysis.css";
import { ChartFrame } from "../../parts/chart-frame.js";
import { cohortsFinding, dimensionNoun } from "../../findings/cohort-findings.js";
import { cohortFigures } from "../../answers/cohort-rows.js";
import { EmptyWords } from "../../parts/empty-words.js";
import { FigurePart } from "../../parts/figure-part.js";
import { InstrumentChoice } from "../../parts/instrument-choice.js";
import { LazyDefinitions } from "../../parts/lazy-definitions.js";
import { Notices, WhenRead } from "../../parts/query-state.js";
import { Skeleton } from "../../loading/skeleton.js";
import { SwitchLinks } from "../../parts/switch-links.js";
import { ViewBar } from "../../parts/view-bar.js";
import { useSubtitle } from "../../parts/use-subtitle.js";
import { useMeasures } from "../../asking/use-figures.js";
import { useGoalsOf } from "../../asking/use-goals.js";
import { useInstrument } from "../../asking/use-instrument.js";
import { useTab, type UsedTab } from "../../asking/use-tab.js";
import { useView } from "../../asking/use-view.js";
import { searchOf, type ViewState } from "../../view/view-state.js";
import { changeDomain, cohortColumns, firstHidden, type CohortColumnsOf } from "./cohort-columns.js";
import { CohortTable } from "./cohort-table.js";
import { CompareFrame } from "./compare-frame.js";
import { DifferenceFrame } from "./difference-frame.js";
import { FunnelFrame } from "./funnel-frame.js";
import { useCohortFigures, type CohortFigures } from "./use-cohort-figures.js";
import { trendColumns, useTrends } from "./use-trends.js";
import { usePageTitle } from "../../window/use-page-title.js";

/** How the column of lines is read. */
const MONTHS_READING =
  " “12 months”: the last twelve from 0 to 100%; the band is what chance allows, resting on two years, and an open point is not judged.";

const funnelTabs = ["completion", "improvement"] as const;
type FunnelTab = UsedTab<(typeof funnelTabs)[number]>;

const firstCuts = [
  { id: "cohort", title: "Cohorts" },
  { id: "program", title: "Programs" },
  { id: "group", title: "Group times" },
] as const;

/** One row per cohort, program or other group; a funnel plot of them; those that are chosen side by side. */
export function CohortsPage(): ReactNode {
  const { view, notices, today, setView } = useView();
  const tab = useTab(funnelTabs, view);
  usePageTitle("Cohorts");
  const by = view.by ?? "cohort";
  return (
    <div className="stack grouped">
      <h1>Cohorts: how do the groups fare, and which differ beyond chance?</h1>
      <Notices notices={notices} onClear={() => setView(view)} />
      {today ? (
        <ViewBar view={view} today={today} onChange={tab.setView} offers={["by"]} />
      ) : (
        <Skeleton height="3.75rem" />
      )}
      <SwitchLinks
        label="One row per"
        chosen={by}
        entries={firstCuts.map(({ id, title }) => ({ id, title, search: cutSearch(view, id, tab) }))}
      />
      {today ? <Cohorts view={view} by={by} tab={tab} today={today} /> : <Skeleton height="60rem" />}
    </div>
  );
}

function cutSearch(view: ViewState, by: Dimension, tab: FunnelTab): string {
  return searchOf({ ...view, by: by === "cohort" ? null : by, chosen: [], sort: null }, tab.keep);
}

interface CohortsProps {
  readonly view: ViewState;
  readonly by: Dimension;
  readonly tab: FunnelTab;
  readonly today: string;
}

function Cohorts(props: CohortsProps): ReactNode {
  const { view, tab } = props;
  const [hidden, setHidden] = useState(firstHidden);
  const { used, read, of, queries } = useCohorts(props, hidden);
  const part = { view, tab, of, read };
  return (
    <WhenRead what="The cohorts" queries={queries} height="60rem">
      {() => (
        <>
          <TableFrame
            {...part}
            hidden={hidden}
            onHidden={setHidden}
            choice={<InstrumentChoice view={view} used={used} keep={tab.keep} />}
          />
          <Compared {...part} />
          <Funnels {...part} />
        </>
      )}
    </WhenRead>
  );
}

/** All that the parts of the page show; some figures are asked for only where their column is not hidden. */
function useCohorts({ view, by, today }: CohortsProps, hidden: ReadonlySet<string>) {
  const used = useInstrument(view);
  const { instrument } = used;
  const read = useCohortFigures({ view, by, instrument });
  const { trends, queries } = useTrends({ view, by, today, instrument, hidden });
  const measures = useMeasures();
  const goals = useGoalsOf(view);
  const { rows, figures, names } = read;
  const of = useMemo(
    (): CohortColumnsOf => ({
      measures: measures.data ?? [],
      view,
      by,
      instrument,
      changes: changeDomain(rows),
      mix: figures.completion?.mix ?? [],
      names,
      trends,
      goals,
    }),
    [measures.data, view, by, instrument, rows, figures.completion, names, trends, goals],
  );
  return { used, read, of, queries: [used.query, measures, ...read.queries, ...queries] };
}

interface PartProps {
  readonly view: ViewState;
  readonly tab: FunnelTab;
  readonly of: CohortColumnsOf;
  readonly read: CohortFigures;
}

/** The measures of the columns that are shown, each once. */
function definedMeasures(
  hidden: ReadonlySet<string>,
  { by, instrument }: CohortColumnsOf,
): readonly string[] {
  const months = by === "cohort" ? [] : trendColumns;
  const shown = [...cohortFigures, ...months].filter(
    ({ id, isSymptom }) => !hidden.has(id) && (instrument !== null || !isSymptom),
  );
  return [...new Set(shown.map(({ measure }) => measure))];
}

interface TableFrameProps extends PartProps {
  readonly choice: ReactNode;
  readonly hidden: ReadonlySet<string>;
  readonly onHidden: (hidden: ReadonlySet<string>) => void;
}

function TableFrame(props: TableFrameProps): ReactNode {
  const subtitleOf = useSubtitle();
  const { view, of, read } = props;
  const groups = read.rows.flatMap((row) => row.groups.completion ?? []);
  const title = cohortsFinding(groups, of.by);
  const subtitle = subtitleOf({ title: `One row per ${dimensionNoun(of.by)}` }, view, "by admission");
  return (
    <FigurePart
      id="completion"
      view={view}
      options={{ curve: "none" }}
      height="50rem"
      empty={<EmptyWords view={view} words="Nobody was admitted in this period with these filters." />}
    >
      {(whole) => (
        <ChartFrame
          {...whole}
          {...{ title, subtitle, view }}
          n={whole.group.initialPopulation}
          rows={null}
          reading={`Point and line are the value and its 95% interval, on one scale in each column. Open points and “so far”: not all stays could end yet. “Imprecise”: 10 to 29 cases; below 10 there is no rate. “Stay, median”: the day by which half had left, people still in counted up to today (Kaplan–Meier). Attendance and dose are those of the period’s weeks. Order is by name; no order says who is better.${of.by === "cohort" ? "" : MONTHS_READING}`}
          chart={<TableChart {...props} caption={subtitle} />}
        />
      )}
    </FigurePart>
  );
}

/** The choice of the instrument, the table, and how the figures of its columns are defined. */
function TableChart(props: TableFrameProps & { readonly caption: string }): ReactNode {
  const { view, tab, of, read } = props;
  const columns = useMemo(() => cohortColumns(of), [of]);
  return (
    <>
      {props.choice}
      <CohortTable
        caption={props.caption}
        columns={columns}
        rows={read.rows}
        sort={view.sort}
        onSort={(sort) => tab.setView({ ...view, sort })}
        firstHidden={props.hidden}
        onHidden={props.onHidden}
        chosen={view.chosen}
        onChoose={(chosen) => tab.setView({ ...view, chosen })}
      />
      <LazyDefinitions measures={definedMeasures(props.hidden, of)} view={view} instrument={of.instrument} />
    </>
  );
}

function Compared({ view, tab, of, read }: PartProps): ReactNode {
  const chosen = view.chosen.flatMap((value) => read.rows.find((row) => row.value === value) ?? []);
  const gone = view.chosen.filter((value) => !read.rows.some((row) => row.value === value));
  const mix = {
    completion: read.figures.completion?.mix ?? [],
    improved: read.figures.improved?.mix ?? [],
  };
  return (
    <>
      {gone.length > 0 ? (
        <p className="notice">
          {gone.join(", ")}: nobody in this view belongs to it, so it can’t be compared.{" "}
          <button
            type="button"
            className="plain-button"
            onClick={() => tab.setView({ ...view, chosen: chosen.map((row) => row.value) })}
          >
            Leave it out
          </button>
        </p>
      ) : null}
      {chosen.length === 0 ? (
        <p className="quiet screen-only">Choose two to six rows above to see them side by side.</p>
      ) : (
        <CompareFrame rows={chosen} of={of} onClear={() => tab.setView({ ...view, chosen: [] })} />
      )}
      {chosen.length > 1 ? <DifferenceFrame rows={chosen} mix={mix} of={of} /> : null}
    </>
  );
}

function Funnels({ view, tab, of, read }: PartProps): ReactNode {
  const isImproved = tab.tab === "improvement" && read.figures.improved !== undefined;
  const cut = isImproved ? read.figures.improved : read.figures.completion;
  if (!cut) return null;
  const choice = (
    <SwitchLinks
      label="Funnel plot of"
      chosen={isImproved ? "improvement" : "completion"}
      entries={[
        { id: "completion", title: "Completion", search: tab.searchOfTab("completion") },
        {
          id: "improvement",
          title: `Improvement, ${of.instrument ?? ""}`,
          search: tab.searchOfTab("improvement"),
        },
      ]}
    />
  );
  return (
    <FunnelFrame
      {...{ cut, view, choice }}
      id={isImproved ? "reliable-improvement" : "completion"}
      by={of.by}
      instrument={of.instrument}
      names={read.names}
    />
  );
}
