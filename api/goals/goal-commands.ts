import { parseArgs } from "node:util";
import { dayOf, isoOfDay, mondayOf } from "#shared/calendar";
import { formatDay, formatInstant, sentenceCase } from "#shared/format";
import { goalTitle, goalValueWords, settingWords } from "#shared/measures/setting-words";
import type { StatedGoal } from "#shared/measures/goals";
import { accountName, aligned, type Command, type Surroundings } from "../command.js";
import { queriesOf } from "../database/run-query.js";
import { describeGoals, readGoalSettings } from "../settings/read-goals.js";
import { readNamed, readStated, type GoalOptions } from "./read-goal-words.js";
import { removeGoal, setGoal } from "./write-goals.js";

const help = `goals [--json]
goals set access --hours 72 [--from D] [--by NAME] [--json]
goals set dose --population P --hours 9-20 [--from D] [--by NAME] [--json]
goals set stay --weeks 2-16 [--from D] [--by NAME] [--json]
goals remove access|dose|stay [--population P] [--from D] [--json]

Without more words: lists the goals and bands in effect, each with the day from which it holds.
set     a value from a day on; without --from it holds from the beginning, in place of the product's own
remove  takes a value back; what held before it holds on
  --hours N        access: hours from the inquiry to the first session, that many included
  --hours N-M      dose: attended hours a week, both ends included
  --weeks N-M      stay: weeks from admission to discharge, both ends included
  --population P   child, adolescent, adult or older_adult
  --from D         first local day on which it holds (YYYY-MM-DD): that of the inquiry for access, of the week's Monday
                   for dose, of the admission for stay; for the planned dose of a whole stay, of the admission
  --by NAME        who changes it; without it the name of the account

Figures of earlier days keep the value that held then. Ids such as access-within-48h are names and stay.

Examples:
  goals set access --hours 72 --from 2026-01-01 --by "Quality lead"
  goals set dose --population adult --hours 9-20
  goals remove access --from 2026-01-01
`;

interface Asked extends Surroundings {
  readonly isJson: boolean;
  readonly by: string;
}

async function list({ client, stdout, isJson }: Asked): Promise<number> {
  const goals = describeGoals(await readGoalSettings(queriesOf(client)));
  if (isJson) {
    stdout.write(`${JSON.stringify({ goals })}\n`);
    return 0;
  }
  const lines = goals.map((each) => [
    goalTitle(each),
    each.from === null ? "from the beginning" : `from ${each.from}`,
    goalValueWords(each),
    each.changedBy === null
      ? "the product's own"
      : `set by ${each.changedBy}, ${formatInstant(each.changedAt ?? "")}`,
  ]);
  stdout.write(aligned(lines, "start"));
  return 0;
}

async function set(word: string, options: GoalOptions, asked: Asked): Promise<number> {
  const { client, presentSeconds, stdout, stderr, isJson, by } = asked;
  const stated = readStated(word, options);
  await setGoal(client, stated, { by, atSeconds: presentSeconds });
  if (isJson) return await list(asked);
  const since = stated.from === null ? "from the beginning" : `from ${formatDay(stated.from)} on`;
  const name = `The ${goalTitle(stated)}`;
  stdout.write(`${name} is ${goalValueWords(stated)} ${since}.\n`);
  stderr.write(mondayWords(stated));
  return 0;
}

/** A dose band that begins within a week holds from the next Monday on. */
function mondayWords({ goal, from }: StatedGoal): string {
  const day = goal === "dose" && from !== null ? dayOf(from) : null;
  if (day === null || mondayOf(day) === day) return "";
  const monday = formatDay(isoOfDay(mondayOf(day) + 7));
  return `Weeks begin on Monday: the first week that it holds for is that of ${monday}.\n`;
}

async function remove(word: string, options: GoalOptions, asked: Asked): Promise<number> {
  const named = readNamed(word, options);
  await removeGoal(asked.client, named);
  if (asked.isJson) return await list(asked);
  asked.stdout.write(`${sentenceCase(settingWords(named))} is removed.\n`);
  return 0;
}

export const goalsCommand: Command = {
  help,
  async run(words, surroundings) {
    const { values, positionals } = parseArgs({
      args: words,
      allowPositionals: true,
      options: {
        json: { type: "boolean" },
        by: { type: "string" },
        population: { type: "string" },
        hours: { type: "string" },
        weeks: { type: "string" },
        from: { type: "string" },
      },
    });
    const asked = { ...surroundings, isJson: values.json ?? false, by: values.by ?? accountName() };
    const [what, which, ...more] = positionals;
    if (what === undefined) return await list(asked);
    if (which !== undefined && more.length === 0) {
      if (what === "set") return await set(which, values, asked);
      if (what === "remove") return await remove(which, values, asked);
    }
    surroundings.stderr.write(
      "Say goals, goals set access|dose|stay or goals remove access|dose|stay; goals --help has examples.\n",
    );
    return 1;
  },
};
