import { defineConfig } from "vitest/config";
import { NearestFirst } from "./test/mutation/nearest-first.js";

/** What a mutant of a rule or a statistic must not survive: the specs of those two rooms, without a database. */
export default defineConfig({
  resolve: { conditions: ["source"] },
  ssr: { resolve: { conditions: ["source"] } },
  test: {
    include: ["test/measures/**/*.spec.ts", "test/statistics/**/*.spec.ts"],
    exclude: ["test/statistics/speed.long.spec.ts", "test/measures/same-bytes.spec.ts"],
    setupFiles: ["test/support/brief-properties.ts"],
    testTimeout: 60_000,
    sequence: { sequencer: NearestFirst },
    // A mutant is run in a worker of its own; within it, reading the modules anew for each file would take most of the time.
    isolate: false,
  },
});
