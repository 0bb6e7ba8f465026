import type { GroupResponse } from "#shared/contract/measures";
import { sizeOf, wordingOf } from "./told-by-n.js";

const markWords: Readonly<Record<string, string>> = {
  unfinished: "period not over",
  immature: "not all stays could end yet",
  few: "few cases",
  imprecise: "imprecise",
  prorated: "prorated scores",
  demo: "demo data",
};

/** The words of a figure's marks, small denominators included; demo data have their banner instead. */
export function markLabels(group: GroupResponse): readonly string[] {
  const wording = wordingOf(sizeOf(group.result));
  const marks = group.marks.filter((mark) => mark !== "demo" && mark !== "few" && mark !== "imprecise");
  const own = wording === "imprecise" ? ["imprecise"] : [];
  return [...marks, ...own].map((mark) => markWords[mark] ?? mark);
}
