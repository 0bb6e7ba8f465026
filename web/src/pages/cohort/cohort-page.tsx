import { type ReactNode } from "react";
import { Link, useNavigate, useParams } from "react-router";
import { formatCode } from "#shared/format";
import "../../styles/analysis.css";
import { dimensions, type Dimension } from "#shared/measures/definition";
import { dimensionNoun } from "../../findings/cohort-findings.js";
import { shareAsProportion } from "../../answers/cohort-rows.js";
import { CompletionFrame } from "./completion-frame.js";
import { DoseFrame } from "../../parts/dose-frame.js";
import { FigureTiles, type Tile } from "../../parts/figure-tiles.js";
import { InstrumentChoice } from "../../parts/instrument-choice.js";
import { Notices, WhenRead } from "../../parts/query-state.js";
import { Skeleton } from "../../loading/skeleton.js";
import { RetentionFrame } from "../../parts/retention-frame.js";
import { TrajectoryFrame } from "../../parts/trajectory-frame.js";
import { ViewBar } from "../../parts/view-bar.js";
import { useFigure } from "../../asking/use-figures.js";
import { useInstrument } from "../../asking/use-instrument.js";
import { useNames } from "../../asking/use-names.js";
import { useView } from "../../asking/use-view.js";
import { searchOf, withFilter, type ViewState } from "../../view/view-state.js";
import { PeopleFrame } from "./people-frame.js";
import { usePageTitle } from "../../window/use-page-title.js";

/** One cohort, program or other group: course, retention, dose, completion, and the people in it. */
export function CohortPage(): ReactNode {
  const { dimension: name = "", value = "" } = useParams();
  const { view, notices, today, setView } = useView();
  const names = useNames();
  const dimension = dimensions.find((one) => one === name);
  const title = names.titleOf(name, value);
  usePageTitle(title);
  if (!dimension) return <NoDimension name={name} />;
  const own = withFilter(view, dimension, value);
  return (
    <div className="stack grouped">
      <div>
        <p className="small">
          <Link to={{ pathname: "/cohorts", search: searchOf({ ...view, by: dimension }) }}>
            All {dimensionNoun(dimension)}s
          </Link>
        </p>
        <h1>
          {title}{" "}
          <span className="quiet heading-kind">
            {[dimensionNoun(dimension), names.besideOf(dimension, value)].filter(Boolean).join(" ")}
          </span>
        </h1>
      </div>
      <Notices notices={notices} onClear={() => setView(view)} />
      {today ? <OwnViewBar {...{ view: own, today, dimension, value }} /> : <Skeleton height="3.75rem" />}
      {today ? (
        <CohortParts view={own} address={withFilter(view, dimension, "")} />
      ) : (
        <Skeleton height="60rem" />
      )}
    </div>
  );
}

/** The view bar of a cohort: choosing another value of its own dimension goes to that cohort. */
function OwnViewBar(props: {
  readonly view: ViewState;
  readonly today: string;
  readonly dimension: Dimension;
  readonly value: string;
}): ReactNode {
  const { dimension } = props;
  const navigate = useNavigate();
  const change = (next: ViewState): void => {
    const chosen = next.where[dimension];
    const search = searchOf(withFilter(next, dimension, ""));
    if (chosen === undefined) void navigate({ pathname: "/cohorts", search });
    else void navigate({ pathname: `/cohort/${dimension}/${encodeURIComponent(chosen)}`, search });
  };
  return <ViewBar view={props.view} today={props.today} onChange={change} />;
}

function CohortParts(props: {
  readonly view: ViewState;
  /** The view as the address has it: without the filter that the path itself names. */
  readonly address: ViewState;
}): ReactNode {
  const { view, address } = props;
  const whole = useFigure("completion", view, { curve: "none" });
  const used = useInstrument(view);
  return (
    <WhenRead what="The cohort" queries={[whole, used.query]} height="60rem">
      {() => {
        if ((whole.data?.groups[0]?.initialPopulation ?? 0) === 0) return <NobodyAdmitted view={address} />;
        const { instrument } = used;
        return (
          <>
            <FigureTiles label="Figures" view={view} tiles={tilesOf(instrument)} />
            <InstrumentChoice view={address} used={used} />
            {instrument ? <TrajectoryFrame view={view} instrument={instrument} /> : null}
            <div className="pair">
              <RetentionFrame view={view} />
              <DoseFrame view={view} />
            </div>
            <CompletionFrame view={view} />
            <PeopleFrame view={view} />
          </>
        );
      }}
    </WhenRead>
  );
}

function tilesOf(instrument: string | null): readonly Tile[] {
  const tiles: Tile[] = [
    { id: "completion", title: "Completed" },
    {
      id: "length-of-stay",
      title: "Length of stay",
      note: "The day by which half had left; people still in count up to today (Kaplan–Meier).",
    },
    { id: "attendance", title: "Attendance" },
    {
      id: "weekly-dose",
      title: "Weeks in the dose band",
      shown: ({ group }) => shareAsProportion(group.result, "within"),
      more: { class: "counted", reason: "within" },
    },
  ];
  if (instrument === null) return tiles;
  const options = { instrument };
  return [
    ...tiles,
    { id: "reliable-improvement", title: `Reliably improved, ${instrument}`, options },
    { id: "reliable-deterioration", title: `Reliably deteriorated, ${instrument}`, options },
  ];
}

function NobodyAdmitted({ view }: { readonly view: ViewState }): ReactNode {
  return (
    <div className="notice">
      <p>
        <strong>Nobody of this group was admitted in this period with these filters.</strong>
      </p>
      <p>
        <Link to={{ search: searchOf({ ...view, span: "all", from: null, to: null, where: {} }) }}>
          Show all time without other filters
        </Link>
      </p>
    </div>
  );
}

function NoDimension({ name }: { readonly name: string }): ReactNode {
  return (
    <div className="stack grouped">
      <h1>There are no groups by “{formatCode(name)}”</h1>
      <p>
        Groups are made by {dimensions.map(formatCode).join(", ")}.{" "}
        <Link to="/cohorts">Go to the cohorts</Link>.
      </p>
    </div>
  );
}
