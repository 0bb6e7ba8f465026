import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "#api/config";

/** A browser to launch: its program, more words for it, and the environment that it needs. */
export interface BrowserProgram {
  readonly executablePath: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

const kept = join(packageRoot, "build", "bundled-chromium");

/**
 * The Chromium that npm brings for Linux x64, unpacked once, with the libraries (NSS, NSPR, expat) that a slim system
 * lacks; null on other systems.
 */
export function bundledChromium(): BrowserProgram | null {
  if (process.platform !== "linux" || process.arch !== "x64") return null;
  if (!existsSync(kept)) unpack();
  const libraries = join(kept, "al2023", "lib");
  return {
    executablePath: join(kept, "chromium"),
    args: ["--in-process-gpu", "--disable-webgl"],
    env: {
      LD_LIBRARY_PATH: [libraries, kept].join(":"),
      FONTCONFIG_FILE: join(kept, "own-fonts.conf"),
      HOME: kept,
    },
  };
}

/** The package unpacks into the system's temporary folder, and its libraries only where it believes to be on Lambda. */
function unpack(): void {
  mkdirSync(join(packageRoot, "build"), { recursive: true });
  const draft = mkdtempSync(`${kept}-`);
  const program = `import chromium from "@sparticuz/chromium"; await chromium.executablePath();`;
  execFileSync(process.execPath, ["--input-type=module", "--eval", program], {
    cwd: packageRoot,
    env: { PATH: process.env["PATH"], TMPDIR: draft, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs20.x" },
  });
  // The package's own list of font folders names /tmp: pages without any font crash the browser.
  writeFileSync(
    join(draft, "own-fonts.conf"),
    `<?xml version="1.0"?><fontconfig><dir>${kept}/fonts</dir><dir>/usr/share/fonts</dir><cachedir>${kept}/font-cache</cachedir></fontconfig>`,
  );
  try {
    renameSync(draft, kept);
  } catch (error) {
    // Another run was first.
    if (!existsSync(kept)) throw error;
    rmSync(draft, { recursive: true });
  }
}
