import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** Found once a thread: it takes a context of its own to come by. */
let collector: (() => unknown) | null = null;

/** The engine's collector, for a thread that was not started with it. */
function findCollector(): () => unknown {
  setFlagsFromString("--expose-gc");
  const found: unknown = runInNewContext("gc");
  if (typeof found !== "function") throw new Error("The engine has no collector to call.");
  return () => found() as unknown;
}

/** Has all that nobody holds go, at once. */
export function collectGarbage(): void {
  collector ??= findCollector();
  collector();
}
