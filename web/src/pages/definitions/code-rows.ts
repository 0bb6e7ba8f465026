import type { MeasureTextResponse } from "#shared/contract/measures";
import { authorizationResults, closedReasons, dischargeReasons } from "#shared/measures/columns";
import { reasonText } from "../../words/class-words.js";
import { statuses } from "../episode/session-weeks.js";

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

/** What a measure says of a code; empty where there is no such measure or it says nothing of it. */
function sentenceOf(code: string, id: string, measures: readonly MeasureTextResponse[]): string {
  const measure = measures.find((each) => each.id === id);
  return (measure && reasonText(code, measure)) ?? "";
}

/** The codes of a feed, each with what it means: a text by code. */
function feedRows(
  codes: readonly string[],
  of: Pick<CodeRow, "kind" | "usedBy">,
  textOf: (code: string) => string,
): readonly CodeRow[] {
  return codes.filter((code) => code !== "").map((code) => ({ code, ...of, sentence: textOf(code) }));
}

const readings = [
  { kind: "Left out", read: "exclusions" },
  { kind: "Missing", read: "missing" },
  { kind: "Class", read: "classes" },
  { kind: "Reason", read: "reasons" },
] as const;

/** What the measures say of one kind of code: a row for each code and sentence, with every measure that says it so. */
function measureRows(
  measures: readonly MeasureTextResponse[],
  { kind, read }: (typeof readings)[number],
): readonly CodeRow[] {
  const rows = new Map<string, CodeRow>();
  for (const measure of measures) {
    for (const { code, sentence } of measure[read]) {
      const name = `${code} ${sentence}`;
      const before = rows.get(name);
      const usedBy = before ? `${before.usedBy}, ${measure.title}` : measure.title;
      rows.set(name, { code, kind, sentence, usedBy });
    }
  }
  return [...rows.values()];
}

/** Every code that a page can name, in the order of the care process; each sentence is a measure's own. */
export function codeRowsOf(measures: readonly MeasureTextResponse[]): readonly CodeRow[] {
  const by = (id: string) => (code: string) => sentenceOf(code, id, measures);
  const closing = { kind: "Closing of an inquiry", usedBy: "inquiries feed" };
  const authorization = { kind: "Authorization", usedBy: "inquiries feed" };
  const attended = { kind: "Attendance", usedBy: "attendance feed" };
  return [
    ...feedRows(closedReasons, closing, by("time-to-first-session")),
    ...feedRows(authorizationResults, authorization, (code) => authorizationTexts[code] ?? ""),
    ...feedRows(dischargeReasons, { kind: "Discharge", usedBy: "enrollments feed" }, by("length-of-stay")),
    ...feedRows(
      statuses.filter((status) => status !== "cancelled"),
      attended,
      by("attendance"),
    ),
    ...feedRows(["cancelled"], { ...attended, usedBy: "sessions feed" }, () =>
      sentenceOf("program_cancelled", "attendance", measures),
    ),
    ...readings.flatMap((reading) => measureRows(measures, reading)),
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
