import { useCallback, useMemo, type ReactNode } from "react";
import type { FunnelResponse, MixGroupResponse } from "#shared/contract/analysis";
import type { GroupResponse, MeasureResponse, MeasureTextResponse } from "#shared/contract/measures";
import { formatCount, formatPercent } from "#shared/format";
import type { Dimension } from "#shared/measures/definition";
import { ChartFrame } from "../../parts/chart-frame.js";
import { FunnelPlot } from "../../charts/lazy-charts.js";
import { SeverityBars } from "../../charts/severity-bars.js";
import { orderedBands } from "../../answers/severity-bands.js";
import {
  adjustedWords,
  dimensionNoun,
  funnelFinding,
  limitsWords,
  mixWords,
} from "../../findings/cohort-findings.js";
import {
  figureColumns,
  numberColumns,
  type FileFigure,
  type NumberColumns,
} from "../../files/file-numbers.js";
import { inOneLine } from "../../words/finding.js";
import { tellsRate, wordingOf } from "../../words/told-by-n.js";
import { funnelFlagWords, unitShareWords } from "../../words/funnel-words.js";
import type { GroupNames } from "../../words/group-names.js";
import { CountLink, NLink, type RowsBehind } from "../../parts/count-link.js";
import type { TableColumn } from "../../tables/table-spec.js";
import { FigurePart } from "../../parts/figure-part.js";
import { useSubtitle } from "../../parts/use-subtitle.js";
import { onGroup, type ViewState } from "../../view/view-state.js";
import { severityRow } from "./severity-row.js";
import { adjustedColumns } from "./cohort-columns.js";

type Unit = FunnelResponse["points"][number];

/** With more groups than this their severity bars would be a wall: the table holds the mix instead. */
const MOST_BARS = 12;

interface FunnelFrameProps {
  /** The measure cut by the dimension, with funnel and mix. */
  readonly cut: MeasureResponse;
  readonly id: "completion" | "reliable-improvement";
  readonly view: ViewState;
  readonly by: Dimension;
  readonly instrument: string | null;
  readonly names: GroupNames;
  /** The switch between the measures. */
  readonly choice: ReactNode;
}

/** Groups of different size against the limits that chance sets for each size; nobody is ranked. */
export function FunnelFrame(props: FunnelFrameProps): ReactNode {
  const { view, by, cut, id } = props;
  const instrument = id === "completion" ? null : props.instrument;
  return (
    <FigurePart
      id={id}
      view={view}
      options={{ curve: "none", ...(instrument === null ? {} : { instrument }) }}
      height="36rem"
      empty="Nobody in this view has a figure to compare."
    >
      {(read) => (
        <Funnel {...props} {...read} view={{ ...view, instrument }} cut={cut} by={by} group={read.group} />
      )}
    </FigurePart>
  );
}

interface FunnelProps extends FunnelFrameProps {
  readonly measure: MeasureTextResponse;
  readonly figure: MeasureResponse;
  readonly group: GroupResponse;
}

function Funnel(props: FunnelProps): ReactNode {
  const subtitleOf = useSubtitle();
  const { measure, figure, group, view, by, cut, names } = props;
  const nameOf = useCallback((value: string) => names.fullOf(by, value), [names, by]);
  const mix = useMemo(() => cut.mix ?? [], [cut.mix]);
  const funnel = cut.funnel?.kind === "funnel" ? cut.funnel : null;
  const columns = useMemo(
    () => unitColumns({ measure, view, by, nameOf, mix }),
    [measure, view, by, nameOf, mix],
  );
  const rows = useMemo(() => {
    const byName = names.inOrder(by);
    return [...(funnel?.points ?? [])].sort((one, other) => byName(one.key[by] ?? "", other.key[by] ?? ""));
  }, [funnel, names, by]);
  const title = funnelFinding(funnel, `${measure.title} by ${dimensionNoun(by)}`);
  const subtitle = subtitleOf(
    measure,
    view,
    `by ${dimensionNoun(by)}${view.instrument ? `, ${view.instrument}` : ""}`,
  );
  const frame = { measure, figure, group, title, subtitle, view };
  return (
    <ChartFrame
      {...frame}
      {...(funnel ? { interval: limitsWords(funnel) } : {})}
      range={funnel ? `All together ${formatPercent(funnel.target)}.` : ""}
      reading={funnel ? readingOf(funnel) : ""}
      chart={<FunnelChart {...props} {...{ funnel, mix, nameOf }} description={inOneLine(title)} />}
      {...(funnel ? { table: { caption: subtitle, columns, rows } } : {})}
    />
  );
}

function readingOf({ sentences }: FunnelResponse): string {
  return `${sentences.join(" ")} Limits widen as groups get smaller: inside them a difference needs no cause. A name without room beside its point stands at the point and in the table. The severity mix and the adjusted rate of each group stand in the table.`;
}

interface FunnelChartProps extends FunnelProps {
  /** Null where the groups are too few for one. */
  readonly funnel: FunnelResponse | null;
  readonly mix: readonly MixGroupResponse[];
  readonly nameOf: (value: string) => string;
  readonly description: string;
}

