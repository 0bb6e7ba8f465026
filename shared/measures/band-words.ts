import type { Population } from "../instruments/instrument.js";
import { datedWords } from "./goal-words.js";
import { populations, type Band, type DatedValues, type Goals } from "./goals.js";

export const plurals: Readonly<Record<Population, string>> = {
  child: "children",
  adolescent: "adolescents",
  adult: "adults",
  older_adult: "older adults",
};

/** "adults", "adults and older adults", "adults, older adults and children". */
function joined(words: readonly string[]): string {
  const last = words.at(-1) ?? "";
  return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} and ${last}`;
}

const oldestFirst = ["adult", "older_adult", "adolescent", "child"] as const satisfies readonly Population[];

/** Whether both have the same bands from the same days. */
export function isSameBand(one: DatedValues<Band>, other: DatedValues<Band>): boolean {
  return (
    one.length === other.length &&
    one.every(({ from, value }, place) => {
      const beside = other[place];
      return (
        beside?.from === from &&
        beside.value.lowest === value.lowest &&
        beside.value.highest === value.highest
      );
    })
  );
}

/** How a dose band is written: its first mention may say the unit in full. */
export type WriteBand = (band: Band, isFirst: boolean) => string;

/** What is written of the bands, and of whom it is the same, adults first. */
function dosesInWords(
  { dose }: Pick<Goals, "dose">,
  write: WriteBand,
): readonly { readonly words: string; readonly whose: readonly Population[] }[] {
  const groups = new Map<string, Population[]>();
  for (const population of oldestFirst) {
    const words = datedWords(dose[population], (band) => write(band, groups.size === 0));
    const same = groups.get(words) ?? groups.get(datedWords(dose[population], (band) => write(band, true)));
    if (same) same.push(population);
    else groups.set(words, [population]);
  }
  return [...groups].map(([words, whose]) => ({ words, whose }));
}

/**
 * "9 to 15 hours for adults and older adults, 6 to 15 hours for adolescents and children"; where a band has changed, whose it
 * is comes first: "adults 9 to 15 hours until 4 Jan 2026, 9 to 20 hours since; older adults 9 to 15 hours".
 */
export function doseWords(goals: Pick<Goals, "dose">, write: WriteBand): string {
  const groups = dosesInWords(goals, write).map(({ words, whose }) => ({
    words,
    names: joined(whose.map((each) => plurals[each])),
  }));
  return hasDoseChanged(goals)
    ? groups.map(({ words, names }) => `${names} ${words}`).join("; ")
    : groups.map(({ words, names }) => `${words} for ${names}`).join(", ");
}

/** Whether the band of some population has changed: its days have commas of their own. */
export function hasDoseChanged({ dose }: Pick<Goals, "dose">): boolean {
  return populations.some((population) => dose[population].length > 1);
}

/** The lower ends as a stay's plan needs them: "9 h; 6 h for children and adolescents". */
export function lowestDoseWords(goals: Pick<Goals, "dose">): string {
  const groups = dosesInWords(goals, ({ lowest }) => `${lowest} h`).map(({ words, whose }) => ({
    words,
    // Youngest first: who is not named before is every adult.
    names: joined(whose.toReversed().map((each) => plurals[each])),
    isAllAdults: whose.includes("adult") && whose.includes("older_adult"),
  }));
  if (hasDoseChanged(goals)) return groups.map(({ words, names }) => `${names} ${words}`).join("; ");
  return groups
    .map(({ words, names, isAllAdults }) => (isAllAdults ? words : `${words} for ${names}`))
    .join("; ");
}

/** "9 to 15". */
export function bandWords({ lowest, highest }: Band): string {
  return `${lowest} to ${highest}`;
}
