import type { GroupResponse, MeasureResponse } from "#shared/contract/measures";
import type { ResultResponse } from "#shared/contract/results";
import type { Dimension } from "#shared/measures/definition";

/**
 * The figures of the cohort table in the order of their columns. `shareOf` names the class of a measure of shares that the
 * column shows. Improvement and deterioration stand side by side, always.
 */
export const cohortFigures = [
  { id: "completion", measure: "completion", title: "Completed", isSymptom: false },
  { id: "stay", measure: "length-of-stay", title: "Stay, median", isSymptom: false },
  { id: "attendance", measure: "attendance", title: "Attendance", isSymptom: false },
  { id: "dose", measure: "weekly-dose", title: "Weeks in dose band", isSymptom: false, shareOf: "within" },
  { id: "change", measure: "symptom-change", title: "Symptom change", isSymptom: true },
  { id: "improved", measure: "reliable-improvement", title: "Improved", isSymptom: true },
  { id: "worse", measure: "reliable-deterioration", title: "Deteriorated", isSymptom: true },
] as const satisfies readonly CohortFigure[];

export interface CohortFigure {
  readonly id: string;
  readonly measure: string;
  readonly title: string;
  readonly isSymptom: boolean;
  readonly shareOf?: string;
}
export type CohortFigureId = (typeof cohortFigures)[number]["id"];

/** One cohort, program or other group with its figures; a figure is absent where nothing of the group is in its measure. */
export interface CohortRow {
  readonly value: string;
  readonly name: string;
  /** People admitted in the view, whether they started or not: the initial population of completion. */
  readonly admitted: number;
  readonly stillIn: number;
  readonly groups: Readonly<Partial<Record<CohortFigureId, GroupResponse>>>;
}

/** One class of shares as a proportion of its own; anything else comes back as it is. */
export function shareAsProportion(result: ResultResponse, name: string): ResultResponse {
  if (result.kind !== "shares") return result;
  const share = result.shares.find((one) => one.class === name);
  if (!share || share.lower === null || share.upper === null) return { kind: "none", reason: "No share." };
  const { numerator, estimate, lower, upper } = share;
  const interval = { estimate, lower, upper, level: 0.95, method: "wilson" } as const;
  return { kind: "proportion", numerator, denominator: result.denominator, ...interval };
}

/** What a column shows of a group: its result, or the one class of its shares. */
export function shownResult(
  figure: CohortFigure,
  group: GroupResponse | undefined,
): ResultResponse | undefined {
  if (!group) return undefined;
  return figure.shareOf === undefined ? group.result : shareAsProportion(group.result, figure.shareOf);
}

interface JoinedFigures {
  readonly by: Dimension;
  readonly figures: Readonly<Partial<Record<CohortFigureId, MeasureResponse>>>;
  readonly nameOf: (value: string) => string;
}

/**
 * The rows of the cohort table: a row for everybody who was admitted in the view, by the groups of completion, in the order
 * of their names. Groups that only attended in the view, being admitted before, have no row.
 */
export function joinCohorts({ by, figures, nameOf }: JoinedFigures): readonly CohortRow[] {
  const admitted = (figures.completion?.groups ?? []).filter((group) => group.initialPopulation > 0);
  const rows = admitted.map((group): CohortRow => {
    const value = group.key[by] ?? "";
    const groups: Partial<Record<CohortFigureId, GroupResponse>> = {};
    for (const { id } of cohortFigures) {
      const found = figures[id]?.groups.find((one) => one.key[by] === value);
      if (found) groups[id] = found;
    }
    return {
      value,
      name: nameOf(value),
      admitted: group.initialPopulation,
      stillIn: group.pending,
      groups,
    };
  });
  return rows.sort((one, other) => (one.name < other.name ? -1 : one.name > other.name ? 1 : 0));
}
