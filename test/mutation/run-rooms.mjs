// Mutation of the rules and the statistics, a room at a time: all at once need more memory than a test runner has.
//   npm run mutation                          every room, one after the other: hours
//   npm run mutation -- statistics counting   these rooms
//   npm run mutation -- shared/statistics/quantile.ts
//   npm run mutation -- --comparisons         conditions and comparisons alone
// Plain JavaScript, because Stryker loads it as it is. Ends with 1 where fewer than 90% of all mutants are killed, or there are none.
import process from "node:process";
import { Stryker } from "@stryker-mutator/core";

/** What is mutated in each room. Types have nothing to mutate. */
const rooms = {
  statistics: ["shared/statistics/**/*.ts"],
  analysis: ["shared/measures/analysis/**/*.ts"],
  counting: ["shared/measures/counting/**/*.ts"],
  measures: ["shared/measures/*.ts", "!shared/measures/definition.ts", "!shared/measures/result.ts"],
};
/** All mutators of Stryker but those of conditions and comparisons. */
const others = [
  ...["ArithmeticOperator", "ArrayDeclaration", "ArrowFunction", "AssignmentOperator", "BlockStatement"],
  ...["BooleanLiteral", "LogicalOperator", "MethodExpression", "ObjectLiteral", "OptionalChaining", "Regex"],
  ...["StringLiteral", "UnaryOperator", "UpdateOperator"],
];
const LEAST = 0.9;

/** The files of a room; of a file itself. */
function patternsOf(name) {
  return rooms[name] ?? (/^shared\/.*\.ts$/.test(name) ? [name] : null);
}

/** Killed and all that could be killed. */
function count(results) {
  const counted = results.filter(
    ({ status }) => !["Ignored", "CompileError", "RuntimeError"].includes(status),
  );
  const killed = counted.filter(({ status }) => status === "Killed" || status === "Timeout");
  return { killed: killed.length, all: counted.length };
}

function line(name, { killed, all }) {
  const percent = all === 0 ? "–" : `${((100 * killed) / all).toFixed(1)}%`;
  return `${name}: ${killed} of ${all} killed, ${percent}\n`;
}

async function runRoom(name, onlyComparisons) {
  const kind = onlyComparisons ? "-comparisons" : "";
  const stryker = new Stryker({
    mutate: patternsOf(name),
    incrementalFile: `.cache/stryker-${name.replaceAll("/", "-")}${kind}.json`,
    ...(onlyComparisons ? { mutator: { excludedMutations: others } } : {}),
  });
  const sum = count(await stryker.runMutationTest());
  process.stdout.write(line(name, sum));
  return sum;
}

const words = process.argv.slice(2);
const asked = words.filter((word) => word !== "--comparisons");
const unknown = asked.filter((word) => patternsOf(word) === null);
if (unknown.length > 0) {
  process.stderr.write(
    `No room is called ${unknown.join(", ")}: there are ${Object.keys(rooms).join(", ")}, and the files of shared/.\n`,
  );
  process.exit(2);
}
const total = { killed: 0, all: 0 };
for (const name of asked.length > 0 ? asked : Object.keys(rooms)) {
  const { killed, all } = await runRoom(name, words.length > asked.length);
  total.killed += killed;
  total.all += all;
}
process.stdout.write(line("All rooms asked for", total));
if (total.all === 0) process.stderr.write("There is nothing to mutate: is the file's name right?\n");
process.exitCode = total.all === 0 || total.killed < LEAST * total.all ? 1 : 0;
