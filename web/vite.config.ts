import react from "@vitejs/plugin-react";
import { defaultClientConditions, defineConfig } from "vite";
import { compressPlugin } from "./compress-plugin.js";
import { contractPlugin } from "./contract-plugin.js";
import { preloadPlugin } from "./preload-plugin.js";

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), contractPlugin(), preloadPlugin(), compressPlugin()],
  resolve: { conditions: ["source", ...defaultClientConditions] },
  build: {
    outDir: "../build/web",
    emptyOutDir: true,
    rolldownOptions: {
      output: {
        // Two files, each with all that it needs: what asks first, and what draws. Many small ones would come later.
        codeSplitting: {
          groups: [
            { name: "first", test: /[\\/]src[\\/]main\.ts$/, priority: 2 },
            { name: "app", test: /[\\/]src[\\/]app\.tsx$/, priority: 1 },
          ],
        },
      },
    },
  },
  server: { proxy: { "/api": process.env["API_ORIGIN"] ?? "http://127.0.0.1:3000" } },
});
