import { boundsWords, shownBounds } from "../../findings/outcome-findings.js";
import { numberColumns } from "../../files/file-numbers.js";
import type { ProportionRow } from "../../parts/proportion-table.js";
import type { TableColumn } from "../../tables/table-spec.js";

/** What the missing people could make of each rate. */
export const boundsColumn: TableColumn<ProportionRow> = {
  id: "bounds",
  title: "If none, if all",
  align: "number",
  numbers: numberColumns({
    "if none": (row) => shownBounds(row)?.lower,
    "if all": (row) => shownBounds(row)?.upper,
  }),
  cell: (row) => boundsWords(row),
};

/** A table of rates with nothing more beside them. */
export const boundsOnly: readonly TableColumn<ProportionRow>[] = [boundsColumn];
