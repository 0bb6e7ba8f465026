import { readWhat, type Command } from "../command.js";
import { queriesOf } from "../database/run-query.js";
import { inTransaction } from "../database/scoped-transaction.js";
import { readPresent } from "./present.js";
import { rebuildAllFacts } from "./build-facts.js";
import { verifyFacts } from "./verify-facts.js";

export const factsCommand: Command = {
  help: `facts rebuild | verify [--json]

rebuild  builds all facts anew from the care process
verify   compares a rebuild with what is stored; exit 1 on a difference

Example:
  facts verify
`,
  async run(words, { client, presentSeconds, stdout, stderr }) {
    const { what, isJson } = readWhat(words);
    const { asOf } = await readPresent(queriesOf(client), presentSeconds);
    if (what === "rebuild") {
      const built = await inTransaction(
        client,
        async () => await rebuildAllFacts(client, { asOfSeconds: asOf }),
      );
      stdout.write(isJson ? `${JSON.stringify(built)}\n` : `Facts rebuilt, version ${built.version}.\n`);
      return 0;
    }
    if (what === "verify") {
      const differing = await verifyFacts(client, { asOfSeconds: asOf });
      if (isJson) stdout.write(`${JSON.stringify({ differing })}\n`);
      else stdout.write(differing.length === 0 ? "Stored facts equal a rebuild.\n" : "");
      if (differing.length === 0) return 0;
      stderr.write(
        `${differing.length} episodes or sessions differ from a rebuild; \`facts rebuild\` repairs them.\n`,
      );
      return 1;
    }
    stderr.write("Say facts rebuild or facts verify.\n");
    return 1;
  },
};
