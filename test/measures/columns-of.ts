import {
  byteColumns,
  dictionaryColumns,
  integerColumns,
  UNKNOWN,
  authorizationResults,
  closedReasons,
  dischargeReasons,
  type ByteColumn,
  type DictionaryColumn,
  type EpisodeColumns,
  type IntegerColumn,
  type ProgramKey,
} from "#shared/measures/columns";

type Integers = Partial<Record<IntegerColumn, number>>;
type Dictionary = Partial<Record<DictionaryColumn, string>>;

/** An episode as a test states it; what is not stated is not known. */
export interface StatedEpisode extends Integers, Dictionary {
  readonly isRepeat?: boolean;
  readonly plannedWeeks?: number;
  readonly closedReason?: string;
  readonly dischargeReason?: string;
  readonly authorizationResult?: string;
}

export const PROGRAM: ProgramKey = {
  program: "MH-A",
  name: "Mental health, adults",
  site: "North",
  track: "mental_health",
  population: "adult",
  zone: "America/Chicago",
};

function byteOf(episode: StatedEpisode, column: ByteColumn): number {
  switch (column) {
    case "isRepeat":
      return episode.isRepeat === true ? 1 : 0;
    case "plannedWeeks":
      return episode.plannedWeeks ?? 0;
    case "closedReason":
      return (closedReasons as readonly string[]).indexOf(episode.closedReason ?? "");
    case "dischargeReason":
      return (dischargeReasons as readonly string[]).indexOf(episode.dischargeReason ?? "");
    case "authorizationResult":
      return (authorizationResults as readonly string[]).indexOf(episode.authorizationResult ?? "");
  }
}

/** Columns of stated episodes, one program or several. */
export function columnsOf(
  ...programs: readonly { key?: Partial<ProgramKey>; episodes: readonly StatedEpisode[] }[]
): EpisodeColumns {
  const dictionaries = Object.fromEntries(dictionaryColumns.map((column) => [column, [""]])) as Record<
    DictionaryColumn,
    string[]
  >;
  const codeOf = (column: DictionaryColumn, value: string): number => {
    const known = dictionaries[column].indexOf(value);
    return known >= 0 ? known : dictionaries[column].push(value) - 1;
  };
  const blocks = programs.map(({ key, episodes }) => ({
    key: { ...PROGRAM, ...key },
    length: episodes.length,
    episodeNo: Int32Array.from(episodes, (_, index) => index + 1),
    integers: Object.fromEntries(
      integerColumns.map((column) => [
        column,
        Int32Array.from(episodes, (each) => each[column] ?? (column === "attendedMinutes" ? 0 : UNKNOWN)),
      ]),
    ) as Record<IntegerColumn, Int32Array>,
    bytes: Object.fromEntries(
      byteColumns.map((column) => [column, Uint8Array.from(episodes, (each) => byteOf(each, column))]),
    ) as Record<ByteColumn, Uint8Array>,
    codes: Object.fromEntries(
      dictionaryColumns.map((column) => [
        column,
        Uint32Array.from(episodes, (each) => codeOf(column, each[column] ?? "")),
      ]),
    ) as Record<DictionaryColumn, Uint32Array>,
  }));
  return { version: 1, programs: blocks, dictionaries };
}

/** Unix seconds of an ISO instant. */
export function at(iso: string): number {
  return Date.parse(iso) / 1000;
}

/** Days since 1970-01-01 of an ISO date. */
export function on(iso: string): number {
  return Date.parse(`${iso}T00:00:00Z`) / 86_400_000;
}
