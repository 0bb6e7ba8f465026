import type { ReactElement, ReactNode } from "react";
import {
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceLine,
  Scatter,
  usePlotArea,
  useXAxisScale,
  useYAxisScale,
  XAxis,
} from "recharts";
import type { FunnelResponse } from "#shared/contract/analysis";
import { formatCount, formatOf, formatPercent } from "#shared/format";
import { funnelFlagWords, unitShareWords } from "../words/funnel-words.js";
import { PointShape, ShapeKey, type KeyEntry, type Shape } from "./point-shape.js";
import { isolated, niceTicks, RimmedText, titleHeight, writtenWidth } from "./drawn-text.js";
import { NothingToDraw } from "./nothing-to-draw.js";
import {
  boxesAlong,
  boxOfMark,
  LINE_STEP,
  placeLabels,
  placeOnLine,
  type Box,
  type NamedMark,
} from "./place-labels.js";
import { Plot, type DrawnLabel, type DrawnPoint, shareAxis, titleUnder } from "./plot-parts.js";

type FunnelPoint = FunnelResponse["points"][number];

export interface FunnelPlotProps {
  /** `figure.funnel` where its kind is "funnel"; asked for with `{ by, funnel: true }`. */
  readonly funnel: FunnelResponse;
  readonly improvement: "increase" | "decrease";
  /** How a unit is called in what is read of it: `(key) => names.fullOf("program", key.program)`. */
  readonly nameOf: (key: FunnelPoint["key"]) => string;
  /** The same as it is written beside its mark, where it can be shorter. */
  readonly labelOf?: (key: FunnelPoint["key"]) => string;
  /** Under the axis: "Inquiries in the program". */
  readonly axisTitle: string;
  readonly description: string;
}

interface Flag {
  readonly shape: Shape;
  readonly color: string;
  readonly words: string;
}

const plain = { shape: "dot", color: "var(--accent)" } as const;

const notJudged = { shape: "open", color: "var(--neutral)" } as const;

/** Shape of a flag: triangles point to the side that the unit is on, diamonds are beyond the outer limits. */
function lookOf(flag: FunnelPoint["flag"], improvement: "increase" | "decrease"): Omit<Flag, "words"> {
  if (flag === "inside") return plain;
  if (flag === "not-judged") return notJudged;
  const isAbove = flag.startsWith("above");
  const isGood = isAbove === (improvement === "increase");
  return {
    shape: flag.endsWith("998") ? "diamond" : isAbove ? "up" : "down",
    color: isGood ? "var(--accent)" : "var(--warm)",
  };
}

const limitKey = [
  { shape: "dashes", color: "var(--neutral)", words: "95% limits" },
  { shape: "line", color: "var(--neutral)", words: "99.8% limits" },
] as const;

/** What all units together have: said here too, for where marks leave no room at its line. */
function togetherKey({ target }: FunnelResponse): KeyEntry {
  return { shape: "line", color: "var(--text)", words: `all together ${formatPercent(target)}` };
}

/** Room over the plot: for the name of a unit of 100%. */
const TOP = 26;

interface DrawnUnit extends FunnelPoint {
  /** As it is written beside its mark. */
  readonly name: string;
  readonly flagged: Flag;
  readonly words: string;
}

/** The units from small to large, with what is said of each. */
function unitsOf({ funnel, improvement, nameOf, labelOf = nameOf }: FunnelPlotProps): readonly DrawnUnit[] {
  // Of two at one place the marked one is drawn last, on top.
  const rank = ({ flag }: FunnelPoint): number => (flag === "not-judged" ? 0 : flag === "inside" ? 1 : 2);
  const rising = [...funnel.points].sort(
    (one, other) => one.denominator - other.denominator || rank(one) - rank(other),
  );
  return rising.map((point) => {
    const flagged = { ...lookOf(point.flag, improvement), words: funnelFlagWords[point.flag] };
    const rate = `${unitShareWords(point)}, ${formatOf(point.numerator, point.denominator)}`;
    return {
      ...point,
      name: labelOf(point.key),
      flagged,
      words: `${nameOf(point.key)}: ${rate}, ${flagged.words}`,
    };
  });
}

/** Units of different size against limits that widen as they get smaller; nobody is ranked, outliers carry their name. */
export function FunnelPlot(props: FunnelPlotProps): ReactNode {
  const { funnel } = props;
  const units = unitsOf(props);
  if (units.length === 0) return <NothingToDraw words="No group is large enough to be compared." />;
  const shapes = new Map(units.map((unit) => [unit.flagged.words, unit.flagged]));
  return (
    <>
      <Plot look="plot-time">
        {(size) => (
          <ComposedChart
            {...size}
            data={[...funnel.limits]}
            margin={{ top: TOP, right: 20, bottom: 4, left: 0 }}
            title={props.description}
            accessibilityLayer={false}
          >
            <CartesianGrid vertical={false} stroke="var(--line)" />
            {sizeAxis(funnel, { title: props.axisTitle, width: size.width })}
            {shareAxis("estimate")}
            {(["lower95", "upper95"] as const).map((key) => limitLine(key, "5 4"))}
            {(["lower998", "upper998"] as const).map((key) => limitLine(key, ""))}
            <ReferenceLine y={funnel.target} stroke="var(--text)" />
            <Scatter
              data={[...units]}
              dataKey="estimate"
              isAnimationActive={false}
              shape={(point: unknown) => <UnitPoint {...(point as DrawnPoint<DrawnUnit>)} />}
            />
            <UnitNames units={units} funnel={funnel} />
          </ComposedChart>
        )}
      </Plot>
      <ShapeKey entries={[...shapes.values(), togetherKey(funnel), ...limitKey]} />
    </>
  );
}

