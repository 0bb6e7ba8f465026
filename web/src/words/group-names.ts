import type { DimensionResponse } from "#shared/contract/measures";

/** How the values of a dimension are called on the pages. */
export interface GroupNames {
  /** Two values of a dimension by their titles: the order in which groups stand, which says nothing of their figures. */
  readonly inOrder: (dimension: string) => (one: string, other: string) => number;
  /** "Adult mental health, Harbor": alone only where the code has no room, as in a drawing or a title. */
  readonly titleOf: (dimension: string, value: string) => string;
  /** What stands small beside the title in a table: of a program its code, of a cohort the program that it belongs to. */
  readonly besideOf: (dimension: string, value: string) => string | null;
  /** "Adult mental health, Harbor (MH-ADULT-H)": in a line of text, such as a filter's choice. */
  readonly fullOf: (dimension: string, value: string) => string;
}

/**
 * One rule for all pages: a program is called by its title with its code beside it, as people say the one and files hold
 * the other. A cohort is called as the data call it. Until the dimensions are known a value stands for itself.
 */
export function namesIn(dimensions: readonly DimensionResponse[]): GroupNames {
  const titles = new Map(
    dimensions.map(({ id, values }) => [id as string, new Map(values.map((one) => [one.value, one.title]))]),
  );
  const titleOf: GroupNames["titleOf"] = (dimension, value) => titles.get(dimension)?.get(value) ?? value;
  const besideOf: GroupNames["besideOf"] = (dimension, value) => {
    if (dimension === "program") return titleOf(dimension, value) === value ? null : value;
    // Where the data name no cohort, it is called by its program's code and the month of admission.
    const code = dimension === "cohort" ? value.replace(/ \d{4}-\d{2}$/, "") : value;
    const program = code === value ? code : titleOf("program", code);
    return program === code ? null : program;
  };
  return {
    inOrder: (dimension) => (one, other) => {
      const [first, second] = [titleOf(dimension, one), titleOf(dimension, other)];
      return first < second ? -1 : first > second ? 1 : 0;
    },
    titleOf,
    besideOf,
    fullOf: (dimension, value) => {
      const title = titleOf(dimension, value);
      return dimension === "program" && title !== value ? `${title} (${value})` : title;
    },
  };
}
