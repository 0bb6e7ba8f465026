import { periodBounds, periodOfDay } from "../calendar.js";
import type { Dimension, View } from "./definition.js";
import {
  UNKNOWN,
  dictionaryColumns,
  type DictionaryColumn,
  type EpisodeColumns,
  type ProgramColumns,
} from "./episode.js";

/** How a dimension writes that a value is not known. */
export const UNKNOWN_VALUE = "unknown";

function isDictionaryColumn(dimension: Dimension): dimension is DictionaryColumn {
  return (dictionaryColumns as readonly string[]).includes(dimension);
}

/** The value of a dimension that is the same for all episodes of a program; null for the others. */
function programValue(program: ProgramColumns, dimension: Dimension): string | null {
  switch (dimension) {
    case "program":
      return program.key.program;
    case "track":
      return program.key.track;
    case "site":
      return program.key.site;
    case "population":
      return program.key.population;
    default:
      return null;
  }
}

/**
 * The group that each episode of one program falls into, as a number, with what the number stands for.
 * Made once a program and view, so that an episode costs a few array reads.
 */
export class ProgramGrouping {
  private readonly parts: { codes: Uint32Array; values: readonly string[] }[] = [];
  private readonly filters: { codes: Uint32Array; wanted: ReadonlySet<number> }[] = [];
  private readonly fixed: Record<string, string> = {};
  private readonly labels: string[] = [];
  private readonly labelOfDay = new Map<number, number>();
  /** False when no episode of the program can be in the view. */
  readonly isWanted: boolean;

  constructor(
    columns: EpisodeColumns,
    private readonly program: ProgramColumns,
    private readonly view: View,
  ) {
    this.isWanted = this.readFilters(columns);
    for (const dimension of view.by) {
      if (isDictionaryColumn(dimension)) {
        this.parts.push({ codes: program.codes[dimension], values: columns.dictionaries[dimension] });
      } else this.fixed[dimension] = programValue(program, dimension) ?? UNKNOWN_VALUE;
    }
  }

  private readFilters(columns: EpisodeColumns): boolean {
    for (const { dimension, value } of this.view.where) {
      if (!isDictionaryColumn(dimension)) {
        if (programValue(this.program, dimension) !== value) return false;
        continue;
      }
      const wanted = new Set<number>();
      for (const [code, known] of columns.dictionaries[dimension].entries()) {
        if ((known || UNKNOWN_VALUE) === value) wanted.add(code);
      }
      if (wanted.size === 0) return false;
      this.filters.push({ codes: this.program.codes[dimension], wanted });
    }
    return true;
  }

  /** Whether the episode at `index` with that index day belongs to the view. */
  isInside(index: number, day: number): boolean {
    if (day === UNKNOWN) return false;
    if (this.view.from !== null && day < this.view.from) return false;
    if (this.view.to !== null && day >= this.view.to) return false;
    for (const filter of this.filters) {
      if (!filter.wanted.has(filter.codes[index] ?? 0)) return false;
    }
    return true;
  }

  /** A number that is the same for two episodes of the program exactly when group and period are. */
  groupOf(index: number, day: number): number {
    let group = this.view.every === null ? 0 : this.periodOf(day);
    for (const part of this.parts) group = group * part.values.length + (part.codes[index] ?? 0);
    return group;
  }

  private periodOf(day: number): number {
    const known = this.labelOfDay.get(day);
    if (known !== undefined) return known;
    const label = periodOfDay(day, this.view.every ?? "year");
    const bounds = periodBounds(label);
    this.labels.push(label);
    for (let each = bounds.from; each < bounds.to; each += 1)
      this.labelOfDay.set(each, this.labels.length - 1);
    return this.labels.length - 1;
  }

  /** What a number of `groupOf` stands for. */
  describe(group: number): { key: Record<string, string>; period: string | null } {
    let rest = group;
    const values: string[] = [];
    for (const part of [...this.parts].reverse()) {
      values.unshift(part.values[rest % part.values.length] || UNKNOWN_VALUE);
      rest = Math.floor(rest / part.values.length);
    }
    const key: Record<string, string> = {};
    for (const dimension of this.view.by) {
      key[dimension] = isDictionaryColumn(dimension)
        ? (values.shift() ?? UNKNOWN_VALUE)
        : (this.fixed[dimension] ?? UNKNOWN_VALUE);
    }
    return { key, period: this.view.every === null ? null : (this.labels[rest] ?? null) };
  }
}
