import type { ReactNode } from "react";
import type { GroupResponse, MeasureTextResponse, RowsResponse } from "#shared/contract/measures";
import { formatCode, formatCount, formatPercent, sentenceCase } from "#shared/format";
import type { Goals } from "#shared/measures/goals";
import { ChartFrame } from "./chart-frame.js";
import { DoseStrip, type DoseStripProps } from "../charts/dose-strip.js";
import { SharesBar, type SharesBarRow } from "../charts/shares-bar.js";
import { doseFinding } from "../findings/cohort-findings.js";
import { shareAsProportion } from "../answers/cohort-rows.js";
import { doseBandHours, doseBandWords } from "../answers/dose-band.js";
import { resultColumns } from "../files/file-numbers.js";
import { tellsRate, sizeOf, wordingOf } from "../words/told-by-n.js";
import { figureWords, intervalWords } from "../words/result-words.js";
import { useGoalsOf } from "../asking/use-goals.js";
import { useFigure, useRows } from "../asking/use-figures.js";
import { onGroup, type ViewState } from "../view/view-state.js";
import { CountLink, NLink } from "./count-link.js";
import type { TableColumn } from "../tables/table-spec.js";
import { FigurePart, type ReadFigure } from "./figure-part.js";
import { useSubtitle } from "./use-subtitle.js";

/** More person-weeks than this are not drawn one by one. */
const MOST_DOTS = 1000;

export const doseParts = [
  { id: "under", label: "Under the band", tone: "warm" },
  { id: "within", label: "Within", tone: "accent" },
  { id: "over", label: "Over", tone: "neutral" },
] as const;

/** The dose as attended hours of each person-week over the band, where they are few enough, else as shares by population. */
export function DoseFrame({ view }: { readonly view: ViewState }): ReactNode {
  const subtitleOf = useSubtitle();
  const goals = useGoalsOf(view);
  const populations = useFigure("weekly-dose", view, { by: "population" });
  const rows = useRows("weekly-dose", view, { class: "counted", limit: String(MOST_DOTS) });
  return (
    <FigurePart
      id="weekly-dose"
      view={view}
      height="34rem"
      also={[populations, rows]}
      empty="No full week of anybody lies in this period with these filters."
    >
      {(read) => (
        <DoseChart
          {...{ read, view, goals }}
          subtitle={subtitleOf(read.measure, view, "full weeks of people in the program")}
          groups={populations.data?.groups ?? []}
          listed={rows.data}
        />
      )}
    </FigurePart>
  );
}

interface DoseChartProps {
  readonly read: ReadFigure;
  readonly view: ViewState;
  readonly goals: Goals;
  readonly subtitle: string;
  /** The dose by population: each has a band of its own. */
  readonly groups: readonly GroupResponse[];
  readonly listed: RowsResponse | undefined;
}

function DoseChart({ read, view, goals, subtitle, groups, listed }: DoseChartProps): ReactNode {
  const title = doseFinding(read.group.result);
  const band = doseBandHours(
    groups.map((group) => group.key["population"] ?? ""),
    goals,
  );
  const weeks = weeksOf(listed);
  const isStrip = band !== null && weeks.length > 0 && (listed?.total ?? 0) <= MOST_DOTS;
  const scheduled = read.group.beside["scheduled-hours"];
  return (
    <ChartFrame
      {...read}
      {...{ title, subtitle, view }}
      range={isStrip ? `Band from ${band.from} to ${band.to} hours.` : ""}
      reading={`${isStrip ? "Each dot is a person’s full week; the band is shaded. " : ""}Attended hours against the planned band: ${doseBandWords(goals)}. The first and last week of a stay are not judged. Scheduled hours: ${scheduled ? figureWords(scheduled).value : "–"}, the median of these weeks.`}
      chart={
        isStrip ? (
          <DoseStrip weeks={weeks} band={band} shares={stripShares(read.group)} description={title} />
        ) : (
          <SharesBar parts={doseParts} rows={groups.map(populationBar)} description={title} />
        )
      }
      table={{
        caption: subtitle,
        columns: doseColumns(read.measure, view, { by: "population" }),
        rows: groups,
      }}
    />
  );
}

