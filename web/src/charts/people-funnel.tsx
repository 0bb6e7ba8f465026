import type { ReactNode } from "react";
import type { FunnelStage } from "../answers/funnel-stages.js";
import { formatCount } from "#shared/format";
import { shareIntervalWords, shareWords } from "../words/result-words.js";
import { useSize, type Size } from "./use-size.js";

interface PeopleFunnelProps {
  readonly stages: readonly FunnelStage[];
  readonly description: string;
}

const BAR = 26;
const PAPER_BAR = 12;
const LABEL = 20;
const LINE = 17;
const GAP = 16;
const PAPER_GAP = 8;

function linesOf(stage: FunnelStage, width: number): readonly string[] {
  const most = Math.max(24, Math.floor(width / 7.2));
  const lines: string[] = [];
  let line = "";
  for (const each of stage.lost) {
    const words = `${formatCount(each.count)} ${each.label}`;
    if (line !== "" && line.length + words.length + 3 > most) {
      lines.push(line);
      line = "";
    }
    line = line === "" ? words : `${line} · ${words}`;
  }
  return line === "" ? lines : [...lines, line];
}

function placedStages(stages: readonly FunnelStage[], { width, isPaper }: Size) {
  const [bar, gap] = isPaper ? [PAPER_BAR, PAPER_GAP] : [BAR, GAP];
  let height = 0;
  const placed = stages.map((stage) => {
    const lines = linesOf(stage, width);
    const at = height;
    height += LABEL + bar + lines.length * LINE + gap;
    return { stage, lines, at };
  });
  return { placed, bar, height };
}

/** How many people reached each stage, as bars from one edge, with the reasons of those who were lost in between. */
export function PeopleFunnel({ stages, description }: PeopleFunnelProps): ReactNode {
  const { ref, ...size } = useSize();
  const { width } = size;
  const { placed, bar, height } = placedStages(stages, size);
  return (
    <div ref={ref} className="plot" style={{ height }}>
      {width === 0 ? null : (
        <svg
          width={width}
          height={height}
          viewBox={`0 0 ${width} ${height}`}
          role="group"
          aria-label={description}
        >
          {placed.map(({ stage, lines, at }) => (
            <Stage
              key={stage.id}
              {...{ stage, lines, at, width, bar }}
              first={Math.max(1, stages[0]?.count ?? 1)}
            />
          ))}
        </svg>
      )}
    </div>
  );
}

/** "87.2%" and "85.1–89.0%"; nothing where a stage has no rate of its own. */
function sharePhrase({ share }: FunnelStage): readonly string[] {
  const interval = shareIntervalWords(share);
  return share === undefined || interval === "–" ? [] : [shareWords(share), interval];
}

function Stage(props: {
  readonly stage: FunnelStage;
  readonly lines: readonly string[];
  readonly at: number;
  readonly first: number;
  readonly width: number;
  /** How thick its bar is. */
  readonly bar: number;
}): ReactNode {
  const { stage, lines, first, width, bar } = props;
  const lost = stage.lost.map((each) => `${formatCount(each.count)} ${each.label}`).join(", ");
  const share = sharePhrase(stage);
  const words = `${stage.label}: ${[formatCount(stage.count), ...share].join(", ")}${lost === "" ? "" : `; then lost: ${lost}`}`;
  return (
    <g transform={`translate(0,${props.at})`} data-point tabIndex={-1} role="img" aria-label={words}>
      <text y={14} fontWeight={600}>
        {stage.label}
      </text>
      <text x={width} y={14} textAnchor="end">
        {[formatCount(stage.count), ...share].join(" · ")}
      </text>
      <rect y={LABEL} width={width} height={bar} fill="var(--raised)" />
      <rect y={LABEL} width={Math.max(2, (stage.count / first) * width)} height={bar} fill="var(--accent)" />
      {lines.map((line, place) => (
        <text key={line} y={LABEL + bar + (place + 1) * LINE} className="quiet-text">
          {place === 0 ? `↳ ${line}` : line}
        </text>
      ))}
    </g>
  );
}
