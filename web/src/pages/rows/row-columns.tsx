import type { ReactNode } from "react";
import { Link } from "react-router";
import type { MeasureTextResponse, RowResponse } from "#shared/contract/measures";
import { formatCode, formatDay } from "#shared/format";
import { classTitle, reasonSentence, rowValueWords } from "../../words/class-words.js";
import type { CsvCell } from "../../files/csv.js";
import { csvOf } from "../../files/csv.js";
import type { GroupNames } from "../../words/group-names.js";
import type { TableColumn } from "../../tables/table-spec.js";
import { programColumn } from "../../parts/name-cell.js";

const dayTitles: Readonly<Record<MeasureTextResponse["indexDate"], string>> = {
  inquiry: "Inquiry on",
  admission: "Admitted on",
  "first-session": "First session on",
  week: "Week of",
  session: "Session on",
};

const valueTitles: Readonly<Record<string, string>> = {
  hours: "Hours",
  days: "Days",
  points: "Change",
  minutes: "Minutes",
  sessions: "Sessions",
};

export interface RowsContext {
  /** The address of the rows, to which an episode's page leads back. */
  readonly from: string;
  readonly names: GroupNames;
}

/** The columns of the rows of one measure: only those that some row fills. */
export function columnsOf(
  measure: MeasureTextResponse,
  rows: readonly RowResponse[],
  { from, names }: RowsContext,
): readonly TableColumn<RowResponse>[] {
  const details = detailColumns(rows);
  const isOne = new Set(rows.map((row) => row.programCode)).size < 2;
  const isReasons = ({ id }: TableColumn<RowResponse>): boolean => id === `detail ${REASONS}`;
  return [
    episodeColumn(from),
    // What a list is opened for stands first: on a phone the rest is out of sight.
    ...details.filter(isReasons),
    {
      id: "day",
      title: dayTitles[measure.indexDate],
      sortBy: (row) => row.indexOn,
      cell: (row) => formatDay(row.indexOn),
    },
    // The code stands in front of the episode's number too: where all are of one program, that says it.
    { ...programColumn(names, (row) => row.programCode), isHiddenFirst: isOne },
    ...(rows.some((row) => row.instrument !== null) ? [instrumentColumn] : []),
    ...judgedColumns(measure, rows, details.some(isReasons)),
    ...details.filter((column) => !isReasons(column)),
    ...personColumns(rows),
  ];
}

const instrumentColumn: TableColumn<RowResponse> = {
  id: "instrument",
  title: "Instrument",
  sortBy: (row) => row.instrument,
  cell: (row) => row.instrument ?? "–",
};

const inquiryColumn: TableColumn<RowResponse> = {
  id: "inquiry",
  title: "Inquiry",
  cell: (row) => row.inquiryId ?? "–",
};

const enrollmentColumn: TableColumn<RowResponse> = {
  id: "enrollment",
  title: "Enrollment",
  cell: (row) => row.enrollmentId ?? "–",
};

const cohortColumn: TableColumn<RowResponse> = {
  id: "cohort",
  title: "Cohort",
  isHiddenFirst: true,
  sortBy: (row) => row.cohort,
  cell: (row) => row.cohort ?? "–",
};

/** Whose row it is: the ids by which the source knows it, and the cohort. */
function personColumns(rows: readonly RowResponse[]): readonly TableColumn<RowResponse>[] {
  return [
    ...(rows.some((row) => row.inquiryId !== null) ? [inquiryColumn] : []),
    ...(rows.some((row) => row.enrollmentId !== null) ? [enrollmentColumn] : []),
    ...(rows.some((row) => row.cohort !== null) ? [cohortColumn] : []),
  ];
}

function episodeColumn(from: string): TableColumn<RowResponse> {
  return {
    id: "episode",
    title: "Episode",
    sortBy: (row) => `${row.programCode} ${String(row.episodeNo ?? 0).padStart(9, "0")}`,
    cell: (row) =>
      row.episodeNo === null ? (
        row.programCode
      ) : (
        <Link to={episodePath(row.programCode, row.episodeNo)} state={{ from }}>
          {row.programCode} {row.episodeNo}
        </Link>
      ),
  };
}

/** The address of an episode's page: program and number, nothing of the person. */
function episodePath(programCode: string, episodeNo: number): string {
  return `/episode/${encodeURIComponent(programCode)}/${episodeNo}`;
}

