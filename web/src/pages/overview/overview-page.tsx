import { useQuery } from "@tanstack/react-query";
import { type ReactNode } from "react";
import type { MeasureTextResponse, StatusResponse } from "#shared/contract/measures";
import { compactRows } from "../../answers/compact-rows.js";
import { currentQuestion, firstQuestions, mainCards } from "../../asking/first-questions.js";
import { CompactCard, CompactPlaces } from "./compact-card.js";
import { FigureRows } from "./figure-rows.js";
import { MainCard } from "./main-card.js";
import { NeedsALook } from "./needs-a-look.js";
import { NoData } from "../../parts/no-data.js";
import { Notices, WhenRead } from "../../parts/query-state.js";
import { Skeleton } from "../../loading/skeleton.js";
import { ViewBar } from "../../parts/view-bar.js";
import { WhatChanged } from "./what-changed.js";
import { WhenNear } from "../../parts/when-near.js";
import { askedOf, useMeasures, useStatus } from "../../asking/use-figures.js";
import { useReadView } from "../../asking/use-read-view.js";
import { useView } from "../../asking/use-view.js";
import type { ViewState } from "../../view/view-state.js";
import { sections } from "../../words/sections.js";
import { usePageTitle } from "../../window/use-page-title.js";

/** How it stands: four groups at a glance, what changed, what needs a look today, and every other measure. */
export function OverviewPage(): ReactNode {
  const { view, notices, today, setView } = useView();
  const status = useStatus();
  const measures = useMeasures();
  usePageTitle("Overview");
  return (
    <div className="stack">
      <h1>Overview</h1>
      <Notices notices={notices} onClear={() => setView(view)} />
      {today ? <ViewBar view={view} today={today} onChange={setView} offers={["compare"]} /> : null}
      <WhenRead
        key={today === null ? "before" : "with"}
        what="The overview"
        queries={[status, measures]}
        height="60rem"
      >
        {() =>
          !status.data || status.data.inquiries === 0 ? (
            <NoData />
          ) : (
            <Figures measures={measures.data ?? []} view={view} status={status.data} />
          )
        }
      </WhenRead>
    </div>
  );
}

interface FiguresProps {
  readonly measures: readonly MeasureTextResponse[];
  readonly view: ViewState;
  readonly status: StatusResponse;
}

function Figures({ measures, view, status }: FiguresProps): ReactNode {
  const today = status.asOfDay;
  const shown = new Set<string>(mainCards.flatMap((card) => [card.id, card.also ?? card.id]));
  const find = (id: string | null): MeasureTextResponse | undefined =>
    measures.find((measure) => measure.id === id);
  return (
    <>
      <div className="main-cards">
        {mainCards.map(({ id, name, beside, also }) => {
          const measure = find(id);
          const other = find(also);
          return measure ? (
            <MainCard key={id} {...{ measure, name, beside, view, today }}>
              {other ? <AlsoFigures measure={other} view={view} /> : null}
            </MainCard>
          ) : null;
        })}
      </div>
      <OtherFigures {...{ measures, view, status }} shown={shown} />
    </>
  );
}

/** What stands below the four cards; it waits until they are read. */
function OtherFigures(props: FiguresProps & { readonly shown: ReadonlySet<string> }): ReactNode {
  const { measures, status, shown } = props;
  const today = status.asOfDay;
  const asked = props.view;
  const known = new Set(measures.map((measure) => measure.id));
  const first = firstQuestions("/", asked, today).filter(({ id }) => known.has(id));
  const view = useReadView(asked, first.map(askedOf));
  if (!view) return <Skeleton height="60rem" />;
  return (
    <>
      <WhenNear
        height="0"
        places={
          <div className="two-columns">
            <div style={{ height: "38rem" }} />
            <div style={{ height: "33rem" }} />
          </div>
        }
      >
        {() => (
          <div className="two-columns">
            <WhatChanged measures={measures} view={view} today={today} />
            <NeedsALook measures={measures} view={view} status={status} />
          </div>
        )}
      </WhenNear>
      <div className="measure-sections">
        {sections.map((section) => {
          const others = measures.filter((each) => each.section === section.id && !shown.has(each.id));
          return others.length === 0 ? null : (
            <Section key={section.id} {...section} measures={others} view={view} />
          );
        })}
      </div>
    </>
  );
}

/** So many cards stand in a line where there is room, as the style sheet has it. */
const CARDS_IN_LINE = 5;

function Section(props: {
  readonly id: string;
  readonly title: string;
  readonly measures: readonly MeasureTextResponse[];
  readonly view: ViewState;
}): ReactNode {
  const { id, title, measures, view } = props;
  const cards = Math.min(CARDS_IN_LINE, measures.length);
  return (
    <section className="stack" data-cards={cards} aria-labelledby={`section-${id}`}>
      <h2 id={`section-${id}`}>{title}</h2>
      <WhenNear height="0" places={<CompactPlaces measures={measures} />}>
        {() => (
          <div className="compact-cards">
            {measures.map((measure) => (
              <CompactCard key={measure.id} measure={measure} view={view} />
            ))}
          </div>
        )}
      </WhenNear>
    </section>
  );
}

/** The classes of a second measure in a main card: the dose beside attendance. */
function AlsoFigures(props: { readonly measure: MeasureTextResponse; readonly view: ViewState }): ReactNode {
  const { measure, view } = props;
  const figure = useQuery(askedOf(currentQuestion(measure.id, view)));
  return (
    <WhenRead what={measure.title} queries={[figure]} height="8rem">
      {() =>
        figure.data ? (
          <>
            <p className="small quiet">{measure.title}: weeks under, within and over the band</p>
            <FigureRows
              {...{ measure, view }}
              rows={compactRows(measure, figure.data)}
              label={measure.title}
            />
          </>
        ) : null
      }
    </WhenRead>
  );
}
