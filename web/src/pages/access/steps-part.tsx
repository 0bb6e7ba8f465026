import type { ReactNode } from "react";
import { Link } from "react-router";
import type { GroupResponse, MeasureResponse, MeasureTextResponse } from "#shared/contract/measures";
import type { SharesResponse } from "#shared/contract/results";
import { formatCount, formatHours, formatPercent } from "#shared/format";
import {
  ownerLabel,
  ownersFinding,
  stepsFinding,
  unnamedSentence,
  type WaitStep,
} from "../../findings/access-wait-findings.js";
import { hoursOfGoal } from "../../answers/access-goal.js";
import { useAccessGoal } from "../../asking/use-goals.js";
import { ChartFrame } from "../../parts/chart-frame.js";
import { QuartilePlot } from "../../charts/quartile-plot.js";
import { SharesBar, type Tone } from "../../charts/shares-bar.js";
import { numberColumns } from "../../files/file-numbers.js";
import { inOneLine } from "../../words/finding.js";
import { tellsRate } from "../../words/told-by-n.js";
import { asShares } from "../../answers/parts-of-result.js";
import { rowsLink } from "../../view/rows-link.js";
import { useFigure } from "../../asking/use-figures.js";
import type { ViewState } from "../../view/view-state.js";
import { quartilesOf } from "./shown-quartiles.js";
import { DataTable } from "../../tables/data-table.js";
import type { TableColumn } from "../../tables/table-spec.js";
import { WhenRead } from "../../parts/query-state.js";
import { useSubtitle } from "../../parts/use-subtitle.js";

interface StepsPartProps {
  readonly measure: MeasureTextResponse;
  readonly view: ViewState;
}

/** Where the hours are lost: by step, and by who owned them. */
export function StepsPart({ measure, view }: StepsPartProps): ReactNode {
  const figure = useFigure(measure.id, view, { curve: "none" });
  return (
    <WhenRead what="The steps of the wait" queries={[figure]} height="52rem">
      {() => {
        const group = figure.data?.groups[0];
        if (!figure.data || !group) return null;
        return (
          <>
            <Steps {...{ measure, view, group }} figure={figure.data} />
            <Owners {...{ measure, view, group }} figure={figure.data} />
          </>
        );
      }}
    </WhenRead>
  );
}

interface StepsProps extends StepsPartProps {
  readonly figure: MeasureResponse;
  readonly group: GroupResponse;
}

function Steps({ measure, view, figure, group }: StepsProps): ReactNode {
  const subtitleOf = useSubtitle();
  const { result } = group;
  const steps = result.kind === "duration" ? (result.steps ?? []) : [];
  const titles = new Map(measure.steps.map((step) => [step.id, step.title]));
  const goal = useAccessGoal(view);
  const until = Math.max(...goal.hours, ...steps.map((step) => step.p90 ?? 0));
  const subtitle = subtitleOf(measure, view, "by step");
  return (
    <ChartFrame
      {...{ subtitle, measure, figure, group, view }}
      title={stepsFinding(result, titles)}
      reading={`A dot is the median of a step, the bar its middle half, the tick the hours within which 90% were done; the dashed ${goal.hours.length === 1 ? "rule is" : "rules are"} ${hoursOfGoal(goal)}. A step counts everyone who took it, started or not; shares are of all hours waited by people who started. ${unnamedSentence(steps)} The last row, the offer of a slot, runs beside the other steps.`}
      chart={
        <DataTable
          caption="Hours by step"
          columns={stepColumns({ measure, view, titles, until, rules: goal.hours })}
          rows={steps}
          rowHeaders
          canDownload
        />
      }
    />
  );
}

interface ShownSteps extends StepsPartProps {
  readonly titles: ReadonlyMap<string, string>;
  /** Where the scale of the plots ends, and its rules. */
  readonly until: number;
  readonly rules: readonly number[];
}

function stepColumns(shown: ShownSteps): readonly TableColumn<WaitStep>[] {
  const { titles } = shown;
  return [
    { id: "step", title: "Step", cell: (step) => titles.get(step.id) ?? step.id },
    stepNColumn(shown),
    ...quartileColumns,
    stepPlotColumn(shown),
    stepShareColumn,
  ];
}

function stepNColumn({ measure, view }: StepsPartProps): TableColumn<WaitStep> {
  return {
    id: "n",
    title: "n",
    align: "number",
    sortBy: (step) => step.n,
    cell: (step) => (
      <Link to={rowsLink(measure, view, { part: step.id })} data-rows={step.n}>
        {formatCount(step.n)}
      </Link>
    ),
  };
}

