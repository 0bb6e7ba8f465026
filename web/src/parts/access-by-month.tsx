import type { ReactNode } from "react";
import { Link } from "react-router";
import type { GroupResponse, MeasureTextResponse } from "#shared/contract/measures";
import type { NoteResponse } from "#shared/contract/notes";
import { formatCount, formatPeriod } from "#shared/format";
import { monthsFinding, periodsFinding } from "../access-findings.js";
import { ChartFrame } from "../charts/chart-frame.js";
import { SpcChart } from "../charts/lazy-charts.js";
import { intervalsOf, rangeSentence, withoutLimits } from "../charts/spc-rows.js";
import { shownRate, sizeOf, wordingOf } from "../findings.js";
import { shareIntervalWords, shareWords } from "../result-words.js";
import { rowsLink } from "../rows-link.js";
import { useFigure, useNotes } from "../use-figures.js";
import { daysOfLimits } from "../view-days.js";
import { onDays, onPeriod, type ViewState } from "../view-state.js";
import type { TableColumn } from "./data-table.js";
import { NotesSlot } from "./notes-slot.js";
import { WhenRead } from "./query-state.js";
import { subtitleOf } from "./view-words.js";

interface AccessByMonthProps {
  readonly measure: MeasureTextResponse;
  readonly view: ViewState;
  readonly today: string;
}

/** Share within 48 hours by month, judged by process control over two years, with the notes that speak of it. */
export function AccessByMonth(props: AccessByMonthProps): ReactNode {
  const { measure } = props;
  const days = daysOfLimits(props.view, props.today);
  const view = onDays(props.view, days);
  const asked = { every: view.every, process: true, curve: "none", beside: "none" } as const;
  const months = useFigure(measure.id, view, asked);
  const whole = useFigure(measure.id, view, { curve: "none" });
  const notes = useNotes();
  const columns = columnsOf(measure, view);
  return (
    <WhenRead what="The months" queries={[months, whole, notes]} height="36rem">
      {() => {
        const figure = whole.data;
        const group = figure?.groups[0];
        if (!figure || !group) return null;
        const groups = months.data?.groups ?? [];
        const goal = measure.goal?.value ?? null;
        const subtitle = subtitleOf(measure, view, `by ${view.every} of ${measure.indexDate}`);
        const chart = months.data?.process?.[0]?.chart;
        const judged = chart?.kind === "process" ? chart : null;
        const title = judged ? periodsFinding(judged, groups, goal) : monthsFinding(group.result, [], goal);
        const speaking = (notes.data ?? []).filter((note) => isAbout(note, measure, view));
        return (
          <>
            <ChartFrame
              {...{ title, subtitle, measure, figure, group, view }}
              interval="95% intervals (Wilson)"
              range={rangeSentence(groups, "share")}
              reading={`${judged ? judged.sentences.join(" ") : ""} A point is the share with its interval; the number under it is its n. Grey lines are mean and process limits. Below 10 there is no point.`.trim()}
              chart={
                <SpcChart
                  chart={judged ?? withoutLimits(groups)}
                  intervals={intervalsOf(groups)}
                  unit="share"
                  goal={goal}
                  notes={speaking}
                  description={title}
                />
              }
              table={{ caption: subtitle, columns, rows: groups }}
            />
            <NotesSlot measure={measure.id} every="month" />
          </>
        );
      }}
    </WhenRead>
  );
}

/** Notes of this measure or of all, and of the program that the view is narrowed to or of any. */
function isAbout(note: NoteResponse, measure: MeasureTextResponse, view: ViewState): boolean {
  const { program } = view.where;
  return (
    (note.measure === null || note.measure === measure.id) &&
    (program === undefined || note.program === null || note.program === program)
  );
}

function columnsOf(measure: MeasureTextResponse, view: ViewState): readonly TableColumn<GroupResponse>[] {
  const nOf = (group: GroupResponse): number => sizeOf(group.result);
  return [
    {
      id: "period",
      title: "Period",
      sortBy: (group) => group.period,
      text: (group) => group.period,
      cell: (group) => (
        <Link to={rowsLink(measure, onPeriod(view, group.period ?? ""))}>
          {formatPeriod(group.period ?? "")}
        </Link>
      ),
    },
    {
      id: "numerator",
      title: "Within 48 h",
      align: "number",
      cell: ({ result }) =>
        result.kind === "proportion" && wordingOf(result.denominator) !== "few"
          ? formatCount(result.numerator)
          : "–",
    },
    { id: "n", title: "n", align: "number", sortBy: nOf, cell: (group) => formatCount(nOf(group)) },
    {
      id: "share",
      title: "Share",
      align: "number",
      sortBy: (group) => shownRate(group.result)?.estimate ?? null,
      cell: (group) => shareWords(group.result),
    },
    {
      id: "interval",
      title: "95% interval",
      align: "number",
      cell: (group) => shareIntervalWords(group.result),
    },
    {
      id: "state",
      title: "State",
      cell: (group) => (group.marks.includes("unfinished") ? "not over" : "finished"),
    },
  ];
}
