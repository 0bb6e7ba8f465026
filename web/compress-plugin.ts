import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import type { Plugin } from "vite";

/** Beyond nine a byte less costs the builder more than it saves any reader. */
const QUALITY = 9;

/** Packs scripts and styles once, when they are built, so that no visit waits for it: see the API's `packed-assets.ts`. */
export function compressPlugin(): Plugin {
  return {
    name: "compress",
    apply: "build",
    writeBundle: ({ dir }) => {
      const folder = join(dir ?? "", "assets");
      for (const name of readdirSync(folder).filter((each) => /\.(js|css)$/.test(each))) {
        const path = join(folder, name);
        const bytes = readFileSync(path);
        writeFileSync(`${path}.gz`, gzipSync(bytes, { level: QUALITY }));
        const params = { [constants.BROTLI_PARAM_QUALITY]: QUALITY };
        writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params }));
      }
    },
  };
}
