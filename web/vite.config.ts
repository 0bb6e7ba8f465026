import react from "@vitejs/plugin-react";
import { defaultClientConditions, defineConfig } from "vite";
import { contractPlugin } from "./contract-plugin.js";

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), contractPlugin()],
  resolve: { conditions: ["source", ...defaultClientConditions] },
  build: { outDir: "../build/web", emptyOutDir: true },
  server: { proxy: { "/api": process.env["API_ORIGIN"] ?? "http://127.0.0.1:3000" } },
});
