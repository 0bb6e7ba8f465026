/**
 * What a title says: one sentence without its full stop, or a first part and what else there is to say, which stands
 * smaller under it. The two are parts from where they are made: the names of programs in them may hold any sign.
 */
export type Finding = string | { readonly title: string; readonly rest: string };

/** A finding with its rest; where there is nothing else to say, the title alone. */
export function findingOf(title: string, rest: string): Finding {
  return rest === "" ? title : { title, rest };
}

/** The part that stands as heading. */
export function titleOf(finding: Finding): string {
  return typeof finding === "string" ? finding : finding.title;
}

/** What stands under the heading; empty where nothing else is said. */
export function restOf(finding: Finding): string {
  return typeof finding === "string" ? "" : finding.rest;
}

/** All of it in one line, as it is spoken and as it stands in a picture. */
export function inOneLine(finding: Finding): string {
  return typeof finding === "string" ? finding : `${finding.title}; ${finding.rest}`;
}
