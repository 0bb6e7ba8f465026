import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { conditions: ["source"] },
  ssr: { resolve: { conditions: ["source"] } },
  test: { include: ["test/**/*.spec.ts"], testTimeout: 60_000, hookTimeout: 120_000, maxWorkers: 2 },
});
