import type { GroupResponse } from "#shared/contract/measures";
import { sizeOf, wordingOf } from "./told-by-n.js";

const markWords = {
  unfinished: "period not over",
  immature: "not all stays could end yet",
  few: "few cases",
  imprecise: "imprecise",
  prorated: "prorated scores",
  demo: "demo data",
} as const satisfies Readonly<Record<GroupResponse["marks"][number], string>>;

/**
 * What a row of a table says under its name of all its marks. What every row has, such as that the chosen period is not
 * over, stands once at the head of the frame; that it is imprecise is drawn.
 */
export function rowNotes(labels: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  return labels.filter(
    (label) => label !== markWords.imprecise && !rows.every((others) => others.includes(label)),
  );
}

/** The words of a figure's marks, small denominators included; demo data have their banner instead. */
export function markLabels(group: GroupResponse): readonly string[] {
  const wording = wordingOf(sizeOf(group.result));
  const marks = group.marks.filter((mark) => mark !== "demo" && mark !== "few" && mark !== "imprecise");
  const own = wording === "imprecise" ? (["imprecise"] as const) : [];
  return [...marks, ...own].map((mark) => markWords[mark]);
}
