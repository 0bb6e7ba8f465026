import { measureMemory } from "node:vm";

/**
 * Has all that nobody holds go, while the thread does other things. The engine's own `gc()` would keep nobody waiting for
 * longer, but it also takes the shapes of objects of which there are none at the moment, and with them the compiled code of
 * nearly every function that counts: it has to be compiled anew, on the same processors that the next answers are made on.
 * To measure memory begins a collection of the ordinary kind, which leaves both.
 */
export async function collectGarbage(): Promise<void> {
  await measureMemory({ mode: "summary", execution: "eager" });
}
