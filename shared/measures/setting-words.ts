import { formatDay } from "../format.js";
import { bandWords, plurals } from "./band-words.js";
import { hoursWords } from "./goal-words.js";
import type { StatedGoal } from "./goals.js";

const goalTitles: Readonly<Record<StatedGoal["goal"], string>> = {
  access: "access goal",
  dose: "dose band",
  stay: "stay band",
};

/** "access goal", "dose band of adults". */
export function goalTitle({ goal, population }: Pick<StatedGoal, "goal" | "population">): string {
  return `${goalTitles[goal]}${population === null ? "" : ` of ${plurals[population]}`}`;
}

/** "the access goal", "the dose band of adults from 1 Jan 2026". */
export function settingWords(named: Pick<StatedGoal, "goal" | "population" | "from">): string {
  const from = named.from === null ? "" : ` from ${formatDay(named.from)}`;
  return `the ${goalTitle(named)}${from}`;
}

/** "48 hours", "9 to 15 hours a week", "2 to 12 weeks". */
export function goalValueWords({ goal, lowest, highest }: StatedGoal): string {
  const band = bandWords({ lowest: lowest ?? highest, highest });
  if (goal === "access") return hoursWords(highest);
  return goal === "dose" ? `${band} hours a week` : `${band} weeks`;
}