/** The person-weeks as dots of a strip. */
function weeksOf(listed: RowsResponse | undefined): DoseStripProps["weeks"] {
  return (listed?.rows ?? []).flatMap((row, place) =>
    row.value === null ? [] : [{ id: String(place), hours: row.value, isPartial: false }],
  );
}

type Share = Extract<GroupResponse["result"], { kind: "shares" }>["shares"][number];

/** A class's share where n allows shares. */
function shareOf({ result }: GroupResponse, name: string): Share | null {
  if (result.kind !== "shares" || !tellsRate(result.denominator)) return null;
  return result.shares.find((one) => one.class === name) ?? null;
}

function stripShares(group: GroupResponse): {
  readonly under: number;
  readonly within: number;
  readonly over: number;
} | null {
  const [under, within, over] = doseParts.map(({ id }) => shareOf(group, id)?.estimate);
  if (under === undefined || within === undefined || over === undefined) return null;
  return { under, within, over };
}

function intervalOf({ lower, upper }: Share): string {
  return intervalWords(lower, upper, "share");
}

function populationBar(group: GroupResponse): SharesBarRow {
  return doseBar(group, formatCode(group.key["population"] ?? ""));
}

/** The bar of one group of the weekly dose; words where its n allows no shares. */
export function doseBar(group: GroupResponse, label: string, short = label): SharesBarRow {
  const { result } = group;
  const shares = doseParts.flatMap((part) => shareOf(group, part.id) ?? []);
  const row = { id: Object.values(group.key).join(" "), label, short, n: sizeOf(result) };
  if (shares.length === doseParts.length) {
    return { ...row, shares: shares.map((share) => share.estimate), intervals: shares.map(intervalOf) };
  }
  const isFew = wordingOf(row.n) === "few";
  return { ...row, shares: [], words: isFew ? "too few to show" : "too few for shares" };
}

/** Columns of a table of the weekly dose: hours and the three classes, each count opening its person-weeks. */
export function doseColumns(
  measure: MeasureTextResponse,
  view: ViewState,
  { by, nameOf = formatCode }: { readonly by: string; readonly nameOf?: (value: string) => string },
): readonly TableColumn<GroupResponse>[] {
  const name = (group: GroupResponse): string => nameOf(group.key[by] ?? "");
  return [
    { id: "name", title: sentenceCase(formatCode(by)), sortBy: name, cell: name },
    {
      id: "n",
      title: "Full weeks",
      align: "number",
      text: (group) => sizeOf(group.result),
      sortBy: (group) => sizeOf(group.result),
      cell: (group) => (
        <NLink rows={{ measure, view: onGroup(view, group.key) }} n={sizeOf(group.result)} of={name(group)} />
      ),
    },
    ...doseParts.map((part) => classColumn({ measure, view, part })),
    {
      id: "hours",
      title: "Attended h, median of the weeks",
      align: "number",
      numbers: resultColumns((group) => group.beside["attended-hours"]),
      cell: (group) => {
        const hours = group.beside["attended-hours"];
        return hours ? figureWords(hours).value : "–";
      },
    },
  ];
}

function classColumn(of: {
  readonly measure: MeasureTextResponse;
  readonly view: ViewState;
  readonly part: (typeof doseParts)[number];
}): TableColumn<GroupResponse> {
  const { measure, view, part } = of;
  const countIn = ({ result }: GroupResponse): number | null => {
    if (result.kind !== "shares" || wordingOf(result.denominator) === "few") return null;
    return result.shares.find((one) => one.class === part.id)?.numerator ?? 0;
  };
  const words = (group: GroupResponse): string => {
    const count = countIn(group);
    const share = shareOf(group, part.id);
    if (count === null) return "–";
    if (share === null) return formatCount(count);
    return `${formatCount(count)} (${formatPercent(share.estimate)}, ${intervalOf(share)})`;
  };
  return {
    id: part.id,
    title: part.label,
    align: "number",
    sortBy: (group) => shareOf(group, part.id)?.estimate ?? null,
    numbers: resultColumns(({ result }) => shareAsProportion(result, part.id)),
    cell: (group) => {
      const count = countIn(group);
      if (count === null) return "–";
      const rows = {
        measure,
        view: onGroup(view, group.key),
        more: { class: "counted", reason: part.id },
      };
      return (
        <CountLink rows={rows} count={count} of={part.label}>
          {words(group)}
        </CountLink>
      );
    },
  };
}
