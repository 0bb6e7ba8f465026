import { dayOf } from "#shared/calendar";
import { Refusal } from "#shared/contract/problems";
import { goalNames, populations, type GoalName, type StatedGoal } from "#shared/measures/goals";
import type { NamedGoal } from "./write-goals.js";

/** The options of the command as they were written. */
export interface GoalOptions {
  readonly population?: string | undefined;
  readonly hours?: string | undefined;
  readonly weeks?: string | undefined;
  readonly from?: string | undefined;
}

interface Limits {
  readonly option: "hours" | "weeks";
  readonly most: number;
  readonly what: string;
  readonly example: string;
}

const limits: Readonly<Record<GoalName, Limits>> = {
  access: { option: "hours", most: 720, what: "whole hours from 1 to 720 (30 days)", example: "72" },
  dose: { option: "hours", most: 168, what: "whole hours a week from 1 to 168", example: "9-15" },
  stay: { option: "weeks", most: 104, what: "whole weeks from 1 to 104", example: "2-12" },
};

function refuse(sentence: string): never {
  throw new Refusal("bad-goal", sentence);
}

/** Reads which goal is meant, of whom and from which day; a Refusal names the word and the repair. */
export function readNamed(word: string, { population, from }: GoalOptions): NamedGoal {
  const goal = goalNames.find((each) => each === word);
  if (!goal) return refuse(`"${word}" is no goal: choose ${goalNames.join(", ")}.`);
  return { goal, population: readPopulation(goal, population), from: readFrom(from) };
}

function readPopulation(goal: GoalName, text: string | undefined): NamedGoal["population"] {
  if (goal !== "dose") {
    if (text === undefined) return null;
    return refuse(`${goal} is the same for every population: leave --population out.`);
  }
  const choices = populations.join(", ");
  if (text === undefined)
    return refuse(`The dose band is that of a population: add --population (${choices}).`);
  const found = populations.find((each) => each === text);
  return found ?? refuse(`population is "${text}": choose one of ${choices}.`);
}

function readFrom(text: string | undefined): string | null {
  if (text === undefined) return null;
  if (dayOf(text) !== null) return text;
  throw new Refusal(
    "bad-date",
    `from is "${text}": write a day that exists as YYYY-MM-DD, e.g. 2026-01-31; without --from it holds from the beginning.`,
  );
}

/** Reads a value with the goal that it is of; a Refusal says what can't stand and how to write it. */
export function readStated(word: string, options: GoalOptions): StatedGoal {
  const named = readNamed(word, options);
  const { option, most, what, example } = limits[named.goal];
  const other = option === "hours" ? "weeks" : "hours";
  const repair = `write ${what}, such as --${option} ${example}`;
  if (options[other] !== undefined)
    return refuse(`${named.goal} is in ${option}, not in ${other}: ${repair}.`);
  const text = options[option];
  if (text === undefined) return refuse(`${named.goal} needs --${option}: ${repair}.`);
  const ends = readEnds(text, named.goal === "access" ? 1 : 2);
  if (!ends) return refuse(`${option} is "${text}": ${repair}.`);
  const [lowest, highest] = ends;
  if (lowest < 1 || highest > most || lowest > most)
    return refuse(`${option} is ${text}, out of range: ${repair}.`);
  if (lowest > highest)
    return refuse(`${option} is ${text}, upside down: write the lower end first, ${highest}-${lowest}.`);
  return { ...named, lowest: named.goal === "access" ? null : lowest, highest };
}

/** The ends of "9-15", or "72" twice; null where the text is neither. */
function readEnds(text: string, count: 1 | 2): readonly [lowest: number, highest: number] | null {
  const found = (count === 1 ? /^(\d{1,4})$/ : /^(\d{1,4})[-–](\d{1,4})$/).exec(text);
  if (!found) return null;
  const lowest = Number(found[1]);
  return [lowest, count === 1 ? lowest : Number(found[2])];
}