function sizeAxis(
  funnel: FunnelResponse,
  { title, width }: { readonly title: string; readonly width: number },
): ReactElement {
  const largest = Math.max(
    1,
    ...funnel.points.map((point) => point.denominator),
    ...funnel.limits.map((each) => each.n),
  );
  const ticks = niceTicks(largest);
  return (
    <XAxis
      dataKey={(row: { readonly n?: number; readonly denominator?: number }) => row.denominator ?? row.n ?? 0}
      type="number"
      domain={[0, ticks.at(-1) ?? largest]}
      ticks={[...ticks]}
      tickFormatter={formatCount}
      stroke="var(--control-line)"
      height={30 + titleHeight(title, width)}
      label={(label: DrawnLabel) => titleUnder(title, label, width)}
    />
  );
}

function limitLine(key: "lower95" | "upper95" | "lower998" | "upper998", dash: string): ReactElement {
  return (
    <Line
      key={key}
      dataKey={key}
      stroke="var(--neutral)"
      strokeWidth={1.5}
      strokeDasharray={dash}
      dot={false}
      activeDot={false}
      isAnimationActive={false}
    />
  );
}

function UnitPoint({ cx, cy, payload }: DrawnPoint<DrawnUnit>): ReactNode {
  if (cx == null || cy == null || !payload) return null;
  const { flagged, words } = payload;
  return (
    <g>
      <title>{words}</title>
      <PointShape x={cx} y={cy} shape={flagged.shape} color={flagged.color} words={words} />
    </g>
  );
}

const limitNames = ["lower95", "upper95", "lower998", "upper998"] as const;

interface Scales {
  readonly x: (n: number) => number;
  readonly y: (share: number) => number;
}

/** The lines of limits and target as things that a name is better not written over. */
function linesOf(funnel: FunnelResponse, { x, y }: Scales): readonly Box[] {
  const ends = [0, funnel.limits.at(-1)?.n ?? 0].map((n) => ({ x: x(n), y: y(funnel.target) }));
  const limits = limitNames.map((name) =>
    funnel.limits.map((limit) => ({ x: x(limit.n), y: y(limit[name]) })),
  );
  return [ends, ...limits].flatMap(boxesAlong);
}

/** The units as marks: those outside the limits with the name that is written at them. */
function marksOf(units: readonly DrawnUnit[], { x, y }: Scales): readonly NamedMark[] {
  return units.map(({ key, denominator, estimate, flag, name }) => ({
    id: JSON.stringify(key),
    x: x(denominator),
    y: y(estimate),
    name: flag === "inside" || flag === "not-judged" ? null : name,
  }));
}

/** The words at the line of all together and the names of the units outside the limits, none over another. */
function UnitNames(props: {
  readonly units: readonly DrawnUnit[];
  readonly funnel: FunnelResponse;
}): ReactNode {
  const [xOf, yOf, plot] = [useXAxisScale(), useYAxisScale(), usePlotArea()];
  if (!xOf || !yOf || !plot) return null;
  const scales: Scales = { x: (n) => xOf(n) ?? 0, y: (share) => yOf(share) ?? 0 };
  const { target } = props.funnel;
  const area = { left: plot.x, right: plot.x + plot.width, top: plot.y - TOP, bottom: plot.y + plot.height };
  const marks = marksOf(props.units, scales);
  const words = `All together ${formatPercent(target)}`;
  const lines = linesOf(props.funnel, scales);
  const together = placeOnLine(words, scales.y(target), {
    ...{ area, lines, widthOf: writtenWidth },
    taken: marks.map(boxOfMark),
  });
  const taken = together.isClear ? [together.box] : [];
  const surroundings = { area, taken, lines, widthOf: writtenWidth };
  return (
    <>
      {together.isClear ? (
        <RimmedText x={together.x} y={together.y} anchor={together.anchor}>
          {words}
        </RimmedText>
      ) : null}
      {placeLabels(marks, surroundings).map(({ mark, x, y, anchor, lines: written }) => (
        <RimmedText key={mark.id} {...{ x, y, anchor }}>
          {written.map((line, index) => (
            <tspan key={line} x={x} dy={index === 0 ? 0 : LINE_STEP}>
              {isolated(line)}
            </tspan>
          ))}
        </RimmedText>
      ))}
    </>
  );
}
