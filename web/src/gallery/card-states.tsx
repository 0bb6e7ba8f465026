import type { ReactNode } from "react";
import type { MeasureTextResponse } from "#shared/contract/measures";
import type { ResultResponse } from "#shared/contract/results";
import { MainFigure } from "../pages/overview/main-card.js";
import { Failure, StaleLine } from "../parts/query-state.js";
import { Skeleton } from "../loading/skeleton.js";
import { RequestProblem } from "../asking/api.js";
import { parseView } from "../view/view-state.js";
import { fullProcess, monthGroups, sampleCurve } from "./sample-charts.js";
import {
  LONG_NAME,
  RIGHT_TO_LEFT_NAME,
  sampleFigure,
  sampleGroup,
  sampleMeasure,
  sampleProportion,
} from "./sample-figures.js";
import { Sample } from "./sample.js";
import { answered, failing } from "./sample-queries.js";

const { view } = parseView(new URLSearchParams(), "2026-06-30");

interface CardState {
  readonly name: string;
  readonly result: ResultResponse;
  readonly measure?: Partial<MeasureTextResponse>;
  readonly months?: number;
}

const states: readonly CardState[] = [
  { name: "full", result: sampleProportion(291, 463) },
  { name: "imprecise", result: sampleProportion(11, 18) },
  { name: "counts only", result: sampleProportion(4, 7) },
  { name: "too few", result: sampleProportion(2, 3) },
  { name: "one point", result: sampleProportion(27, 41), months: 1 },
  { name: "insufficient", result: { kind: "insufficient", reason: "Nobody in the denominator." }, months: 0 },
  { name: "pending", result: { kind: "none", reason: "All 12 are younger than 48 hours." }, months: 0 },
  {
    name: "suppressed",
    result: { kind: "suppressed", reason: "1–10 people: not shown outside the unit." },
    months: 0,
  },
  {
    name: "time to event",
    result: sampleCurve({ ceiling: 0.82, half: 61, until: 336, n: 463 }),
    measure: { title: "Time to first session", kind: "time-to-event", unit: "hours", goal: null },
    months: 0,
  },
  { name: "name of 300 letters", result: sampleProportion(291, 463), measure: { title: LONG_NAME } },
  {
    name: "name from right to left",
    result: sampleProportion(291, 463),
    measure: { title: RIGHT_TO_LEFT_NAME },
  },
];

/** Cards in every state of their figure, and what stands in their place. */
export function CardStates(): ReactNode {
  return (
    <section className="stack" aria-label="Cards">
      <h2>Cards</h2>
      <div className="cards">
        {states.map((state) => (
          <Sample key={state.name} name={state.name}>
            <StateCard {...state} />
          </Sample>
        ))}
        <Sample name="reading">
          <Card name="A card">
            <Skeleton height="17rem" />
          </Card>
        </Sample>
        <Sample name="lost before anything was read">
          <Card name="A card">
            <Failure
              what="The figure"
              query={failing(new RequestProblem("The server can’t be reached.", "lost"))}
            />
          </Card>
        </Sample>
        <Sample name="older than the server">
          <Card name="A card">
            <Failure what="The figure" query={failing(new RequestProblem("Unknown shape.", "shape"))} />
          </Card>
        </Sample>
        <Sample name="lost connection, old figures">
          <Card name="A card">
            <StaleLine queries={[answered(Date.UTC(2026, 5, 30, 12, 31))]} />
          </Card>
        </Sample>
      </div>
    </section>
  );
}

function StateCard({ result, measure, months = 12 }: CardState): ReactNode {
  const text = sampleMeasure(measure);
  const groups = monthGroups.slice(0, months);
  const chart = { ...fullProcess, points: fullProcess.points.slice(0, months), isTrial: months < 12 };
  const group = sampleGroup(result, { marks: ["demo", "unfinished", "immature", "prorated"] });
  return (
    <Card name={text.title}>
      <MainFigure
        name={text.title}
        measure={text}
        beside={[]}
        view={view}
        group={group}
        figure={sampleFigure([group])}
        months={sampleFigure([...groups], months === 0 ? {} : { process: [{ key: {}, chart }] })}
      />
    </Card>
  );
}

function Card(props: { readonly name: string; readonly children: ReactNode }): ReactNode {
  return (
    <article className="card main-card" aria-label={props.name}>
      {props.children}
    </article>
  );
}
