import type { ReactNode } from "react";
import { formatHours } from "#shared/format";
import { binsOfCurve } from "../charts/distribution-bins.js";
import { Distribution } from "../charts/distribution.js";
import { DoseStrip } from "../charts/dose-strip.js";
import { IntervalPlot } from "../charts/interval-plot.js";
import { FunnelPlot, SurvivalCurves, Trajectory } from "../charts/lazy-charts.js";
import type { SurvivalCurvesProps } from "../charts/survival-curves.js";
import { SharesBar } from "../charts/shares-bar.js";
import { drawnWeeks } from "../charts/trajectory-rows.js";
import {
  fullFunnel,
  fullTrajectory,
  sampleCurve,
  sampleInstrument,
  sampleLastScores,
} from "./sample-charts.js";
import { FunnelStates } from "./funnel-states.js";
import { MonthsStates } from "./months-states.js";
import { LONG_NAME, RIGHT_TO_LEFT_NAME, sampleProportion } from "./sample-figures.js";
import { Sample } from "./sample.js";

const started = sampleCurve({ ceiling: 0.78, half: 55, until: 336, n: 463 });
const gaveUp = sampleCurve({ ceiling: 0.18, half: 120, until: 336, n: 463 });
const left = sampleCurve({ ceiling: 0.34, half: 20, until: 84, n: 210, unit: "days" });
const leftEarly = sampleCurve({ ceiling: 0.38, half: 18, until: 84, n: 96, unit: "days" });

/** The charts one by one: full, with one point, with nothing, with long and right-to-left names. */
export function ChartStates(): ReactNode {
  return (
    <section className="stack" aria-label="Charts">
      <h2>Charts</h2>
      <Curves />
      <Funnels />
      <Weeks />
      <Waits />
      <Shares />
      <DoseStrips />
      <FunnelStates />
      <MonthsStates />
      <Sample name="interval plots: full, imprecise, too few, none, changes in points">
        <div>
          <IntervalPlot result={sampleProportion(291, 463)} goal={0.8} />
          <IntervalPlot result={sampleProportion(291, 463)} reference={0.86} />
          <IntervalPlot result={sampleProportion(11, 18)} goal={0.8} />
          <IntervalPlot result={sampleProportion(2, 3)} goal={0.8} />
          <IntervalPlot result={undefined} />
        </div>
      </Sample>
    </section>
  );
}

function ReachedCurves(): ReactNode {
  const one = [{ time: 48, label: "48 h" }];
  return (
    <>
      <Reached name="curves: reached, with a reference line" references={one} />
      <Reached
        name="curves: reached, with the lines of two goals"
        references={[...one, { time: 72, label: "72 h" }]}
      />
    </>
  );
}

function Reached(props: {
  readonly name: string;
  readonly references: SurvivalCurvesProps["references"];
}): ReactNode {
  const { name, references } = props;
  return (
    <Sample name={name}>
      <SurvivalCurves
        curves={[
          { id: "started", label: "Started", result: started },
          { id: "gave-up", label: "Gave up or closed", result: gaveUp },
        ]}
        until={336}
        ticks={[0, 48, 96, 144, 192, 240, 288, 336]}
        tickText={(hours) => String(hours / 24)}
        axisTitle="Days since the inquiry"
        references={references}
        orientation="reached"
        isOnePopulation
        description="Started and gave up"
      />
    </Sample>
  );
}

function Curves(): ReactNode {
  const days = {
    until: 84,
    ticks: [0, 14, 28, 42, 56, 70, 84],
    tickText: String,
    axisTitle: "Days since admission",
  };
  return (
    <>
      <ReachedCurves />
      <Sample name="curves: still in, ends close together, one name long">
        <SurvivalCurves
          curves={[
            { id: "a", label: "All", result: left },
            { id: "b", label: "Evening group", result: leftEarly },
          ]}
          {...days}
          references={[]}
          orientation="still-in"
          description="Still in"
        />
      </Sample>
      <Sample name="curves: one step only">
        <SurvivalCurves
          curves={[
            { id: "a", label: RIGHT_TO_LEFT_NAME, result: { ...left, curve: left.curve.slice(1, 2) } },
          ]}
          {...days}
          references={[]}
          orientation="reached"
          description="One step"
        />
      </Sample>
    </>
  );
}

function Funnels(): ReactNode {
  const shared = {
    improvement: "increase",
    axisTitle: "Inquiries in the program",
    description: "Programs",
  } as const;
  return (
    <>
      <Sample name="funnel plot: full">
        <FunnelPlot funnel={fullFunnel} nameOf={(key) => key["program"] ?? ""} {...shared} />
      </Sample>
      <Sample name="funnel plot: one unit, name of 300 letters">
        <FunnelPlot
          funnel={{ ...fullFunnel, points: fullFunnel.points.slice(1, 2) }}
          nameOf={() => LONG_NAME}
          {...shared}
        />
      </Sample>
      <Sample name="funnel plot: no unit">
        <FunnelPlot funnel={{ ...fullFunnel, points: [] }} nameOf={() => ""} {...shared} />
      </Sample>
    </>
  );
}

