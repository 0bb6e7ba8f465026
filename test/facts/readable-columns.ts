import {
  byteColumns,
  dictionaryColumns,
  integerColumns,
  UNKNOWN,
  type EpisodeColumns,
} from "#shared/measures/columns";

/** One episode's values by column name, codes as text: comparable whatever numbers the dictionaries gave. */
export type ReadableEpisode = Readonly<Record<string, number | string | null>>;

/** All episodes of the columns, in their order. */
export function readableColumns(columns: EpisodeColumns): readonly ReadableEpisode[] {
  return columns.programs.flatMap((block) =>
    Array.from({ length: block.length }, (_, index) => {
      const row: Record<string, number | string | null> = {
        program: block.key.program,
        zone: block.key.zone,
        episodeNo: block.episodeNo[index] ?? null,
      };
      for (const name of integerColumns) {
        const value = block.integers[name][index];
        row[name] = value === UNKNOWN || value === undefined ? null : value;
      }
      for (const name of byteColumns) row[name] = block.bytes[name][index] ?? null;
      for (const name of dictionaryColumns)
        row[name] = columns.dictionaries[name][block.codes[name][index] ?? -1] ?? null;
      return row;
    }),
  );
}
