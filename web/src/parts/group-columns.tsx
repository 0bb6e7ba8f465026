import type { GroupResponse } from "#shared/contract/measures";
import { sizeOf } from "../words/told-by-n.js";
import { shareIntervalWords } from "../words/result-words.js";
import { NLink, type RowsBehind } from "./count-link.js";
import type { TableColumn } from "../tables/table-spec.js";

/** The n of a group's result, which opens all who stand in it; on screen only, for the file has it with the share. */
export function nColumn<Row extends Pick<GroupResponse, "result">>(of: {
  readonly rowsOf: (row: Row) => RowsBehind;
  readonly nameOf: (row: Row) => string;
}): TableColumn<Row> {
  return {
    id: "n",
    title: "n",
    align: "number",
    isOnScreenOnly: true,
    sortBy: (row) => sizeOf(row.result),
    cell: (row) => <NLink rows={of.rowsOf(row)} n={sizeOf(row.result)} of={of.nameOf(row)} />,
  };
}

/** The interval of a group's share, on screen only. */
export const shareIntervalColumn: TableColumn<Pick<GroupResponse, "result">> = {
  id: "interval",
  title: "95% interval",
  align: "number",
  isOnScreenOnly: true,
  cell: ({ result }) => shareIntervalWords(result),
};
