import type { EpisodeResponse } from "#shared/contract/episodes";
import { formatCode, formatHours } from "#shared/format";
import { numberColumns } from "../../files/file-numbers.js";
import { localTime } from "../../words/local-times.js";
import type { TableColumn } from "../../tables/table-spec.js";
import { ownerTitles, type ClockStep, type WaitClock } from "./wait-clock.js";

/** One row of the clock's table: an instant, or a stretch between two and who owned it. */
export interface ClockRow {
  readonly what: string;
  readonly at: string;
  /** Hours after the inquiry: of an instant, or from where to where a stretch goes. */
  readonly from: number;
  readonly to: number | null;
}

/** Hours after the inquiry, which itself is at 0 h. */
export function hoursWords(hours: number): string {
  return hours === 0 ? "0 h" : formatHours(hours);
}

type Said = Pick<EpisodeResponse, "authorizationResult" | "closedReason">;

/** A step's name with what came of it: "Authorization decided: approved". */
export function stepWords({ id, title }: Pick<ClockStep, "id" | "title">, said: Said): string {
  const found =
    id === "authorizationDecidedAt" ? said.authorizationResult : id === "closedAt" ? said.closedReason : null;
  return found === null ? title : `${title}: ${formatCode(found)}`;
}

/** Every instant in order of time, then every stretch with its owner. */
export function clockRows(
  clock: WaitClock,
  episode: Said & Pick<EpisodeResponse, "zone">,
): readonly ClockRow[] {
  return [
    ...clock.steps.map((step, index) => ({
      what: `${index + 1}. ${stepWords(step, episode)}`,
      at: localTime(step.at, episode.zone),
      from: step.hours,
      to: null,
    })),
    ...clock.stretches.map(({ owner, fromHours, toHours }) => ({
      what: `Hours of the ${ownerTitles[owner].toLowerCase()}`,
      at: "–",
      from: fromHours,
      to: toHours,
    })),
  ];
}

export const clockColumns: readonly TableColumn<ClockRow>[] = [
  { id: "what", title: "Step or stretch", cell: (row) => row.what },
  { id: "at", title: "Local time", cell: (row) => row.at },
  {
    id: "hours",
    title: "After the inquiry",
    align: "number",
    numbers: numberColumns({ "from, hours": (row) => row.from, "to, hours": (row) => row.to }),
    cell: ({ from, to }) => (to === null ? hoursWords(from) : `${hoursWords(from)} to ${hoursWords(to)}`),
  },
  {
    id: "long",
    title: "Took",
    align: "number",
    numbers: numberColumns({ hours: ({ from, to }) => (to === null ? null : to - from) }),
    cell: ({ from, to }) => (to === null ? "–" : formatHours(to - from)),
  },
];
