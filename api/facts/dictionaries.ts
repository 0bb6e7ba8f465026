import { dictionaryColumns, type EpisodeColumns } from "#shared/measures/columns";

/** Typed arrays that can still grow or be replaced while a block is made. */
export type Growing<Name extends string, Column> = Record<Name, Column>;

/** One of what is made for each of the names. */
export function forEach<Name extends string, Column>(
  names: readonly Name[],
  make: (name: Name) => Column,
): Growing<Name, Column> {
  const made: Partial<Record<Name, Column>> = {};
  for (const name of names) made[name] = make(name);
  return made as Record<Name, Column>;
}

/** What has numbers: the dictionary columns, and the instruments. */
const numbered = [...dictionaryColumns, "instrument"] as const;
type Numbered = (typeof numbered)[number];

/** Text to number per dictionary column; numbers are only ever appended, 0 is "not known". */
export class Dictionaries {
  private readonly numbers: Growing<Numbered, Map<string, number>>;
  private readonly values: Growing<Numbered, string[]>;

  /** Goes on from earlier dictionaries without changing them. */
  constructor(earlier?: Pick<EpisodeColumns, "dictionaries" | "instruments">) {
    const valuesOf = (name: Numbered): readonly string[] | undefined =>
      name === "instrument" ? earlier?.instruments : earlier?.dictionaries[name];
    this.values = forEach(numbered, (name) => [...(valuesOf(name) ?? [""])]);
    this.numbers = forEach(
      numbered,
      (name) => new Map(this.values[name].map((value, number) => [value, number])),
    );
  }

  /** Number of a value, given to it at its first sight. */
  number(column: Numbered, value: string): number {
    const numbers = this.numbers[column];
    let number = numbers.get(value);
    if (number === undefined) {
      number = this.values[column].push(value) - 1;
      numbers.set(value, number);
    }
    return number;
  }

  /** The values by number. */
  list(): Pick<EpisodeColumns, "dictionaries" | "instruments"> {
    const { instrument, ...dictionaries } = this.values;
    return { dictionaries, instruments: instrument };
  }
}
