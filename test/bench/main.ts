import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { measurePageSpeeds } from "./pages/measure-pages.js";
import { pagesText } from "./pages/page-report.js";
import { scalingText, sizeText, verdictText } from "./report.js";
import { runSize, type SizeReport } from "./run-size.js";
import { sizes, type Size } from "./sizes.js";

/**
 * Measures the product: the pages in a real browser over the demo data, then everything behind them on generated data.
 * `npm run bench -- --size S,M`; `--size none` measures the pages alone. Exit 1 only when two ways disagree.
 */
function askedSizes(words: string[]): readonly Size[] {
  const { values } = parseArgs({ args: words, options: { size: { type: "string", default: "S,M" } } });
  if (values.size === "none") return [];
  return values.size.split(",").map((name) => {
    const found = sizes.find((size) => size.name === name.trim());
    if (!found)
      throw new TypeError(`--size has "${name}": choose from S, M, L, such as --size S,M, or none.`);
    return found;
  });
}

async function measureAll(asked: readonly Size[]): Promise<SizeReport[]> {
  const folder = mkdtempSync(join(tmpdir(), "iop-bench-"));
  // PostgreSQL does not run as root: its account must be able to pass through.
  chmodSync(folder, 0o711);
  const reports: SizeReport[] = [];
  try {
    const speeds = await measurePageSpeeds(folder);
    if (speeds) process.stdout.write(pagesText(speeds));
    for (const size of asked) {
      const report = await runSize(size, join(folder, size.name));
      rmSync(join(folder, size.name), { recursive: true, force: true });
      process.stdout.write(`${sizeText(report)}\n${verdictText(report)}`);
      const before = reports.at(-1);
      if (before) process.stdout.write(`\n${scalingText(before, report)}`);
      reports.push(report);
    }
    return reports;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function disagreements(reports: readonly SizeReport[]): string[] {
  return reports.flatMap(({ size, comparison, correction }) =>
    [...comparison.differences, ...correction.differences].map((text) => `${size.name}: ${text}`),
  );
}

try {
  const asked = askedSizes(process.argv.slice(2));
  const found = disagreements(await measureAll(asked));
  if (found.length > 0) {
    process.stderr.write(`\nTHE WAYS DISAGREE, so no time above counts:\n${found.join("\n")}\n`);
    process.exitCode = 1;
  } else if (asked.length > 0) process.stdout.write("\nAll ways gave the same figures.\n");
} catch (error) {
  const isOption = error instanceof TypeError;
  process.stderr.write(
    `${isOption ? error.message : error instanceof Error ? error.stack : String(error)}\n`,
  );
  process.exitCode = 1;
}
