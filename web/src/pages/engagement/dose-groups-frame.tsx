import type { ReactNode } from "react";
import type { GroupResponse } from "#shared/contract/measures";
import { bandWords, doseWords, hasDoseChanged } from "#shared/measures/band-words";
import type { Goals } from "#shared/measures/goals";
import { ChartFrame } from "../../parts/chart-frame.js";
import { SharesBar } from "../../charts/shares-bar.js";
import { doseFinding } from "../../findings/cohort-findings.js";
import { doseBar, doseColumns, doseParts } from "../../parts/dose-frame.js";
import { FigurePart, type ReadFigure } from "../../parts/figure-part.js";
import { SwitchLinks } from "../../parts/switch-links.js";
import { useSubtitle } from "../../parts/use-subtitle.js";
import { useDimensions, useFigure } from "../../asking/use-figures.js";
import { useGoalsOf } from "../../asking/use-goals.js";
import { useNames } from "../../asking/use-names.js";
import type { GroupNames } from "../../words/group-names.js";
import type { UsedTab } from "../../asking/use-tab.js";
import type { ViewState } from "../../view/view-state.js";

export const doseTabs = ["program", "population"] as const;
export type DoseTab = (typeof doseTabs)[number];

function bandSentence(goals: Goals): string {
  if (hasDoseChanged(goals)) return `The band in attended hours: ${doseWords(goals, bandWords)}.`;
  const words = doseWords(goals, (band, isFirst) => `${bandWords(band)}${isFirst ? " attended hours" : ""}`);
  return `The band is ${words}.`;
}

interface DoseGroupsFrameProps {
  readonly view: ViewState;
  readonly tab: UsedTab<DoseTab>;
}

/** Shares of full weeks under, within and over the band, by program or by population. */
export function DoseGroupsFrame(props: DoseGroupsFrameProps): ReactNode {
  const { view, tab } = props;
  const cut = useFigure("weekly-dose", view, { by: tab.tab });
  const known = useDimensions();
  return (
    <FigurePart
      id="weekly-dose"
      view={view}
      also={[cut, known]}
      height="42rem"
      empty="No full week of anybody lies in this period with these filters."
    >
      {(read) => <DoseGroups {...props} read={read} all={cut.data?.groups ?? []} />}
    </FigurePart>
  );
}

interface DoseGroupsProps extends DoseGroupsFrameProps {
  readonly read: ReadFigure;
  /** Every group of the dimension, also those in which nobody is. */
  readonly all: readonly GroupResponse[];
}

function DoseGroups({ view, tab, read, all }: DoseGroupsProps): ReactNode {
  const subtitleOf = useSubtitle();
  const by = tab.tab;
  const goals = useGoalsOf(view);
  const names = useNames();
  const nameOf = (value: string): string => names.fullOf(by, value);
  const groups = groupsInOrder(all, names, by);
  const title = doseFinding(read.group.result);
  const subtitle = subtitleOf(read.measure, view, `full weeks by ${by}`);
  const bars = groups.map((group) => {
    const value = group.key[by] ?? "";
    return doseBar(group, nameOf(value), names.titleOf(by, value));
  });
  return (
    <ChartFrame
      {...read}
      {...{ title, subtitle, view }}
      reading={`${bandSentence(goals)} A week without any session counts 0 hours. Weeks of one person resemble each other.`}
      chart={
        <>
          <DoseSwitch tab={tab} />
          <SharesBar parts={doseParts} rows={bars} description={title} />
        </>
      }
      table={{
        caption: subtitle,
        columns: doseColumns(read.measure, view, { by, nameOf }),
        rows: groups,
      }}
    />
  );
}

/** The groups in which anybody is, by name. */
function groupsInOrder(
  groups: readonly GroupResponse[],
  names: GroupNames,
  by: DoseTab,
): readonly GroupResponse[] {
  const byName = names.inOrder(by);
  return groups
    .filter((group) => group.initialPopulation > 0)
    .sort((one, other) => byName(one.key[by] ?? "", other.key[by] ?? ""));
}

function DoseSwitch({ tab }: Pick<DoseGroupsFrameProps, "tab">): ReactNode {
  return (
    <SwitchLinks
      label="Dose by"
      chosen={tab.tab}
      entries={doseTabs.map((id) => ({
        id,
        title: id === "program" ? "By program" : "By population",
        search: tab.searchOfTab(id),
      }))}
    />
  );
}
