import type { MeasureTextResponse } from "#shared/contract/measures";
import { authorizationResults, closedReasons, dischargeReasons } from "#shared/measures/columns";
import { reasonTexts } from "../../reason-texts.js";
import { statuses, statusWords } from "../episode/session-weeks.js";

/** A code of the feeds or of a measure, with what it says and where it stands. */
export interface CodeRow {
  readonly code: string;
  readonly kind: string;
  readonly sentence: string;
  readonly usedBy: string;
}

const authorizationTexts: Readonly<Record<string, string>> = {
  approved: "The insurer approved.",
  denied: "The insurer denied.",
  not_needed: "No authorization was needed.",
};

function feedRows(
  codes: readonly string[],
  of: Pick<CodeRow, "kind" | "usedBy">,
  texts: Readonly<Record<string, string>>,
): readonly CodeRow[] {
  return codes.filter((code) => code !== "").map((code) => ({ code, ...of, sentence: texts[code] ?? "" }));
}

/** What a measure leaves out or misses: one row for each code and sentence, with every measure that says it so. */
function measureRows(
  measures: readonly MeasureTextResponse[],
  of: { readonly kind: string; readonly read: "exclusions" | "missing" },
): readonly CodeRow[] {
  const rows = new Map<string, CodeRow>();
  for (const measure of measures) {
    for (const { code, sentence } of measure[of.read]) {
      const name = `${code} ${sentence}`;
      const before = rows.get(name);
      const usedBy = before ? `${before.usedBy}, ${measure.title}` : measure.title;
      rows.set(name, { code, kind: of.kind, sentence, usedBy });
    }
  }
  return [...rows.values()];
}

/** Every code that a page can name, in the order of the care process. */
export function codeRowsOf(measures: readonly MeasureTextResponse[]): readonly CodeRow[] {
  return [
    ...feedRows(closedReasons, { kind: "Closing of an inquiry", usedBy: "inquiries feed" }, reasonTexts),
    ...feedRows(
      authorizationResults,
      { kind: "Authorization", usedBy: "inquiries feed" },
      authorizationTexts,
    ),
    ...feedRows(dischargeReasons, { kind: "Discharge", usedBy: "enrollments feed" }, reasonTexts),
    ...statuses.map((status) => ({
      code: status,
      kind: "Attendance",
      sentence:
        status === "no_show"
          ? "Did not come."
          : (reasonTexts[status] ?? `The session was ${statusWords[status]} by the program.`),
      usedBy: status === "cancelled" ? "sessions feed" : "attendance feed",
    })),
    ...measureRows(measures, { kind: "Left out", read: "exclusions" }),
    ...measureRows(measures, { kind: "Missing", read: "missing" }),
  ];
}

/** Whether every word of a search stands somewhere in the texts, in any order and case. */
export function isFound(search: string, texts: readonly string[]): boolean {
  const words = search
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  const text = texts.join(" ").toLowerCase();
  return words.every((word) => text.includes(word));
}