/** The switch, the plot or why there is none, and the severity mix of its groups. */
function FunnelChart(props: FunnelChartProps): ReactNode {
  const { funnel, mix, nameOf, measure, by, cut, names } = props;
  const reason = cut.funnel?.kind === "insufficient" ? cut.funnel.reason : "";
  return (
    <>
      {props.choice}
      {funnel ? (
        <FunnelPlot
          funnel={funnel}
          improvement={measure.improvementNotation}
          nameOf={(key) => nameOf(key[by] ?? "")}
          labelOf={(key) => names.titleOf(by, key[by] ?? "")}
          axisTitle="Number of people in the group’s rate"
          description={props.description}
        />
      ) : (
        <p>{reason || "There are too few groups for a funnel plot."}</p>
      )}
      {funnel && mix.length <= MOST_BARS ? <MixBars mix={mix} by={by} nameOf={nameOf} /> : null}
    </>
  );
}

function MixBars(props: {
  readonly mix: readonly MixGroupResponse[];
  readonly by: Dimension;
  readonly nameOf: (value: string) => string;
}): ReactNode {
  const rows = props.mix.map((one) => severityRow(one, props.nameOf(one.key[props.by] ?? "")));
  const bands = orderedBands(props.mix);
  return (
    <details className="beside">
      <summary>Severity at baseline and adjusted rates of these groups</summary>
      <SeverityBars bands={bands} rows={rows} description="Severity at baseline by group" />
      <ul className="small adjusted-list">
        {props.mix.map((one) => (
          <li key={one.key[props.by]}>
            {props.nameOf(one.key[props.by] ?? "")}: adjusted {adjustedWords(one)}
          </li>
        ))}
      </ul>
    </details>
  );
}

interface UnitColumnsOf {
  readonly measure: MeasureTextResponse;
  readonly view: ViewState;
  readonly by: Dimension;
  readonly nameOf: (value: string) => string;
  readonly mix: readonly MixGroupResponse[];
}

/** A unit's share, of fewer than ten people the counts alone; the limits stand at its n and are no interval of it. */
function unitFigure({ numerator, denominator, estimate }: Unit): FileFigure {
  const shown = wordingOf(denominator) === "counts" ? {} : { estimate };
  return { ...shown, numerator, n: denominator, unit: "share" };
}

/** How many people began in each band that occurs, where the mix may be told. */
function bandColumns(
  mix: readonly MixGroupResponse[],
  mixOf: (unit: Unit) => MixGroupResponse | undefined,
): NumberColumns<Unit> {
  const bands = orderedBands(mix);
  const peopleIn = (band: string) => (unit: Unit) => {
    const found = mixOf(unit);
    if (!found || !tellsRate(found.n)) return null;
    return found.bands.find((each) => each.band === band)?.n ?? 0;
  };
  return numberColumns(Object.fromEntries(bands.map(({ name }) => [name, peopleIn(name)])));
}

function unitColumns({ measure, view, by, nameOf, mix }: UnitColumnsOf): readonly TableColumn<Unit>[] {
  const name = (unit: Unit): string => nameOf(unit.key[by] ?? "");
  const rowsOf = (unit: Unit): RowsBehind => ({
    measure,
    view: { ...onGroup(view, unit.key), by: null, sort: null, chosen: [] },
  });
  return [
    { id: "name", title: "Name", sortBy: name, cell: name },
    ...countColumns(name, rowsOf),
    {
      id: "share",
      title: "Share",
      align: "number",
      sortBy: (unit) => unit.estimate,
      numbers: figureColumns(unitFigure),
      cell: unitShareWords,
    },
    { id: "flag", title: "Against the limits", cell: (unit) => funnelFlagWords[unit.flag] },
    ...severityColumns(mix, by),
  ];
}

/** How many count of how many people, each opening its rows. */
function countColumns(
  name: (unit: Unit) => string,
  rowsOf: (unit: Unit) => RowsBehind,
): readonly TableColumn<Unit>[] {
  return [
    {
      id: "count",
      title: "Count",
      align: "number",
      sortBy: (unit) => unit.numerator,
      isOnScreenOnly: true,
      cell: (unit) => (
        <CountLink rows={rowsOf(unit)} count={unit.numerator} of={name(unit)}>
          {formatCount(unit.numerator)}
        </CountLink>
      ),
    },
    {
      id: "n",
      title: "n",
      align: "number",
      isOnScreenOnly: true,
      sortBy: (unit) => unit.denominator,
      cell: (unit) => <NLink rows={rowsOf(unit)} n={unit.denominator} of={name(unit)} />,
    },
  ];
}

/** How severe the people of a unit were at baseline, and its rate with the mix of all together. */
function severityColumns(mix: readonly MixGroupResponse[], by: Dimension): readonly TableColumn<Unit>[] {
  const mixOf = (unit: Unit): MixGroupResponse | undefined => mix.find((one) => one.key[by] === unit.key[by]);
  return [
    {
      id: "adjusted",
      title: "Adjusted for severity",
      numbers: adjustedColumns(mixOf),
      cell: (unit) => adjustedWords(mixOf(unit)),
    },
    {
      id: "mix",
      title: "Severity at baseline",
      align: "wrap",
      numbers: bandColumns(mix, mixOf),
      cell: (unit) => mixWords(mixOf(unit)),
    },
  ];
}
