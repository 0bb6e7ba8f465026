import type { Command } from "./command.js";

const sentence =
  "This database holds no data yet: load files with the command `import` (import --help says how) or the demo with `demo load`.\n";

/** A command whose answer about nobody is told apart, on stderr, from one about a database that was never filled. */
export function tellingOfNoData(command: Command): Command {
  return {
    ...command,
    async run(words, surroundings) {
      const code = await command.run(words, surroundings);
      const { rowCount } = await surroundings.client.query("SELECT FROM program LIMIT 1");
      if (code === 0 && rowCount === 0) surroundings.stderr.write(sentence);
      return code;
    },
  };
}
