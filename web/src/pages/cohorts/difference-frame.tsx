import { useState, type ReactNode } from "react";
import type { MixGroupResponse } from "#shared/contract/analysis";
import type { ResultResponse } from "#shared/contract/results";
import { SeverityBars } from "../../charts/severity-bars.js";
import { severityRow } from "./severity-row.js";
import { orderedBands } from "../../answers/severity-bands.js";
import {
  adjustedWords,
  differenceOfGroups,
  differencesFinding,
  type GroupDifference,
} from "../../findings/cohort-findings.js";
import { cohortFigures, shownResult, type CohortFigure, type CohortRow } from "../../answers/cohort-rows.js";
import { numberColumns, resultColumns } from "../../files/file-numbers.js";
import { DataTable } from "../../tables/data-table.js";
import type { TableColumn } from "../../tables/table-spec.js";
import { figureValue } from "../../words/result-words.js";
import type { CohortColumnsOf } from "./cohort-columns.js";

interface DifferenceFrameProps {
  readonly rows: readonly CohortRow[];
  /** Severity mix and adjusted rate by figure: of completion, and of improvement. */
  readonly mix: {
    readonly completion: readonly MixGroupResponse[];
    readonly improved: readonly MixGroupResponse[];
  };
  readonly of: CohortColumnsOf;
}

interface DifferenceRow {
  readonly id: string;
  readonly title: string;
  readonly first: ResultResponse | undefined;
  readonly second: ResultResponse | undefined;
  readonly found: GroupDifference;
}

/** The difference between two of the chosen groups, figure by figure, with the severity mix of each beside it. */
export function DifferenceFrame(props: DifferenceFrameProps): ReactNode {
  const { rows, of } = props;
  const [values, setValues] = useState<readonly [string, string]>(["", ""]);
  const first = rows.find((row) => row.value === values[0]) ?? rows[0];
  const second =
    rows.find((row) => row.value === values[1] && row !== first) ?? rows.find((row) => row !== first);
  if (!first || !second) return null;
  const pair = [first, second] as const;
  const lines = differenceRows(pair, of);
  const title = differencesFinding(
    [first.name, second.name],
    lines.map(({ found }) => found),
  );
  return (
    <section className="frame" aria-labelledby="difference">
      <header>
        <h2 id="difference">{title}</h2>
        <p className="small quiet">
          The first less the second, with its 95% interval (Newcombe for shares, Welch for means). With
          several figures, one may differ by chance alone.
        </p>
      </header>
      <div className="choice-line">
        <Pick label="First" rows={rows} value={first.value} onPick={(id) => setValues([id, second.value])} />
        <Pick label="Second" rows={rows} value={second.value} onPick={(id) => setValues([first.value, id])} />
      </div>
      <DataTable
        caption={`Difference of ${first.name} and ${second.name}`}
        columns={differenceColumns(first.name, second.name)}
        rows={lines}
        rowHeaders
        canDownload
      />
      <MixBeside {...props} pair={pair} />
    </section>
  );
}

/** A row for each figure: what it is in both, and how far they are apart. */
function differenceRows(
  pair: readonly [CohortRow, CohortRow],
  of: CohortColumnsOf,
): readonly DifferenceRow[] {
  const named = (id: string): string =>
    id === "change" || id === "improved" || id === "worse" ? `, ${of.instrument ?? ""}` : "";
  return cohortFigures
    .filter((figure) => of.instrument !== null || !figure.isSymptom)
    .map((figure) => ({
      id: figure.id,
      title: figure.title + named(figure.id),
      first: resultIn(figure, pair[0]),
      second: resultIn(figure, pair[1]),
      found: differenceIn(figure, pair, of),
    }));
}

function differenceIn(
  figure: CohortFigure,
  [first, second]: readonly [CohortRow, CohortRow],
  of: CohortColumnsOf,
): GroupDifference {
  const known = cohortFigures.find((one) => one.id === figure.id);
  return differenceOfGroups({
    first: known && first.groups[known.id],
    second: known && second.groups[known.id],
    shown: (group) => shownResult(figure, group) ?? group.result,
    isSameTime: of.by !== "cohort",
    grain: of.measures.find((one) => one.id === figure.measure)?.grain,
  });
}

function resultIn(figure: CohortFigure, row: CohortRow): ResultResponse | undefined {
  const known = cohortFigures.find((one) => one.id === figure.id);
  return shownResult(figure, known && row.groups[known.id]);
}

function differenceOf({ found }: DifferenceRow): { estimate: number; lower: number; upper: number } | null {
  return found.kind === "difference" ? found.difference : null;
}

function differenceColumns(first: string, second: string): readonly TableColumn<DifferenceRow>[] {
  return [
    { id: "figure", title: "Figure", cell: (row) => row.title },
    {
      id: "first",
      title: first,
      align: "number",
      numbers: resultColumns((row) => row.first),
      cell: (row) => figureValue(row.first),
    },
    {
      id: "second",
      title: second,
      align: "number",
      numbers: resultColumns((row) => row.second),
      cell: (row) => figureValue(row.second),
    },
    {
      id: "difference",
      title: "Difference",
      align: "wrap",
      numbers: numberColumns({
        estimate: (row) => differenceOf(row)?.estimate,
        lower: (row) => differenceOf(row)?.lower,
        upper: (row) => differenceOf(row)?.upper,
        "in words": (row) => row.found.words,
      }),
      cell: (row) => row.found.words,
    },
  ];
}

/** How severe the people of each were at their start, and what each rate would be with the mix of all together. */
function MixBeside(
  props: DifferenceFrameProps & { readonly pair: readonly [CohortRow, CohortRow] },
): ReactNode {
  const entries = [
    { id: "completion", title: "Completed", mix: props.mix.completion },
    { id: "improved", title: `Improved, ${props.of.instrument ?? ""}`, mix: props.mix.improved },
  ].filter((entry) => entry.mix.length > 0);
  return entries.map((entry) => {
    const found = props.pair.map((row) => entry.mix.find((one) => one.key[props.of.by] === row.value));
    const bars = found.map((mix, place) => severityRow(mix, props.pair[place]?.name ?? ""));
    const bands = orderedBands(found.flatMap((mix) => mix ?? []));
    return (
      <div key={entry.id} className="beside">
        <h3>Severity at baseline of those counted in “{entry.title}”</h3>
        <SeverityBars bands={bands} rows={bars} description={`Severity at baseline, ${entry.title}`} />
        <p className="small">
          {found
            .map((mix, place) => `${props.pair[place]?.name ?? ""}: adjusted ${adjustedWords(mix)}`)
            .join(" · ")}
        </p>
        <p className="small quiet">
          Adjusted: what the rate would be with the severity of all people of its track together; “mix” is how
          much of the group’s own rate the severity of its people explains. Only people whose baseline is
          known stand in it. Each group is held against all of its track, not against the other.
        </p>
      </div>
    );
  });
}

function Pick(props: {
  readonly label: string;
  readonly rows: readonly CohortRow[];
  readonly value: string;
  readonly onPick: (value: string) => void;
}): ReactNode {
  return (
    <label className="inline-label">
      {props.label}
      <select value={props.value} onChange={(event) => props.onPick(event.target.value)}>
        {props.rows.map((row) => (
          <option key={row.value} value={row.value}>
            {row.name}
          </option>
        ))}
      </select>
    </label>
  );
}
