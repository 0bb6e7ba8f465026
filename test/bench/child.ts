import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { packageRoot } from "#api/config";

const packageShape = z.object({ scripts: z.object({ start: z.string() }) });

/** The options of Node that `npm start` gives: what is measured is what runs. */
function startOptions(): string[] {
  const { scripts } = packageShape.parse(JSON.parse(readFileSync(join(packageRoot, "package.json"), "utf8")));
  return scripts.start.split(" ").filter((word) => word.startsWith("--"));
}

/** Starts one of the bench's programs in a process of its own: neither its memory nor its garbage is the bench's then. */
export function startProgram(name: string, appUrl: string): ChildProcess {
  const program = join(packageRoot, "build", "test", "bench", `${name}.js`);
  return fork(program, [appUrl], { execArgv: startOptions() });
}

/** What a process says next; throws where it ends first. */
export async function nextMessage(child: ChildProcess): Promise<unknown> {
  const failed = once(child, "exit").then(([code]) => {
    throw new Error(`A process of the bench ended with ${String(code)}.`);
  });
  const [message] = (await Promise.race([once(child, "message"), failed])) as unknown[];
  return message;
}