/** The detail in which a list says why somebody is on it. */
const REASONS = "Why";

function whyColumn(measure: MeasureTextResponse): TableColumn<RowResponse> {
  return {
    id: "why",
    title: "Why",
    align: "wrap",
    sortBy: (row) => row.reason,
    cell: (row) => (row.reason === "" ? "–" : reasonSentence(row.reason, measure)),
  };
}

function judgedColumns(
  measure: MeasureTextResponse,
  rows: readonly RowResponse[],
  // A list that gives its own reasons needs no sentence of its class beside them.
  hasReasons: boolean,
): TableColumn<RowResponse>[] {
  const unit = rows.find((row) => row.value !== null)?.unit;
  const value: TableColumn<RowResponse> = {
    id: "value",
    title: valueTitles[unit ?? ""] ?? (hasReasons ? "Reasons" : "Number"),
    align: "number",
    sortBy: (row) => row.value,
    cell: (row) => rowValueWords(row.value, row.unit),
  };
  return [
    ...(unit === undefined ? [] : [value]),
    {
      id: "class",
      title: "Class",
      ...(hasReasons ? { isHiddenFirst: true } : {}),
      sortBy: (row) => row.class,
      cell: (row) => classTitle(row.class, measure),
    },
    ...(hasReasons ? [] : [whyColumn(measure)]),
  ];
}

type Detail = NonNullable<RowResponse["details"]>[string];

/** A value of the details as it stands in a cell: days and codes in plain letters, fractions with one decimal. */
export function detailWords(value: Detail | undefined): string {
  if (value === null || value === undefined) return "–";
  if (isList(value)) return value.length === 0 ? "–" : value.map(detailWords).join("; ");
  if (typeof value === "number") return value.toFixed(1).replace(/\.0$/, "").replace(/^-/, "−");
  return /^[a-z]+(_[a-z]+)+$/.test(value) ? formatCode(value) : formatDay(value);
}

function isList(value: Detail | undefined): value is string[] {
  return Array.isArray(value);
}

function detailNames(rows: readonly RowResponse[]): readonly string[] {
  return [...new Set(rows.flatMap((row) => Object.keys(row.details ?? {})))];
}

function detailColumns(rows: readonly RowResponse[]): TableColumn<RowResponse>[] {
  return detailNames(rows).map((name) => {
    const values = rows.map((row) => row.details?.[name] ?? null);
    const isNumber = values.every((value) => value === null || typeof value === "number");
    const isLong = values.some((value) => isList(value) || (typeof value === "string" && value.length > 30));
    return {
      id: `detail ${name}`,
      title: name,
      ...(isNumber ? { align: "number" as const } : isLong ? { align: "wrap" as const } : {}),
      sortBy: (row) => sortOf(row.details?.[name]),
      text: (row) => detailWords(row.details?.[name]),
      cell: (row) => detailCell(row.details?.[name]),
    };
  });
}

function sortOf(value: Detail | undefined): string | number | null {
  return isList(value) ? detailWords(value) : (value ?? null);
}

/** A value in its cell: what stands in a list, each in a line of its own. */
function detailCell(value: Detail | undefined): ReactNode {
  if (!isList(value) || value.length === 0) return detailWords(value);
  return value.map((one, place) => (
    // One list may say the same twice; its order never changes.
    <span key={place} className="cell-line">
      {detailWords(one)}
    </span>
  ));
}

function fileCell(value: Detail | undefined): CsvCell {
  return isList(value) ? value.join("; ") : value;
}

/** All rows as a file: ids, days and codes as the product keeps them, and the reason as a sentence beside its code. */
export function csvOfRows(measure: MeasureTextResponse, rows: readonly RowResponse[]): string {
  const details = detailNames(rows);
  const titles = [
    ...["program", "episode", "inquiry", "enrollment", "cohort", "index day", "instrument"],
    ...["class", "reason", "why", "value", "unit", ...details],
  ];
  const lines = rows.map((row): readonly CsvCell[] => [
    ...[row.programCode, row.episodeNo, row.inquiryId, row.enrollmentId, row.cohort, row.indexOn],
    ...[row.instrument, row.class, row.reason],
    row.reason === "" ? null : reasonSentence(row.reason, measure),
    ...[row.value, row.unit],
    ...details.map((name) => fileCell(row.details?.[name])),
  ]);
  return csvOf([titles, ...lines]);
}
