import type { ReactNode } from "react";
import type { DimensionResponse } from "#shared/contract/measures";
import { periodLengths } from "#shared/measures/definition";
import type { ViewState } from "../view/view-state.js";

interface ChoiceProps {
  readonly view: ViewState;
  readonly onChange: (view: ViewState) => void;
}

/** Which earlier period the figures are compared with. */
export function ComparedWith({ view, onChange }: ChoiceProps): ReactNode {
  return (
    <label>
      Compared with
      <select
        value={view.compare}
        onChange={(event) =>
          onChange({ ...view, compare: event.target.value === "year" ? "year" : "previous" })
        }
      >
        <option value="previous">Period before</option>
        <option value="year">Same days a year before</option>
      </select>
    </label>
  );
}

/** By which dimension the page cuts its groups; empty is the page's own choice. */
export function GroupedBy({
  view,
  onChange,
  known,
}: ChoiceProps & { readonly known: readonly DimensionResponse[] }): ReactNode {
  return (
    <label>
      Grouped by
      <select
        value={view.by ?? ""}
        onChange={(event) => {
          const chosen = known.find((dimension) => dimension.id === event.target.value);
          onChange({ ...view, by: chosen?.id ?? null, chosen: [] });
        }}
      >
        <option value="">As usual here</option>
        {known.map((dimension) => (
          <option key={dimension.id} value={dimension.id}>
            {dimension.title}
          </option>
        ))}
      </select>
    </label>
  );
}

const lengthTitles = { week: "Week", month: "Month", quarter: "Quarter", year: "Year" } as const;

/** How long the periods of the charts over time are. */
export function PeriodLengthOf({ view, onChange }: ChoiceProps): ReactNode {
  return (
    <label>
      Each point
      <select
        value={view.every}
        onChange={(event) => {
          const chosen = periodLengths.find((length) => length === event.target.value);
          if (chosen) onChange({ ...view, every: chosen });
        }}
      >
        {periodLengths.map((length) => (
          <option key={length} value={length}>
            {lengthTitles[length]}
          </option>
        ))}
      </select>
    </label>
  );
}
