import { isoOfDay } from "../calendar.js";
import { formatDay } from "../format.js";
import type { Population } from "../instruments/instrument.js";
import { populations, type Band, type DatedValues, type Goals, type StatedGoal } from "./goals.js";

/** The access goal as sentences say it: its hours, or where it has changed what it is called. */
export interface AccessWords {
  /** Whether one value holds, so that its hours say it all. */
  readonly isOne: boolean;
  /** What something lies within or past: "48 hours", "the access goal". */
  readonly goal: string;
  /** So long: "48 hours", "the hours of the access goal". */
  readonly long: string;
  /** How old: "less than 48 hours old", "younger than the access goal". */
  readonly younger: string;
  /** "more than 48 hours old", "older than the access goal". */
  readonly older: string;
  /** Who has waited more: "longer than 48 hours", "past the access goal". */
  readonly past: string;
  /** What somebody has behind them: "48 hours are over", "hours of the access goal are over". */
  readonly over: string;
  /** What is left of the clock is left to it: "48", "the goal". */
  readonly short: string;
  /** Every value with its days: "48 hours", "48 hours for inquiries until 31 Dec 2025, 72 hours since". */
  readonly each: string;
}

/** "1 hour", "48 hours". */
export function hoursWords(hours: number): string {
  return hours === 1 ? "1 hour" : `${hours} hours`;
}

/** The words for an access goal, or for the values of one that hold over some days. */
export function accessWords(access: DatedValues<number>): AccessWords {
  const each = datedWords(access, hoursWords, " for inquiries");
  if (access.length > 1) {
    return {
      isOne: false,
      goal: "the access goal",
      long: "the hours of the access goal",
      younger: "younger than the access goal",
      older: "older than the access goal",
      past: "past the access goal",
      over: "hours of the access goal are over",
      short: "the goal",
      each,
    };
  }
  return {
    isOne: true,
    goal: each,
    long: each,
    younger: `less than ${each} old`,
    older: `more than ${each} old`,
    past: `longer than ${each}`,
    over: `${each} ${access[0].value === 1 ? "is" : "are"} over`,
    short: String(access[0].value),
    each,
  };
}

/** Each value with its last day, the newest with "since": "48 hours for inquiries until 31 Dec 2025, 72 hours since". */
export function datedWords<Value>(
  dated: DatedValues<Value>,
  ...[write, whose = ""]: readonly [write: (value: Value) => string, whose?: string]
): string {
  if (dated.length === 1) return write(dated[0].value);
  const parts = dated.map(({ value }, place) => {
    const next = dated[place + 1]?.from ?? null;
    const until = next === null ? "since" : `until ${formatDay(isoOfDay(next - 1))}`;
    return `${write(value)}${place === 0 ? whose : ""} ${until}`;
  });
  return parts.join(", ");
}

/** The column of a list that says what is left of the clock. */
export function hoursLeftTitle(goals: Goals): string {
  return `Hours left to ${accessWords(goals.access).short}`;
}

const plurals: Readonly<Record<Population, string>> = {
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

const goalTitles: Readonly<Record<StatedGoal["goal"], string>> = {
  access: "access goal",
  dose: "dose band",
  stay: "stay band",
};

/** "access goal", "dose band of adults". */
export function goalTitle({ goal, population }: Pick<StatedGoal, "goal" | "population">): string {
  return `${goalTitles[goal]}${population === null ? "" : ` of ${plurals[population]}`}`;
}

/** "the access goal", "the dose band of adults from 1 Jan 2026". */
export function settingWords(named: Pick<StatedGoal, "goal" | "population" | "from">): string {
  const from = named.from === null ? "" : ` from ${formatDay(named.from)}`;
  return `the ${goalTitle(named)}${from}`;
}

/** "48 hours", "9 to 15 hours a week", "2 to 12 weeks". */
export function goalValueWords({ goal, lowest, highest }: StatedGoal): string {
  const band = bandWords({ lowest: lowest ?? highest, highest });
  if (goal === "access") return hoursWords(highest);
  return goal === "dose" ? `${band} hours a week` : `${band} weeks`;
}