/** A group in which everybody has a last score. */
const nobodyMissing = {
  ...sampleLastScores,
  withBaseline: 118,
  withoutLast: 0,
  estimate: 0,
  lower: 0,
  upper: 0.03,
};

function Weeks(): ReactNode {
  const weeks = drawnWeeks(fullTrajectory, sampleInstrument);
  const few = fullTrajectory.map((point) => (point.week > 5 ? { ...point, n: 3 } : point));
  return (
    <>
      <Sample name="trajectory: full">
        <Trajectory
          weeks={weeks}
          lastScores={sampleLastScores}
          instrument={sampleInstrument}
          description="PHQ-9 by week"
        />
      </Sample>
      <Sample name="trajectory: everybody has a last score">
        <Trajectory
          weeks={weeks}
          lastScores={nobodyMissing}
          instrument={sampleInstrument}
          description="PHQ-9 by week, nobody missing"
        />
      </Sample>
      <Sample name="trajectory: instrument not known, last weeks too few, no quartiles">
        <Trajectory
          weeks={drawnWeeks(
            few.map((point) => ({ ...point, lowerQuartile: null, upperQuartile: null })),
            null,
          )}
          lastScores={null}
          instrument={null}
          description="Own scale by week"
        />
      </Sample>
      <Sample name="trajectory: no week">
        <Trajectory weeks={[]} lastScores={null} instrument={sampleInstrument} description="None" />
      </Sample>
    </>
  );
}

function Waits(): ReactNode {
  const bins = binsOfCurve(started.curve, { width: 12, until: 336, write: formatHours });
  const shared = {
    lines: [{ at: 48, label: "48 h", share: 0.352 }],
    ticks: [0, 2, 4, 6, 8, 10, 12, 14].map((day) => ({ at: day * 24, text: String(day) })),
    axisTitle: "Days from inquiry to first session, in bars of 12 hours",
    description: "Hours to the first session",
  };
  const open = [
    { id: "later", label: "later", share: 0.03 },
    { id: "gave-up", label: "gave up", share: 0.17 },
    { id: "waiting", label: "waiting", share: 0.05 },
  ];
  return (
    <>
      <Sample name="distribution: full">
        <Distribution bins={bins} open={open} n={463} {...shared} />
      </Sample>
      <Sample name="distribution: the lines of two goals">
        <Distribution
          bins={bins}
          open={open}
          n={463}
          {...shared}
          lines={[...shared.lines, { at: 72, label: "72 h", share: 0.431 }]}
        />
      </Sample>
      <Sample name="distribution: nobody started">
        <Distribution
          bins={bins.map((bin) => ({ ...bin, share: 0 }))}
          open={[{ id: "waiting", label: "still waiting", share: 1 }]}
          n={12}
          {...shared}
          lines={[{ at: 48, label: "48 h", share: 0 }]}
        />
      </Sample>
    </>
  );
}

const parts = [
  { id: "under", label: "under 9 h", tone: "neutral" },
  { id: "within", label: "within 9–15 h", tone: "accent" },
  { id: "over", label: "over 15 h", tone: "warm" },
] as const;

function Shares(): ReactNode {
  return (
    <Sample name="shares: full, too few, long and right-to-left names">
      <SharesBar
        description="Dose by program"
        parts={parts}
        rows={[
          { id: "a", label: "North", n: 412, shares: [0.21, 0.72, 0.07] },
          { id: "b", label: "South", n: 3, shares: [0, 0, 0], words: "too few to show" },
          { id: "c", label: LONG_NAME, n: 88, shares: [0.02, 0.9, 0.08] },
          { id: "d", label: RIGHT_TO_LEFT_NAME, n: 40, shares: [0.5, 0.5, 0] },
          {
            id: "e",
            label: "Adult mental health, Northside (MH-ADULT-N)",
            short: "Adult mental health, Northside",
            ...{ n: 944, shares: [0.04, 0.96, 0] },
          },
        ]}
      />
    </Sample>
  );
}

function DoseStrips(): ReactNode {
  const weeks = Array.from({ length: 240 }, (_, index) => ({
    id: String(index),
    hours: 4 + ((index * 7.3) % 14) * (0.6 + ((index * 3) % 7) / 14),
    isPartial: index % 17 === 0,
  }));
  return (
    <>
      <Sample name="dose strip: full">
        <DoseStrip
          weeks={weeks}
          band={{ from: 9, to: 15 }}
          shares={{ under: 0.41, within: 0.52, over: 0.07 }}
          description="Attended hours a week"
        />
      </Sample>
      <Sample name="dose strip: one week, no shares">
        <DoseStrip
          weeks={weeks.slice(0, 1)}
          band={{ from: 9, to: 15 }}
          shares={null}
          description="One week"
        />
      </Sample>
    </>
  );
}
