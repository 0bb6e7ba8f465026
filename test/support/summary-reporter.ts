import { writeSync } from "node:fs";
import type { Reporter, SerializedError, TestModule } from "vitest/node";
import { isWholeRun } from "./whole-run.js";

const LEFT_OUT = "The long walks were left out: TESTS=all npm test runs them too, as every merge must.\n";

/** Prints "N passed, N failed, N skipped" as the run's very last line, and before it that the long walks were left out. */
export class SummaryReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    const line = summarize(modules, unhandled.length);
    // The other reporters and the teardown still have something to say: the line waits for the end of the process.
    process.once("exit", () => writeSync(1, `${isWholeRun ? "" : LEFT_OUT}${line}\n`));
  }
}

/** A file that could not be run, or an error outside every test, counts as a failure of its own. */
function summarize(modules: readonly TestModule[], unhandled: number): string {
  let [passed, failed, skipped] = [0, unhandled, 0];
  for (const module of modules) {
    const states = [...module.children.allTests()].map((test) => test.result().state);
    const failures = states.filter((state) => state === "failed").length;
    passed += states.filter((state) => state === "passed").length;
    skipped += states.filter((state) => state === "skipped" || state === "pending").length;
    failed += failures === 0 && !module.ok() ? 1 : failures;
  }
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}
