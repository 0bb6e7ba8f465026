import { localDayOfInstant } from "#shared/calendar";
import { instruments as registry } from "#shared/instruments/index";
import type { Measure, View } from "#shared/measures/definition";
import type { Episode } from "#shared/measures/episode";
import { defaultGoals } from "#shared/measures/goals";
import { evaluateMeasure } from "#shared/measures/counting/evaluate";
import { Moment } from "#shared/measures/moment";
import type { MeasureResult } from "#shared/measures/result";
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
  type ProgramColumns,
  type ProgramKey,
  type SessionColumns,
  type WeekColumns,
  type WeekCount,
  NO_ANSWER,
  weekCounts,
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
  readonly earlySessions?: number;
  readonly noShowsInARow?: number;
  readonly weeks?: readonly ({ readonly weekOn: number } & Partial<Record<WeekCount, number>>)[];
  readonly scores?: readonly StatedScore[];
}

/** A score as a test states it. */
export interface StatedScore {
  readonly instrument: string;
  readonly takenOn: number;
  readonly total: number;
  readonly isProrated?: boolean;
  readonly safetyItem?: number;
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
    case "earlySessions":
      return episode.earlySessions ?? 0;
    case "noShowsInARow":
      return episode.noShowsInARow ?? 0;
    case "closedReason":
      return (closedReasons as readonly string[]).indexOf(episode.closedReason ?? "");
    case "dischargeReason":
      return (dischargeReasons as readonly string[]).indexOf(episode.dischargeReason ?? "");
    case "authorizationResult":
      return (authorizationResults as readonly string[]).indexOf(episode.authorizationResult ?? "");
  }
}

/** A session as a test states it. */
export interface StatedSession {
  readonly startsAt: number;
  readonly startsOn: number;
  readonly group?: string;
  readonly capacity?: number;
  readonly attendedSeats?: number;
  readonly isCancelled?: boolean;
}

function runsOf(lengths: readonly number[]): { from: Int32Array; to: Int32Array } {
  let end = 0;
  const to = Int32Array.from(lengths, (length) => (end += length));
  return { from: to.map((each, index) => each - (lengths[index] ?? 0)), to };
}

function weeksOf(episodes: readonly StatedEpisode[]): WeekColumns {
  const weeks = episodes.flatMap((each) => each.weeks ?? []);
  const counts = Object.fromEntries(
    weekCounts.map((name) => [name, Uint16Array.from(weeks, (week) => week[name] ?? 0)]),
  ) as WeekColumns["counts"];
  const weekOn = Int32Array.from(weeks, (week) => week.weekOn);
  return { ...runsOf(episodes.map((each) => each.weeks?.length ?? 0)), weekOn, counts };
}

function scoresOf(
  episodes: readonly StatedEpisode[],
  codeOf: (instrument: string) => number,
): ProgramColumns["scores"] {
  // By instrument, then day, as the columns are loaded; tests state scores in the order of their days.
  const byInstrument = episodes.map((each) =>
    [...(each.scores ?? [])].sort((a, b) =>
      a.instrument < b.instrument ? -1 : a.instrument > b.instrument ? 1 : 0,
    ),
  );
  const scores = byInstrument.flat();
  return {
    ...runsOf(byInstrument.map((each) => each.length)),
    instrument: Uint16Array.from(scores, (score) => codeOf(score.instrument)),
    takenOn: Int32Array.from(scores, (score) => score.takenOn),
    hundredths: Int32Array.from(scores, (score) => Math.round(score.total * 100)),
    isProrated: Uint8Array.from(scores, (score) => (score.isProrated === true ? 1 : 0)),
    safetyItem: Uint8Array.from(scores, (score) => score.safetyItem ?? NO_ANSWER),
  };
}

function sessionsOf(stated: readonly StatedSession[], codeOf: (group: string) => number): SessionColumns {
  const sessions = stated.toSorted((one, other) => one.startsOn - other.startsOn);
  return {
    length: sessions.length,
    sessionNo: Int32Array.from(sessions, (_, index) => index + 1),
    startsAt: Int32Array.from(sessions, (each) => each.startsAt),
    startsOn: Int32Array.from(sessions, (each) => each.startsOn),
    group: Uint32Array.from(sessions, (each) => codeOf(each.group ?? "")),
    capacity: Int32Array.from(sessions, (each) => each.capacity ?? 0),
    attendedSeats: Uint16Array.from(sessions, (each) => each.attendedSeats ?? 0),
    isCancelled: Uint8Array.from(sessions, (each) => (each.isCancelled === true ? 1 : 0)),
  };
}

/** One program as a test states it. */
export interface StatedProgram {
  readonly key?: Partial<ProgramKey>;
  readonly episodes: readonly StatedEpisode[];
  readonly sessions?: readonly StatedSession[];
}

/** Columns of stated episodes, one program or several. */
export function columnsOf(...programs: readonly StatedProgram[]): EpisodeColumns {
  const dictionaries = Object.fromEntries(dictionaryColumns.map((column) => [column, [""]])) as Record<
    DictionaryColumn,
    string[]
  >;
  const instruments = [""];
  const numberIn = (values: string[], value: string): number => {
    const known = values.indexOf(value);
    return known >= 0 ? known : values.push(value) - 1;
  };
  const codeOf = (column: DictionaryColumn, value: string): number => numberIn(dictionaries[column], value);
  const blocks = programs.map(({ key, episodes, sessions }) => ({
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
    weeks: weeksOf(episodes),
    scores: scoresOf(episodes, (instrument) => numberIn(instruments, instrument)),
    sessions: sessionsOf(sessions ?? [], (group) => codeOf("group", group)),
  }));
  return { version: 1, programs: blocks, dictionaries, instruments };
}

/** The moment of an as-of instant in the stated program's zone, with the built-in instruments of the columns. */
export function momentOf(asOf: number, columns?: EpisodeColumns, goals = defaultGoals): Moment {
  const byId = new Map(registry.map((instrument) => [instrument.id, instrument]));
  const instruments = (columns?.instruments ?? []).map((id) => byId.get(id));
  return new Moment({ asOf, asOfOn: localDayOfInstant(asOf, PROGRAM.zone), instruments, goals });
}

/** What the companion of that id observes of an episode; an error where there is no such companion. */
export function observe(measure: Measure, id: string, where: { episode: Episode; moment: Moment }): unknown {
  const items = measure.kind === "list" ? measure.items : [];
  const found = [...measure.companions, ...items].find((each) => each.id === id);
  if (!found || found.kind === "trajectory") throw new Error(`${measure.id} has no companion ${id}.`);
  return found.observe(where.episode, where.moment);
}

/** A measure's result over stated columns. */
export function evaluateStated(columns: EpisodeColumns, measure: Measure, view: View): MeasureResult {
  return evaluateMeasure({ columns, measure, view, registry });
}

/** Unix seconds of an ISO instant. */
export function at(iso: string): number {
  return Date.parse(iso) / 1000;
}

/** Days since 1970-01-01 of an ISO date. */
export function on(iso: string): number {
  return Date.parse(`${iso}T00:00:00Z`) / 86_400_000;
}
