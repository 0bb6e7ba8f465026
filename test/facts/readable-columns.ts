import {
  byteColumns,
  dictionaryColumns,
  integerColumns,
  UNKNOWN,
  weekCounts,
  type EpisodeColumns,
  type ProgramColumns,
} from "#shared/measures/columns";

/** One episode's values by column name, codes as text: comparable whatever numbers the dictionaries gave. */
export type ReadableEpisode = Readonly<Record<string, number | string | null>>;

/** All episodes of the columns, in their order. */
export function readableColumns(columns: EpisodeColumns): readonly ReadableEpisode[] {
  return columns.programs.flatMap((block) => [
    ...Array.from({ length: block.length }, (_, index) => {
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
      row["weeks"] = JSON.stringify(weeksOf(block, index));
      row["scores"] = JSON.stringify(scoresOf(columns, { block, index }));
      return row;
    }),
    ...sessionsOf(columns, block),
  ]);
}

function weeksOf({ weeks }: ProgramColumns, index: number): unknown {
  const rows = [];
  for (let row = weeks.from[index] ?? 0; row < (weeks.to[index] ?? 0); row += 1) {
    rows.push([weeks.weekOn[row], ...weekCounts.map((name) => weeks.counts[name][row])]);
  }
  return rows;
}

function scoresOf(columns: EpisodeColumns, at: { block: ProgramColumns; index: number }): unknown {
  const { scores } = at.block;
  const rows = [];
  for (let row = scores.from[at.index] ?? 0; row < (scores.to[at.index] ?? 0); row += 1) {
    const instrument = columns.instruments[scores.instrument[row] ?? 0];
    rows.push([
      instrument,
      scores.takenOn[row],
      scores.hundredths[row],
      scores.isProrated[row],
      scores.safetyItem[row],
    ]);
  }
  return rows;
}

function sessionsOf(columns: EpisodeColumns, block: ProgramColumns): ReadableEpisode[] {
  const { sessions } = block;
  return Array.from({ length: sessions.length }, (_, index) => ({
    program: block.key.program,
    sessionNo: sessions.sessionNo[index] ?? null,
    startsAt: sessions.startsAt[index] ?? null,
    startsOn: sessions.startsOn[index] ?? null,
    group: columns.dictionaries.group[sessions.group[index] ?? 0] ?? null,
    capacity: sessions.capacity[index] ?? null,
    attendedSeats: sessions.attendedSeats[index] ?? null,
    isCancelled: sessions.isCancelled[index] ?? null,
  }));
}
