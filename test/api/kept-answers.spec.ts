import { expect, it } from "vitest";
import { KeptAnswers } from "#api/measures/kept-answers";

/** A maker that counts how often each answer was made. */
function maker(): { made: string[]; make(text: string): () => Promise<string> } {
  const made: string[] = [];
  return {
    made,
    make: (text) => async () => {
      made.push(text);
      await Promise.resolve();
      return text;
    },
  };
}

it("makes the answer to one question once, also while it is being made", async () => {
  const { made, make } = maker();
  const kept = new KeptAnswers<string>(100);
  expect(await Promise.all([kept.of("q", make("a")), kept.of("q", make("b"))])).toEqual(["a", "a"]);
  expect(await kept.of("q", make("c"))).toBe("a");
  expect(made).toEqual(["a"]);
});

it("lets the answer go first that was not asked for longest", async () => {
  const { made, make } = maker();
  const kept = new KeptAnswers<string>(10);
  await kept.of("one", make("11111"));
  await kept.of("two", make("22222"));
  await kept.of("one", make("again"));
  await kept.of("three", make("3"));
  expect(await kept.of("one", make("new"))).toBe("11111");
  expect(await kept.of("two", make("new"))).toBe("new");
  expect(made).toEqual(["11111", "22222", "3", "new"]);
});

it("gives an answer that is longer than all it may keep, and doesn't keep it", async () => {
  const { made, make } = maker();
  const kept = new KeptAnswers<string>(3);
  expect(await kept.of("q", make("long"))).toBe("long");
  expect(await kept.of("q", make("again"))).toBe("again");
  expect(made).toHaveLength(2);
});

it("does not keep a failure, nor lose an answer made after it", async () => {
  const { make } = maker();
  const kept = new KeptAnswers<string>(100);
  await expect(kept.of("q", async () => await Promise.reject(new Error("gone")))).rejects.toThrow("gone");
  expect(await kept.of("q", make("back"))).toBe("back");
  expect(await kept.of("q", make("other"))).toBe("back");
});
