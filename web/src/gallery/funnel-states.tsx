import type { ReactNode } from "react";
import "../styles/analysis.css";
import { PeopleFunnel } from "../charts/people-funnel.js";
import { type FunnelStage } from "../answers/funnel-stages.js";
import { sampleProportion } from "./sample-figures.js";
import { Sample } from "./sample.js";

const shareOf = (n: number): FunnelStage["share"] => {
  const share = sampleProportion(n, 463);
  return share.kind === "proportion" ? share : undefined;
};

/** The way of people from inquiry to completion, with where they left it. */
export function FunnelStates(): ReactNode {
  return (
    <Sample name="people funnel">
      <PeopleFunnel
        description="From inquiry to completion"
        stages={[
          {
            id: "inquiry",
            label: "Inquiries",
            count: 463,
            lost: [
              { label: "unreachable", count: 31 },
              { label: "declined", count: 24 },
            ],
          },
          {
            id: "assessed",
            label: "Assessed",
            count: 391,
            share: shareOf(391),
            lost: [{ label: "no coverage", count: 28 }],
          },
          {
            id: "started",
            label: "Started",
            count: 338,
            share: shareOf(338),
            lost: [
              { label: "left against advice", count: 61 },
              { label: "still enrolled", count: 90 },
              { label: "no-show discharge", count: 22 },
            ],
          },
          { id: "completed", label: "Completed", count: 165, share: shareOf(165), lost: [] },
        ]}
      />
    </Sample>
  );
}
