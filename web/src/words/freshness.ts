import { instantOf } from "#shared/calendar";
import type { StatusResponse } from "#shared/contract/measures";
import { formatCount } from "#shared/format";

/** A calendar that stops for holidays stops for less. */
const LATE_DAYS = 14;

/** How old the latest session is in days of 24 hours up to as-of; null where there is none. */
function daysOld({ asOf, latestSessionAt }: StatusResponse): number | null {
  const now = instantOf(asOf);
  const latest = latestSessionAt === null ? null : instantOf(latestSessionAt);
  return now === null || latest === null ? null : Math.floor((now - latest) / 86_400);
}

/** A small screen says how old the data are only where they aren't of today. */
export function isFresh(status: StatusResponse): boolean {
  return daysOld(status) === 0;
}

/** How old the latest session is: late data show here first. */
export function freshnessWords(status: StatusResponse): string {
  const days = daysOld(status);
  if (days === null) return "no session yet";
  if (days < 1) return "latest session less than a day old";
  return `latest session ${formatCount(days)} ${days === 1 ? "day" : "days"} old`;
}

/** What late data do to figures, in two sentences; null while the latest session is not long ago, and of demo data. */
export function lateWords(status: StatusResponse): { readonly strong: string; readonly rest: string } | null {
  const days = daysOld(status);
  if (status.demo || days === null || days <= LATE_DAYS) return null;
  return {
    strong: `The latest session on file is ${formatCount(days)} days old.`,
    rest: "Until newer files are imported, the weeks since then count 0 hours attended, and people in the program count as without sessions and scores.",
  };
}
