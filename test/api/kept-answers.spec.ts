import { expect, it } from "vitest";
import type { AnswerBytes } from "#api/facts/answer-bytes";
import { KeptAnswers } from "#api/measures/kept-answers";

const NOW = 1000;
const NEVER_ELSE = -Infinity;

/** A maker that notes what was made; a text stands for the bytes of an answer. */
function maker(holdsUntil = NEVER_ELSE): {
  made: string[];
  make(text: string): () => Promise<AnswerBytes>;
} {
  const made: string[] = [];
  return {
    made,
    make: (text) => async () => {
      made.push(text);
      await Promise.resolve();
      return { measure: "m", version: 1, pieces: [new TextEncoder().encode(text)], holdsUntil };
    },
  };
}

async function textOf(answer: Promise<AnswerBytes>): Promise<string> {
  return Buffer.concat((await answer).pieces).toString();
}

const asked = (question: string, asOf = NOW) => ({ question, asOf });

it("makes the answer to one question once, also while it is being made", async () => {
  const { made, make } = maker();
  const kept = new KeptAnswers(100);
  const both = [kept.of(asked("q"), make("a")), kept.of(asked("q"), make("b"))];
  expect(await Promise.all(both.map(textOf))).toEqual(["a", "a"]);
  expect(await textOf(kept.of(asked("q"), make("c")))).toBe("a");
  expect(made).toEqual(["a"]);
});

it.each([
  { when: "at its own as-of, whatever it rests on", holdsUntil: NEVER_ELSE, asOf: NOW, given: "old" },
  { when: "later, while it holds", holdsUntil: NOW + 60, asOf: NOW + 59, given: "old" },
  { when: "no more when it may be another", holdsUntil: NOW + 60, asOf: NOW + 60, given: "new" },
  { when: "not for an earlier as-of", holdsUntil: NOW + 60, asOf: NOW - 1, given: "new" },
  { when: "not later where it rests on the second", holdsUntil: NEVER_ELSE, asOf: NOW + 1, given: "new" },
])("gives a kept answer $when", async ({ holdsUntil, asOf, given }) => {
  const { make } = maker(holdsUntil);
  const kept = new KeptAnswers(100);
  await kept.of(asked("q"), make("old"));
  expect(await textOf(kept.of(asked("q", asOf), make("new")))).toBe(given);
  expect(await textOf(kept.of(asked("q", asOf), make("newest")))).toBe(given);
});

it("makes one new answer for all who wait for one that turns out to hold no longer", async () => {
  const { made, make } = maker(NOW + 1);
  const kept = new KeptAnswers(100);
  const early = kept.of(asked("q"), make("early"));
  const late = [kept.of(asked("q", NOW + 5), make("a")), kept.of(asked("q", NOW + 5), make("b"))];
  expect(await textOf(early)).toBe("early");
  const [first, second] = await Promise.all(late.map(textOf));
  expect(first).toBe(second);
  expect(made).toHaveLength(2);
});

it("lets the answer go first that was not asked for longest", async () => {
  const { made, make } = maker();
  const kept = new KeptAnswers(10);
  await kept.of(asked("one"), make("11111"));
  await kept.of(asked("two"), make("22222"));
  await kept.of(asked("one"), make("again"));
  await kept.of(asked("three"), make("3"));
  expect(await textOf(kept.of(asked("one"), make("new")))).toBe("11111");
  expect(await textOf(kept.of(asked("two"), make("new")))).toBe("new");
  expect(made).toEqual(["11111", "22222", "3", "new"]);
});

it("keeps as much as before after an answer was replaced", async () => {
  const { made, make } = maker();
  const kept = new KeptAnswers(10);
  for (let turn = 0; turn < 20; turn += 1) await kept.of(asked("q", NOW + turn), make("55555"));
  await kept.of(asked("other"), make("55555"));
  await kept.of(asked("q", NOW + 19), make("again"));
  expect(made).toHaveLength(21);
});

it("gives an answer that is longer than all it may keep, and doesn't keep it", async () => {
  const { made, make } = maker();
  const kept = new KeptAnswers(3);
  expect(await textOf(kept.of(asked("q"), make("long")))).toBe("long");
  expect(await textOf(kept.of(asked("q"), make("again")))).toBe("again");
  expect(made).toHaveLength(2);
});

it("does not keep a failure, nor lose an answer made after it", async () => {
  const { make } = maker();
  const kept = new KeptAnswers(100);
  const failing = kept.of(asked("q"), async () => await Promise.reject(new Error("gone")));
  await expect(failing).rejects.toThrow("gone");
  expect(await textOf(kept.of(asked("q"), make("back")))).toBe("back");
  expect(await textOf(kept.of(asked("q"), make("other")))).toBe("back");
});