/** Hours of a step where its n lets them be shown. */
function hoursWords(step: WaitStep, value: number | null): string {
  return value === null || quartilesOf(step) === null ? "–" : formatHours(value);
}

const quartileColumns: readonly TableColumn<WaitStep>[] = [
  {
    id: "median",
    title: "Median",
    align: "number",
    sortBy: (step) => step.median,
    numbers: numberColumns({ hours: (step) => quartilesOf(step)?.median }),
    cell: (step) => hoursWords(step, step.median),
  },
  {
    id: "half",
    title: "Middle half",
    align: "number",
    numbers: numberColumns({
      "lower quartile, hours": (step) => quartilesOf(step)?.lowerQuartile,
      "upper quartile, hours": (step) => quartilesOf(step)?.upperQuartile,
    }),
    cell: (step) =>
      quartilesOf(step) === null
        ? "–"
        : `${hoursWords(step, step.lowerQuartile)} – ${hoursWords(step, step.upperQuartile)}`,
  },
];

function stepPlotColumn({ until, rules }: ShownSteps): TableColumn<WaitStep> {
  return {
    id: "plot",
    title: `0 – ${formatHours(until)}`,
    numbers: numberColumns({ "90th percentile, hours": (step) => quartilesOf(step)?.p90 }),
    cell: (step) => <QuartilePlot quartiles={quartilesOf(step)} unit="hours" until={until} rules={rules} />,
  };
}

const stepShareColumn: TableColumn<WaitStep> = {
  id: "share",
  title: "Share of the wait",
  align: "number",
  sortBy: (step) => step.shareOfWait,
  text: (step) => step.shareOfWait,
  cell: (step) => (step.shareOfWait === null ? "–" : formatPercent(step.shareOfWait)),
};

const tones: Readonly<Record<string, Tone>> = { payer: "warm", person: "neutral", program: "accent" };

interface OwnerRow {
  readonly owner: string;
  readonly sentence: string;
  readonly hours: number;
  readonly share: number;
}

function Owners({ measure, view, figure, group }: StepsProps): ReactNode {
  const subtitleOf = useSubtitle();
  const owners = asShares(group.beside["clock-owners"]);
  if (!owners) return null;
  const n = group.result.kind === "duration" ? group.result.n : 0;
  const title = ownersFinding(owners, n);
  const subtitle = subtitleOf(measure, view, "hours waited by those who started, by owner");
  const texts = measure.companions.find((each) => each.id === "clock-owners")?.classes ?? [];
  const rows = owners.shares.map((share): OwnerRow => ({
    owner: ownerLabel(share.class),
    sentence: texts.find((text) => text.code === share.class)?.sentence ?? "",
    hours: share.numerator,
    share: share.estimate,
  }));
  return (
    <ChartFrame
      {...{ title, subtitle, measure, figure, group, view }}
      reading={`${texts.map((text) => text.sentence).join(" ")} The hours of people who gave up, or still wait, are not in it: only a start ends a whole wait. Parts of an amount of time carry no interval.`}
      chart={<OwnersBar owners={owners} n={n} description={inOneLine(title)} />}
      table={{ caption: subtitle, columns: ownerColumns, rows }}
    />
  );
}

/** All hours waited as one bar; words in its place where too few people waited them. */
function OwnersBar(props: {
  readonly owners: SharesResponse;
  readonly n: number;
  readonly description: string;
}): ReactNode {
  const { owners, n, description } = props;
  const few = tellsRate(n) ? {} : { words: "too few to show" };
  return (
    <SharesBar
      parts={owners.shares.map((share) => ({
        id: share.class,
        label: ownerLabel(share.class),
        tone: tones[share.class] ?? "open",
      }))}
      rows={[
        {
          id: "all",
          label: `${formatCount(owners.denominator)} hours`,
          n,
          shares: owners.shares.map((share) => share.estimate),
          ...few,
        },
      ]}
      description={description}
    />
  );
}

const ownerColumns: readonly TableColumn<OwnerRow>[] = [
  { id: "owner", title: "Owner", cell: (row) => row.owner },
  {
    id: "hours",
    title: "Hours",
    align: "number",
    sortBy: (row) => row.hours,
    text: (row) => row.hours,
    cell: (row) => formatCount(row.hours),
  },
  {
    id: "share",
    title: "Share",
    align: "number",
    sortBy: (row) => row.share,
    text: (row) => row.share,
    cell: (row) => formatPercent(row.share),
  },
  { id: "when", title: "When", align: "wrap", cell: (row) => row.sentence },
];
