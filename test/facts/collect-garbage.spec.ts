import { setImmediate } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { expect, it } from "vitest";
import { collectGarbage } from "#api/facts/collect-garbage";

/** The bit of the engine's word on a function that says that it is compiled. */
const COMPILED = 16;

interface Natives {
  compile(asked: (length: number) => number): void;
  statusOf(asked: (length: number) => number): number;
}

/** What the engine tells of its own functions, in a syntax of its own. */
function natives(): Natives {
  setFlagsFromString("--allow-natives-syntax");
  // The syntax is none of TypeScript's.
  const make = new Function(`return {
    compile(asked) {
      %PrepareFunctionForOptimization(asked);
      for (let at = 0; at < 1000; at += 1) asked(at);
      %OptimizeFunctionOnNextCall(asked);
      asked(1);
    },
    statusOf: (asked) => %GetOptimizationStatus(asked),
  }`) as () => Natives;
  return make();
}

class Answer {
  constructor(readonly length: number) {}
}

const answers: Answer[] = [];

function ask(length: number): number {
  answers[length % 8] = new Answer(length);
  return answers.reduce((sum, answer) => sum + answer.length, 0);
}

it("has what nobody holds go, and leaves what was compiled for objects of which there are none", async () => {
  const { compile, statusOf } = natives();
  compile(ask);
  expect(statusOf(ask) & COMPILED).toBe(COMPILED);
  const gone = new WeakRef(new Answer(1));
  answers.length = 0;
  // What a reference was made for stays until the next turn.
  await setImmediate();
  await collectGarbage();
  expect(gone.deref()).toBeUndefined();
  expect(statusOf(ask) & COMPILED).toBe(COMPILED);
});
