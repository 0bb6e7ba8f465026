import { useQuery } from "@tanstack/react-query";
import { useMemo, type ReactNode } from "react";
import { useNavigate, useSearchParams } from "react-router";
import type { GroupResponse, RowResponse } from "#shared/contract/measures";
import { formatCount, formatDay, formatHours, formatPeriod } from "#shared/format";
import { doseWords } from "#shared/measures/band-words";
import { ChartFrame } from "../../parts/chart-frame.js";
import { judgedWeeks, underIn, weekShown } from "../../answers/dose-weeks.js";
import { numberColumns } from "../../files/file-numbers.js";
import { weeksQuestion } from "../../asking/first-questions.js";
import { underBandFinding } from "../../findings/engagement-findings.js";
import type { GroupNames } from "../../words/group-names.js";
import { DataTable } from "../../tables/data-table.js";
import type { TableColumn } from "../../tables/table-spec.js";
import { EpisodeLink } from "../../parts/episode-link.js";
import { FigurePart } from "../../parts/figure-part.js";
import { programColumn, programUnderName } from "../../parts/name-cell.js";
import { WhenRead } from "../../parts/query-state.js";
import { useSubtitle } from "../../parts/use-subtitle.js";
import { rowsLink } from "../../view/rows-link.js";
import { askedOf, underBand, underBandQuery } from "../../asking/use-figures.js";
import { useGoalsOf } from "../../asking/use-goals.js";
import { useNames } from "../../asking/use-names.js";
import { onWholePeriod, searchOf, type ViewState } from "../../view/view-state.js";

/** Who was under the dose band in the last full week, by name of the episode: the list for tomorrow's meeting. */
export function UnderBandFrame({ view }: { readonly view: ViewState }): ReactNode {
  const [search] = useSearchParams();
  const weekly = useQuery(askedOf(weeksQuestion(view)));
  const weeks = judgedWeeks(weekly.data?.groups ?? []);
  const week = weekShown(weeks, search.get("period"));
  return (
    <WhenRead what="The weeks" queries={[weekly]} height="30rem">
      {() =>
        week?.period ? (
          <WeekFrame view={view} weeks={weeks} week={week.period} />
        ) : (
          <p className="notice">
            No full week of anybody lies in this period with these filters: a week is judged once it is over,
            and never the first or the last of a stay.
          </p>
        )
      }
    </WhenRead>
  );
}

interface WeekFrameProps {
  readonly view: ViewState;
  readonly weeks: readonly GroupResponse[];
  readonly week: string;
}

function WeekFrame({ view, weeks, week }: WeekFrameProps): ReactNode {
  const subtitleOf = useSubtitle();
  const own = onWholePeriod(view, week);
  const goals = useGoalsOf(own);
  const rows = useQuery(underBandQuery(own));
  return (
    <FigurePart
      id="weekly-dose"
      view={own}
      also={[rows]}
      height="30rem"
      empty="Nobody’s week is judged here."
    >
      {(read) => {
        const listed = rows.data?.rows ?? [];
        const total = rows.data?.total ?? 0;
        const subtitle = subtitleOf({ title: "Under the dose band" }, own, "for the next meeting");
        return (
          <ChartFrame
            {...read}
            {...{ subtitle, view: own }}
            title={underBandFinding(read.group, week)}
            rows={rowsLink(read.measure, own, underBand)}
            reading={`Attended hours of a full week under the band: ${doseWords(goals, ({ lowest }) => `${lowest} h`)}. The first and the last week of a stay are not judged, nor is a week in which the program cancelled a session.`}
            chart={
              <>
                <WeekChoice view={view} weeks={weeks} week={week} />
                {total === 0 ? (
                  <p>Nobody: everyone who was judged reached the band.</p>
                ) : (
                  <UnderBandList rows={listed} view={view} caption={subtitle} />
                )}
              </>
            }
          />
        );
      }}
    </FigurePart>
  );
}

function WeekChoice({ view, weeks, week }: WeekFrameProps): ReactNode {
  const navigate = useNavigate();
  return (
    <label className="inline-label">
      Week
      <select
        value={week}
        onChange={(event) => void navigate({ search: searchOf(view, { period: event.target.value }) })}
      >
        {weeks.map((group) => (
          <option key={group.period} value={group.period ?? ""}>
            {formatPeriod(group.period ?? "")}: {formatCount(underIn(group))} under
          </option>
        ))}
      </select>
    </label>
  );
}

function UnderBandList(props: {
  readonly rows: readonly RowResponse[];
  readonly view: ViewState;
  readonly caption: string;
}): ReactNode {
  const { view } = props;
  const names = useNames();
  const columns = useMemo(() => programUnderName(listColumns(view, names), names), [view, names]);
  return (
    <div data-testid="under-band">
      <DataTable caption={props.caption} columns={columns} rows={props.rows} rowHeaders canDownload />
    </div>
  );
}

function listColumns(view: ViewState, names: GroupNames): readonly TableColumn<RowResponse>[] {
  return [
    {
      id: "episode",
      title: "Episode",
      sortBy: (row) => row.enrollmentId,
      text: (row) => row.enrollmentId ?? row.inquiryId,
      cell: (row) => <EpisodeLink row={row} view={view} />,
    },
    programColumn(names, (row) => row.programCode),
    { id: "cohort", title: "Cohort", sortBy: (row) => row.cohort, cell: (row) => row.cohort ?? "–" },
    {
      id: "week",
      title: "Week from",
      sortBy: (row) => row.indexOn,
      text: (row) => row.indexOn,
      cell: (row) => formatDay(row.indexOn),
    },
    {
      id: "hours",
      title: "Attended",
      align: "number",
      sortBy: (row) => row.value,
      numbers: numberColumns({ hours: (row) => row.value }),
      cell: (row) => (row.value === null ? "–" : formatHours(row.value)),
    },
  ];
}
