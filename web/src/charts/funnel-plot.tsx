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
import { PointShape, ShapeKey, type Shape } from "./point-shape.js";
import { niceTicks, RimmedText, shortened, titleHeight } from "./drawn-text.js";
import { NothingToDraw } from "./nothing-to-draw.js";
import { placeLabels, placeOnLine } from "./place-labels.js";
import { Plot, type DrawnLabel, type DrawnPoint, shareAxis, titleUnder } from "./plot-parts.js";

type FunnelPoint = FunnelResponse["points"][number];

export interface FunnelPlotProps {
  /** `figure.funnel` where its kind is "funnel"; asked for with `{ by, funnel: true }`. */
  readonly funnel: FunnelResponse;
  readonly improvement: "increase" | "decrease";
  /** How a unit is called: `(key) => titleOf(key.program)`. */
  readonly nameOf: (key: FunnelPoint["key"]) => string;
  /** Under the axis: "Inquiries in the program". */
  readonly axisTitle: string;
  readonly description: string;
}

interface Flag {
  readonly shape: Shape;
  readonly color: string;
  readonly words: string;
}

const plain: Flag = { shape: "dot", color: "var(--accent)", words: "within what chance allows" };

const notJudged: Flag = { shape: "open", color: "var(--neutral)", words: "not over yet, not judged" };

/** Shape and words of a flag: triangles point to the side that the unit is on, diamonds are beyond the outer limits. */
function flagOf(flag: FunnelPoint["flag"], improvement: "increase" | "decrease"): Flag {
  if (flag === "inside") return plain;
  if (flag === "not-judged") return notJudged;
  const isAbove = flag.startsWith("above");
  const isOuter = flag.endsWith("998");
  const isGood = isAbove === (improvement === "increase");
  const side = isAbove ? "above" : "below";
  return {
    shape: isOuter ? "diamond" : isAbove ? "up" : "down",
    color: isGood ? "var(--accent)" : "var(--warm)",
    words: `${side} the ${isOuter ? "99.8%" : "95%"} limits`,
  };
}

const limitKey = [
  { shape: "dashes", color: "var(--neutral)", words: "95% limits" },
  { shape: "line", color: "var(--neutral)", words: "99.8% limits" },
] as const;

interface DrawnUnit extends FunnelPoint {
  readonly name: string;
  readonly flagged: Flag;
  readonly words: string;
}

/** The units from small to large, with what is said of each. */
function unitsOf({ funnel, improvement, nameOf }: FunnelPlotProps): readonly DrawnUnit[] {
  const rising = [...funnel.points].sort((one, other) => one.denominator - other.denominator);
  return rising.map((point) => {
    const flagged = flagOf(point.flag, improvement);
    const name = nameOf(point.key);
    const rate = `${formatPercent(point.estimate)}, ${formatOf(point.numerator, point.denominator)}`;
    return { ...point, name, flagged, words: `${name}: ${rate}, ${flagged.words}` };
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
            margin={{ top: 18, right: 20, bottom: 4, left: 0 }}
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
            <UnitNames units={units} target={funnel.target} />
          </ComposedChart>
        )}
      </Plot>
      <ShapeKey entries={[...shapes.values(), ...limitKey]} />
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

/** The words at the line of all together and the names of the units outside the limits, none over another. */
function UnitNames(props: { readonly units: readonly DrawnUnit[]; readonly target: number }): ReactNode {
  const xOf = useXAxisScale();
  const yOf = useYAxisScale();
  const plot = usePlotArea();
  if (!xOf || !yOf || !plot) return null;
  const area = { left: plot.x, right: plot.x + plot.width, top: plot.y - 8, bottom: plot.y + plot.height };
  const marks = props.units.map(({ key, denominator, estimate, flag, name }) => ({
    id: JSON.stringify(key),
    x: xOf(denominator) ?? 0,
    y: yOf(estimate) ?? 0,
    name: flag === "inside" || flag === "not-judged" ? null : name,
  }));
  const words = `All together ${formatPercent(props.target)}`;
  const target = placeOnLine(words, yOf(props.target) ?? 0, { area, marks });
  return (
    <>
      <RimmedText x={target.x} y={target.y} anchor={target.anchor}>
        {words}
      </RimmedText>
      {placeLabels(marks, { area, taken: [target.box] }).map(({ mark, x, y, anchor, letters }) => (
        <RimmedText key={mark.id} {...{ x, y, anchor }}>
          {shortened(mark.name ?? "", letters)}
        </RimmedText>
      ))}
    </>
  );
}
