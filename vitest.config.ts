import { defineConfig } from "vitest/config";
import { SlowFirst } from "./test/support/slow-first.js";
import { SummaryReporter } from "./test/support/summary-reporter.js";
import { isWholeRun, longWalks } from "./test/support/whole-run.js";
import { contractPlugin } from "./web/contract-plugin.js";

export default defineConfig({
  plugins: [contractPlugin()],
  resolve: { conditions: ["source"] },
  ssr: { resolve: { conditions: ["source"] } },
  test: {
    include: ["test/**/*.spec.ts"],
    exclude: isWholeRun ? [] : [longWalks],
    globalSetup: ["test/support/global-setup.ts"],
    reporters: ["default", new SummaryReporter()],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    sequence: { sequencer: SlowFirst },
    // One more than two processors have to do: programs and browsers are waited for a third of the time.
    maxWorkers: 3,
    // One worker reads the modules once for all its files: a fresh one for each file costs three times their own time.
    isolate: false,
  },
});
