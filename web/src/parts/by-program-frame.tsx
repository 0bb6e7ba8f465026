import { useMemo, type ReactNode } from "react";
import type { GroupResponse, MeasureTextResponse } from "#shared/contract/measures";
import { ChartFrame } from "./chart-frame.js";
import type { Finding } from "../words/finding.js";
import { markLabels } from "../words/mark-words.js";
import type { GroupNames } from "../words/group-names.js";
import { useDimensions, useFigure } from "../asking/use-figures.js";
import { useNames } from "../asking/use-names.js";
import { onGroup, type FigureOptions, type ViewState } from "../view/view-state.js";
import type { TableColumn } from "../tables/table-spec.js";
import { FigurePart, type ReadFigure } from "./figure-part.js";
import { ProportionTable, type ProportionRow } from "./proportion-table.js";
import { useSubtitle } from "./use-subtitle.js";

interface ByProgramFrameProps {
  readonly id: string;
  readonly view: ViewState;
  readonly options?: FigureOptions;
  readonly titleOf: (read: ReadFigure, programs: readonly GroupResponse[]) => Finding;
  readonly reading: string;
  readonly empty: string;
  readonly more?: readonly TableColumn<ProportionRow>[];
  /** What others reached, as a share; the reading says who. */
  readonly reference?: number;
}

/** A proportion by program as a table of interval plots, in the order of the programs' names. */
export function ByProgramFrame(props: ByProgramFrameProps): ReactNode {
  const subtitleOf = useSubtitle();
  const { id, view, options } = props;
  const programs = useFigure(id, view, { ...options, by: "program" });
  const known = useDimensions();
  const names = useNames();
  return (
    <FigurePart
      id={id}
      view={view}
      {...(options ? { options } : {})}
      also={[programs, known]}
      height="30rem"
      empty={props.empty}
    >
      {(read) => {
        const groups = programs.data?.groups ?? [];
        const subtitle = subtitleOf(read.measure, view, "by program");
        return (
          <ChartFrame
            {...read}
            {...{ subtitle, view }}
            title={props.titleOf(read, groups)}
            interval="95% intervals (Wilson)"
            reading={`${props.reading} Programs stand in the order of their names, not of their figures: with several programs, some differ by chance alone.`}
            chart={
              <Programs
                caption={subtitle}
                rows={programRows(groups, { measure: read.measure, view, names })}
                goal={read.measure.goal?.value ?? null}
                reference={props.reference ?? null}
                more={props.more}
              />
            }
          />
        );
      }}
    </FigurePart>
  );
}

function Programs(props: {
  readonly caption: string;
  readonly rows: readonly ProportionRow[];
  readonly goal: number | null;
  readonly reference: number | null;
  readonly more: readonly TableColumn<ProportionRow>[] | undefined;
}): ReactNode {
  const more = useMemo(() => props.more ?? [], [props.more]);
  return (
    <ProportionTable
      caption={props.caption}
      heading="Program"
      rows={props.rows}
      goal={props.goal}
      reference={props.reference}
      more={more}
    />
  );
}

function programRows(
  groups: readonly GroupResponse[],
  of: {
    readonly measure: MeasureTextResponse;
    readonly view: ViewState;
    readonly names: GroupNames;
  },
): readonly ProportionRow[] {
  const rows = groups
    .filter((group) => group.initialPopulation > 0)
    .map((group): ProportionRow => {
      const code = group.key["program"] ?? "";
      return {
        id: code,
        title: of.names.titleOf("program", code),
        beside: of.names.besideOf("program", code),
        result: group.result,
        rows: { measure: of.measure, view: onGroup(of.view, group.key) },
        marks: markLabels(group),
        group,
      };
    });
  return rows.sort((one, other) => (one.title < other.title ? -1 : one.title > other.title ? 1 : 0));
}
