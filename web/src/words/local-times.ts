import { instantOf, isoOfInstant, offsetSeconds } from "#shared/calendar";
import { formatDay } from "#shared/format";

/** An ISO instant on the clocks of a zone: "5 Jan 2026, 11:45". What is no instant comes back as it is. */
export function localTime(isoInstant: string, zone: string): string {
  const instant = instantOf(isoInstant);
  if (instant === null) return isoInstant;
  const local = isoOfInstant(instant + offsetSeconds(instant, zone));
  return `${formatDay(local.slice(0, 10))}, ${local.slice(11, 16)}`;
}

/** The local day of an ISO instant in a zone, YYYY-MM-DD; null for what is no instant. */
export function localDay(isoInstant: string | null, zone: string): string | null {
  const instant = isoInstant === null ? null : instantOf(isoInstant);
  return instant === null ? null : isoOfInstant(instant + offsetSeconds(instant, zone)).slice(0, 10);
}
