import type { RowResponse } from "#shared/contract/measures";
import { formatHours } from "#shared/format";

/** The number that a row of `waiting-now` has under a column title; null where it has none. */
function numberOf(row: RowResponse, title: string): number | null {
  const found = row.details?.[title];
  return typeof found === "number" ? found : null;
}

const LEFT = /^Hours left to /;

/** Hours left to the access goal, negative once it is past; null where the row doesn't say. */
export function hoursLeft(row: RowResponse): number | null {
  // Its title names the goal, which can have changed since the row was read.
  const title = Object.keys(row.details ?? {}).find((each) => LEFT.test(each));
  return title === undefined ? null : numberOf(row, title);
}

/** "16 h left", "past by 3 d 4 h", "–". */
export function hoursLeftWords(row: RowResponse): string {
  const left = hoursLeft(row);
  if (left === null) return "–";
  return left >= 0 ? `${formatHours(left)} left` : `past by ${formatHours(-left)}`;
}

/** Who owns the clock now: payer, person or program; "–" where the row doesn't say. */
export function ownerOf(row: RowResponse): string {
  const owner = row.details?.["Owner of the clock"];
  return typeof owner === "string" ? owner : "–";
}

/** The page of the episode that a row stands for; null for seats, which belong to nobody. */
export function episodeLink(row: Pick<RowResponse, "programCode" | "episodeNo">): string | null {
  return row.episodeNo === null ? null : `/episode/${encodeURIComponent(row.programCode)}/${row.episodeNo}`;
}
