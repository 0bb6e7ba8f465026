import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { Refusal } from "#shared/contract/problems";
import { accountName, type Command, type Surroundings } from "../command.js";
import { queriesOf } from "../database/run-query.js";
import { describeInstruments } from "./describe-instrument.js";
import { linesOf } from "./instrument-lines.js";
import { readInstrumentSettings } from "../settings/read-instruments.js";
import { readSetting, removeInstrument, setInstrument } from "./write-instruments.js";

const help = `instruments [--json]
instruments set <file.json> [--by NAME] [--json]
instruments remove <id> [--json]

Without more words: lists every instrument in effect with range, thresholds, sources, licence and what is to be confirmed.
set     changes thresholds of a shipped instrument, or defines one of the organization's own
remove  takes that back; a shipped instrument is as shipped again
  --by NAME   who changes it; without it the name of the account

A file for a shipped instrument has its id and what changes; for one of your own at least id, title, min, max and
direction ("lower" or "higher" is better). Further fields: about, populations, lookBackDays, items (count, min, max,
pointsPerItem, highestOf), bands (name, from), caseness, casenessBySex, reliableChange, remission, response, missingItems
(allowed, counts), safetyItems, loinc, licence, use, useSentence, note, sources.

Examples:
  instruments set gad-7.json         {"id": "GAD-7", "caseness": 10}
  instruments set mood.json          {"id": "MOOD-5", "title": "Our mood scale", "min": 0, "max": 20, "direction": "lower",
                                      "items": {"count": 5, "min": 0, "max": 4}, "reliableChange": 4}
`;

async function readDefinition(path: string): Promise<unknown> {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch {
    throw new Refusal("bad-instrument", `The file ${path} can't be read.`);
  }
  try {
    const given: unknown = JSON.parse(text);
    return given;
  } catch (error) {
    const why = error instanceof Error ? error.message : "unreadable";
    throw new Refusal("bad-instrument", `The file ${path} is no JSON: ${why}`);
  }
}

interface Asked extends Surroundings {
  readonly isJson: boolean;
  readonly by: string;
}

async function list({ client, stdout, isJson }: Asked): Promise<number> {
  const kept = await readInstrumentSettings(queriesOf(client));
  const found = describeInstruments(kept);
  if (isJson) {
    stdout.write(`${JSON.stringify(found)}\n`);
    return 0;
  }
  for (const each of found.instruments) stdout.write(`${linesOf(each).join("\n")}\n\n`);
  stdout.write("Not shipped\n");
  for (const { id, sentence } of found.leftOut) stdout.write(`  ${id}: ${sentence}\n`);
  return 0;
}

async function set(
  path: string,
  { client, presentSeconds, stdout, stderr, isJson, by }: Asked,
): Promise<number> {
  const setting = readSetting(await readDefinition(path));
  const instrument = await setInstrument(client, setting, { by, atSeconds: presentSeconds });
  stdout.write(isJson ? `${JSON.stringify(instrument)}\n` : `${instrument.id} is set.\n`);
  if ("missingItems" in setting) {
    stderr.write(
      "The rule for missing items holds for rows imported from now on; import a file again to score it anew.\n",
    );
  }
  return 0;
}

async function remove(
  id: string,
  { client, presentSeconds, stdout, stderr, isJson }: Asked,
): Promise<number> {
  const removed = await removeInstrument(client, id, presentSeconds);
  const words = removed.isShipped ? `${id} is as shipped again.` : `${id} is removed.`;
  stdout.write(isJson ? `${JSON.stringify(removed)}\n` : `${words}\n`);
  if (removed.scoresLeft > 0)
    stderr.write(`Stored scores of ${id} stay, without thresholds: ${removed.scoresLeft}.\n`);
  return 0;
}

export const instrumentsCommand: Command = {
  help,
  async run(words, surroundings) {
    const { values, positionals } = parseArgs({
      args: words,
      allowPositionals: true,
      options: { json: { type: "boolean" }, by: { type: "string" } },
    });
    const asked = { ...surroundings, isJson: values.json ?? false, by: values.by ?? accountName() };
    const [what, which, ...more] = positionals;
    if (what === undefined) return await list(asked);
    if (which !== undefined && more.length === 0) {
      if (what === "set") return await set(which, asked);
      if (what === "remove") return await remove(which, asked);
    }
    surroundings.stderr.write("Say instruments, instruments set <file.json> or instruments remove <id>.\n");
    return 1;
  },
};
