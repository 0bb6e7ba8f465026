import { describe, expect, it } from "vitest";
import { fits, type Shape } from "#shared/shape";

const day: Shape = { type: "string", pattern: "^\\d{4}-\\d{2}-\\d{2}$" };
const share: Shape = { type: "number", minimum: 0, maximum: 1 };
const group: Shape = {
  type: "object",
  properties: { n: { type: "integer" }, share },
  required: ["n"],
};

interface Case {
  readonly shape: Shape;
  readonly value: unknown;
  readonly isFitting: boolean;
}

const cases: readonly (readonly [name: string, shape: Shape, value: unknown, isFitting: boolean])[] = [
  ["a text", { type: "string" }, "a", true],
  ["a number where a text belongs", { type: "string" }, 1, false],
  ["nothing where nothing is allowed", { type: ["string", "null"] }, null, true],
  ["nothing where a text belongs", { type: "string" }, null, false],
  ["a missing value", { type: "string" }, undefined, false],
  ["a whole number", { type: "integer" }, 3, true],
  ["a broken number where a whole one belongs", { type: "integer" }, 3.5, false],
  ["a number beyond the whole ones that are safe", { type: "integer" }, 2 ** 53, false],
  ["a number that is none", { type: "number" }, Number.NaN, false],
  ["a share at its lower end", share, 0, true],
  ["a share at its upper end", share, 1, true],
  ["a share beyond its end", share, 1.0001, false],
  ["a value at a bound that is not included", { type: "number", exclusiveMinimum: 0 }, 0, false],
  ["a day", day, "2026-01-31", true],
  ["a day with more behind it", day, "2026-01-31T00:00", false],
  ["a text that is too short", { type: "string", minLength: 1 }, "", false],
  ["a text that is too long", { type: "string", maxLength: 2 }, "abc", false],
  ["one of several words", { enum: ["mean", "zero"] }, "zero", true],
  ["none of several words", { enum: ["mean", "zero"] }, "one", false],
  ["the one word", { const: "wilson" }, "wilson", true],
  ["another word", { const: "wilson" }, "t", false],
  ["an object with what it needs", group, { n: 1 }, true],
  ["an object with more than is named", group, { n: 1, more: "x" }, true],
  ["an object without what it needs", group, { share: 0.5 }, false],
  ["an object with a part that doesn't fit", group, { n: 1, share: 2 }, false],
  ["a list where an object belongs", group, [], false],
  ["nothing where an object belongs", group, null, false],
  ["a list of objects", { type: "array", items: group }, [{ n: 1 }, { n: 2 }], true],
  ["a list with one that doesn't fit", { type: "array", items: group }, [{ n: 1 }, { n: "2" }], false],
  ["a list that is too short", { type: "array", minItems: 2 }, [1], false],
  ["a list that is too long", { type: "array", maxItems: 1 }, [1, 2], false],
  ["an object where a list belongs", { type: "array", items: group }, { 0: { n: 1 }, length: 1 }, false],
  ["counts by name", { type: "object", additionalProperties: { type: "integer" } }, { a: 1, b: 2 }, true],
  ["a name with no count", { type: "object", additionalProperties: { type: "integer" } }, { a: "1" }, false],
  ["a name like a built-in one", group, { n: 1, toString: 1 }, true],
  ["one of two shapes", { anyOf: [day, { type: "null" }] }, null, true],
  ["neither of two shapes", { anyOf: [day, { type: "null" }] }, 1, false],
  ["anything where nothing fits", { anyOf: [] }, 1, false],
];

const named = cases.map(([name, shape, value, isFitting]): readonly [string, Case] => [
  name,
  { shape, value, isFitting },
]);

describe("a value fits a shape", () => {
  it.each(named)("%s", (_name, { shape, value, isFitting }) => expect(fits(shape, value)).toBe(isFitting));
});
