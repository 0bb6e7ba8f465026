import { localDayOfInstant } from "../../calendar.js";
import type { Instrument } from "../../instruments/instrument.js";
import type { EpisodeColumns, ProgramColumns } from "../columns.js";
import { Moment } from "../moment.js";

/** By the columns' list of instruments: what the registry had of them when it was asked last. */
const known = new WeakMap<
  EpisodeColumns["instruments"],
  { readonly registry: readonly Instrument[]; readonly instruments: Moment["instruments"] }
>();

/** Instruments by their number in the columns, as the registry has them; the same list as long as both are the same. */
export function instrumentsOf(
  columns: EpisodeColumns,
  registry: readonly Instrument[],
): Moment["instruments"] {
  const found = known.get(columns.instruments);
  // Stryker disable next-line ConditionalExpression: to look again finds the same.
  if (found?.registry === registry) return found.instruments;
  const instruments = instrumentsIn(columns, registry);
  known.set(columns.instruments, { registry, instruments });
  return instruments;
}

function instrumentsIn(columns: EpisodeColumns, registry: readonly Instrument[]): Moment["instruments"] {
  const byId = new Map(registry.map((instrument) => [instrument.id, instrument]));
  return columns.instruments.map((id) => byId.get(id));
}

/** The moment of an as-of instant in a program, with the instruments and goals in effect. */
export function momentIn(
  program: ProgramColumns,
  asOf: number,
  { instruments, goals }: Pick<Moment, "instruments" | "goals">,
): Moment {
  return new Moment({ instruments, goals, asOf, asOfOn: localDayOfInstant(asOf, program.key.zone) });
}
