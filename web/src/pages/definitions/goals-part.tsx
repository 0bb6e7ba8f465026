import type { ReactNode } from "react";
import type { StatedGoalResponse } from "#shared/contract/goals";
import { formatDay, formatInstant, sentenceCase } from "#shared/format";
import { goalTitle, goalValueWords } from "#shared/measures/setting-words";
import { useStatedGoals } from "../../asking/use-goals.js";
import { DataTable } from "../../tables/data-table.js";
import type { TableColumn } from "../../tables/table-spec.js";

const judgedBy = {
  access: "the day of the inquiry",
  dose: "the Monday of the week",
  stay: "the day of admission",
} as const;

const columns: readonly TableColumn<StatedGoalResponse>[] = [
  { id: "goal", title: "What", cell: (row) => sentenceCase(goalTitle(row)) },
  { id: "value", title: "Value", cell: goalValueWords },
  {
    id: "from",
    title: "Holds from",
    cell: (row) => (row.from === null ? "the beginning" : formatDay(row.from)),
  },
  { id: "by", title: "Judged by", cell: (row) => judgedBy[row.goal] },
  { id: "origin", title: "Set by", align: "wrap", cell: originWords },
];

function originWords({ changedAt, changedBy }: StatedGoalResponse): string {
  if (changedAt === null) return "The product";
  return `${changedBy ?? "The organization"}, ${formatInstant(changedAt)}`;
}

/** The goals and bands that figures are judged by, each with the day from which it holds. */
export function GoalsPart(): ReactNode {
  const goals = useStatedGoals();
  return (
    <section aria-labelledby="goals" className="entries">
      <h2 id="goals" tabIndex={-1}>
        Goals and bands
      </h2>
      <p>
        Settings of this installation. Each inquiry, week and stay is judged by the value that held on its own
        day, so a change from a day on leaves the figures of earlier days as they are.
      </p>
      <DataTable caption="Goals and bands in effect" columns={columns} rows={goals} rowHeaders canDownload />
    </section>
  );
}
