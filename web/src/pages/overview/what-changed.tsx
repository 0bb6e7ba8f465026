import { useQueries } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Link } from "react-router";
import type { MeasureTextResponse } from "#shared/contract/measures";
import { PointShape } from "../../charts/point-shape.js";
import {
  changesOf,
  countOfCompared,
  nothingChanged,
  type AskedChanges,
  type Change,
  type NameGroup,
} from "../../findings/overview-findings.js";
import { rowsLink } from "../../view/rows-link.js";
import { unfittingFilter } from "../../view/seat-filters.js";
import { figureQuery, useDimensions } from "../../asking/use-figures.js";
import { daysOfLimits } from "../../view/view-days.js";
import { onDays, onWholePeriod, type ViewState } from "../../view/view-state.js";
import { WhenRead } from "../../parts/query-state.js";

interface WhatChangedProps {
  readonly measures: readonly MeasureTextResponse[];
  readonly view: ViewState;
  readonly today: string;
}

/** The same question as that of the main cards, so that it is asked once. */
const overMonths = { curve: "none", beside: "none", every: "month", process: true } as const;

/** Kinds that comparison and process control can judge. */
function isJudged(measure: MeasureTextResponse): boolean {
  return measure.kind === "proportion" || measure.kind === "mean-change";
}

/** What differs by more than chance: every sentence is a verdict of process control or of a comparison. */
export function WhatChanged({ measures, view, today }: WhatChangedProps): ReactNode {
  const asked = measures.filter(isJudged);
  const judged = asked.filter((each) => unfittingFilter(each, view) === null);
  const overTime = onDays(view, daysOfLimits(view, today));
  const compared = useQueries({
    queries: judged.map((each) => figureQuery(each.id, view, { curve: "none", compare: view.compare })),
  });
  const months = useQueries({
    queries: judged.map((each) => figureQuery(each.id, overTime, overMonths)),
  });
  const nameOf = useGroupNames();
  const programs = useQueries({
    queries: judged
      .filter((each) => each.goal !== null)
      .map((each) => figureQuery(each.id, overTime, { ...overMonths, by: "program" })),
  });
  return (
    <section className="card" aria-labelledby="what-changed">
      <h2 id="what-changed">What changed</h2>
      <WhenRead what="What changed" queries={[...compared, ...months, ...programs]} height="32rem">
        {() => {
          const whole = judged.map((measure, place) => ({
            measure,
            compared: compared[place]?.data,
            judged: months[place]?.data,
          }));
          const byProgram = judged
            .filter((each) => each.goal !== null)
            .map((measure, place) => ({ measure, compared: undefined, judged: programs[place]?.data }));
          const watched = view.where.program ? whole : [...whole, ...byProgram];
          const counts = { asked: asked.length, compared: countOfCompared(watched), with: view.compare };
          return <Changes changes={changesOf(watched, nameOf)} view={view} counts={counts} />;
        }}
      </WhenRead>
    </section>
  );
}

function useGroupNames(): NameGroup {
  const { data: dimensions } = useDimensions();
  const programs = dimensions?.find((dimension) => dimension.id === "program")?.values ?? [];
  return (key) =>
    Object.values(key)
      .map((value) => programs.find((program) => program.value === value)?.title ?? value)
      .join(", ");
}

const FIRST = 8;

function Changes(props: {
  readonly changes: readonly Change[];
  readonly view: ViewState;
  readonly counts: AskedChanges;
}): ReactNode {
  const { changes, view, counts } = props;
  if (changes.length === 0) return <p>{nothingChanged(counts)}</p>;
  const rest = changes.slice(FIRST);
  return (
    <>
      <ul className="findings" data-testid="changes">
        {changes.slice(0, FIRST).map((change) => (
          <ChangeLine key={change.sentence} change={change} view={view} />
        ))}
      </ul>
      {rest.length > 0 ? (
        <details>
          <summary>{rest.length} more</summary>
          <ul className="findings">
            {rest.map((change) => (
              <ChangeLine key={change.sentence} change={change} view={view} />
            ))}
          </ul>
        </details>
      ) : null}
      <p className="small quiet">
        Signals of process control over two years and differences whose 95% interval leaves out zero. Measures
        that could be compared or judged over time: {counts.compared} of {counts.asked}. With so many looks, a
        few of them show something by chance alone.
      </p>
    </>
  );
}

const signs = {
  concern: { shape: "diamond", color: "var(--warm)", words: "Concern" },
  improvement: { shape: "up", color: "var(--accent)", words: "Improvement" },
} as const;

function ChangeLine({ change, view }: { readonly change: Change; readonly view: ViewState }): ReactNode {
  const sign = signs[change.tone];
  const names = Object.entries(change.key).map((pair) => pair.join("="));
  const shown = change.period === null ? view : onWholePeriod(view, change.period);
  const more: Record<string, string> = names.length === 0 ? {} : { key: names.join(",") };
  return (
    <li>
      <svg width="20" height="20" aria-hidden="true">
        <PointShape x={10} y={10} shape={sign.shape} color={sign.color} />
      </svg>
      <span>
        <strong>{sign.words}.</strong> {change.sentence}{" "}
        <Link to={rowsLink(change.measure, shown, more)}>
          Rows<span className="visually-hidden"> behind: {change.sentence}</span>
        </Link>
      </span>
    </li>
  );
}
