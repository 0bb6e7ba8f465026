import { Refusal } from "#shared/contract/problems";
import { TooManyFigures } from "#shared/measures/counting/too-many-figures";
import { presentSeconds } from "./clock.js";
import { dropUnreadOutput } from "./closed-pipe.js";
import type { Command } from "./command.js";
import { readConfig } from "./config.js";
import { connectClient } from "./database/connect-client.js";
import { migrate } from "./database/migrate.js";
import { openDatabase } from "./database/open-database.js";
import { tellingOfNoData } from "./no-data-yet.js";
import { errorCode, isLostConnection, isOutOfRoom } from "./failures.js";
import { failureWords, StartError } from "./start-error.js";
import { closeOnSignal } from "./stop-signals.js";

/** Each is read only when it is asked for: all of them together take longer to read than most take to run. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  import: async () => (await import("./imports/import-command.js")).importCommand,
  imports: async () => (await import("./imports/imports-command.js")).importsCommand,
  measures: async () => (await import("./measures/measure-commands.js")).measuresCommand,
  measure: async () => tellingOfNoData((await import("./measures/measure-commands.js")).measureCommand),
  rows: async () => tellingOfNoData((await import("./measures/measure-commands.js")).rowsCommand),
  instruments: async () => (await import("./instruments/instrument-commands.js")).instrumentsCommand,
  goals: async () => (await import("./goals/goal-commands.js")).goalsCommand,
  facts: async () => (await import("./facts/facts-commands.js")).factsCommand,
  demo: async () => (await import("./demo/load-demo.js")).demoCommand,
};

const overview = `npm run -s iop -- <command> [options]

${Object.keys(commands).join("\n")}

<command> --help says more. Data go to stdout, messages to stderr; exit 0 only on success.
`;

async function runCommand(command: Command, words: string[]): Promise<number> {
  const opening = openDatabase(readConfig(process.env));
  const signals = closeOnSignal(
    async () => await (await opening).close(),
    () => 130,
  );
  const database = await opening;
  try {
    await migrate(database.ownerUrl);
    const client = await connectClient(database.appUrl);
    try {
      const { stdout, stderr } = process;
      return await command.run(words, { client, presentSeconds: presentSeconds(), stdout, stderr });
    } finally {
      await client.end();
    }
  } catch (error) {
    // What the closing cut off is not told as a failure: the process ends when the closing is done.
    if (signals.isStopping()) return await new Promise<never>(() => {});
    throw error;
  } finally {
    await database.close();
  }
}

async function main(words: string[]): Promise<number> {
  const [name, ...rest] = words;
  const read = name === undefined ? undefined : commands[name];
  if (!read) {
    const isAsking = name === undefined || name === "--help" || name === "-h";
    (isAsking ? process.stdout : process.stderr).write(
      isAsking ? overview : `There is no command "${name}".\n\n${overview}`,
    );
    return isAsking ? 0 : 1;
  }
  const command = await read();
  if (rest.includes("--help")) {
    process.stdout.write(command.help);
    return 0;
  }
  return await runCommand(command, rest);
}

/** What the server has no room for, by the code that it gives. */
const OUT_OF_ROOM: Readonly<Record<string, string>> = {
  "53100": "The database's disk is full",
  "53200": "The database has no memory left",
  "53300": "The database takes no more connections",
};

dropUnreadOutput();
try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  const isOption = error instanceof TypeError && "code" in error;
  const isSentence =
    error instanceof Refusal || error instanceof TooManyFigures || error instanceof StartError || isOption;
  process.stderr.write(
    isLostConnection(error)
      ? "The connection to the database was lost; what this command had not finished was not kept. Run it again.\n"
      : isOutOfRoom(error)
        ? `${OUT_OF_ROOM[errorCode(error) ?? ""] ?? "The database has no room"}; what this command had not finished was not kept. Make room, and run it again.\n`
        : `${failureWords(error, isSentence)}\n`,
  );
  process.exitCode = 1;
}
