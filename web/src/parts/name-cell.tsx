import type { ReactNode } from "react";
import type { GroupNames } from "../words/group-names.js";
import type { TableColumn } from "../tables/table-spec.js";

/** The name of a group as it stands in a table: its title, and small under it the code or the program. */
export function NameCell(props: {
  readonly names: GroupNames;
  readonly dimension: string;
  readonly value: string;
}): ReactNode {
  const { names, dimension, value } = props;
  return (
    <>
      {names.titleOf(dimension, value)}
      <BesideName {...props} />
    </>
  );
}

/** The code of a program, or the program of a cohort, under a name that is drawn by itself. */
export function BesideName(props: {
  readonly names: GroupNames;
  readonly dimension: string;
  readonly value: string;
}): ReactNode {
  const beside = props.names.besideOf(props.dimension, props.value);
  return beside === null ? null : <span className="cell-note beside-name">{beside}</span>;
}

/** The column of a table that names a row's program, in the order of titles; its file has title and code. */
export function programColumn<Row>(names: GroupNames, codeOf: (row: Row) => string): TableColumn<Row> {
  return {
    id: "program",
    title: "Program",
    sortBy: (row) => names.titleOf("program", codeOf(row)),
    text: (row) => names.fullOf("program", codeOf(row)),
    cell: (row) => <NameCell names={names} dimension="program" value={codeOf(row)} />,
  };
}

/** A list of people on a small screen: the program stands small under who it is, so that what the list tells is in sight. */
export function programUnderName<Row extends { readonly programCode: string }>(
  columns: readonly TableColumn<Row>[],
  names: GroupNames,
): readonly TableColumn<Row>[] {
  return columns.map((column, place) => {
    if (column.id === "program") return { ...column, isWideOnly: true };
    if (place > 0) return column;
    return {
      ...column,
      cell: (row) => (
        <>
          {column.cell(row)}
          <span className="narrow-only cell-note">{names.titleOf("program", row.programCode)}</span>
        </>
      ),
    };
  });
}
