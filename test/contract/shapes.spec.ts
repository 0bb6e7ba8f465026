/*
 * Decision: the pages carry the contract as plain data.
 * Forces: no figure is drawn from an answer that nobody has proven; zod in the pages cost a third of their script and
 * most of the time before the first question. Decision: the build writes the shapes from the schemas of the contract, and
 * shared/shape.ts proves answers by them. Consequence: still one contract; what JSON Schema can't say (refine) only the
 * server proves. Check: both ways of proving agree on answers made at random and on broken ones.
 */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { contract, type Endpoint } from "#shared/contract/index";
import { contractShapes, shapeOf } from "#shared/contract/shapes";
import { problem } from "#shared/contract/problems";
import { fits, type Shape } from "#shared/shape";

const { endpoints, problem: problemShape } = contractShapes();

/** Values of a shape, drawn at random. */
function valuesOf(shape: Shape): fc.Arbitrary<unknown> {
  if (shape.anyOf) return fc.oneof(...shape.anyOf.map(valuesOf));
  if (shape.const !== undefined) return fc.constant(shape.const);
  if (shape.enum) return fc.constantFrom(...shape.enum);
  const types = typeof shape.type === "string" ? [shape.type] : (shape.type ?? []);
  return fc.oneof(...types.map((type) => valuesOfType(type, shape)));
}

function valuesOfType(type: string, shape: Shape): fc.Arbitrary<unknown> {
  const { minimum = -1e6, maximum = 1e6, minLength = 0, maxLength = 12, pattern } = shape;
  switch (type) {
    case "string":
      if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern, "u"), { maxLength });
      return fc.stringMatching(new RegExp(`^[a-z]{${minLength},${maxLength}}$`));
    case "integer":
      return fc.integer({ min: Math.ceil(minimum), max: Math.floor(maximum) });
    case "number":
      return fc.double({ min: minimum, max: maximum, noNaN: true });
    case "boolean":
      return fc.boolean();
    case "array":
      return fc.array(valuesOf(shape.items ?? { type: "null" }), {
        minLength: shape.minItems ?? 0,
        maxLength: 3,
      });
    case "object":
      return objectsOf(shape);
    default:
      return fc.constant(null);
  }
}

function objectsOf({ properties = {}, required = [], additionalProperties }: Shape): fc.Arbitrary<object> {
  if (additionalProperties) {
    return fc.dictionary(fc.stringMatching(/^[a-z]{1,4}$/), valuesOf(additionalProperties), { maxKeys: 2 });
  }
  const parts = Object.entries(properties).map(([name, part]) => [name, valuesOf(part)] as const);
  return fc.record(Object.fromEntries(parts), { requiredKeys: [...required] });
}

const wrongParts: readonly unknown[] = [null, -1, 0, 2, 1.5, "", "x", true, [], {}, [null], { kind: "none" }];

/** The same value with one part, found by going down at random, put in place of another or left out. */
function broken(value: unknown, way: readonly number[], wrong: unknown): unknown {
  const [step, ...rest] = way;
  if (typeof value !== "object" || value === null || step === undefined) return wrong;
  const names = Object.keys(value);
  const name = names[step % Math.max(1, names.length)];
  if (name === undefined) return wrong;
  if (rest.length === 0 && wrong === undefined) return withoutPart(value, name);
  const changed = Object.entries(value)
    .map(([each, part]) => [each, each === name ? broken(part, rest, wrong) : part] as const)
    // JSON holds nothing undefined: what is left out deeper down is left out here.
    .filter(([, part]) => part !== undefined);
  return Array.isArray(value) ? changed.map(([, part]) => part) : Object.fromEntries(changed);
}

function withoutPart(value: object, name: string): unknown {
  const kept = Object.entries(value).filter(([each]) => each !== name);
  return Array.isArray(value) ? kept.map(([, part]) => part) : Object.fromEntries(kept);
}

// Instruments have defaults and rules beyond JSON Schema: there a shape can only be wider than the schema in these.
const entries = Object.entries<Endpoint>(contract).filter(([name]) => name !== "instruments");

describe("the shapes of the contract", () => {
  it("are there for every address", () => {
    expect(Object.keys(endpoints)).toEqual(Object.keys(contract));
    expect(entries.length).toBeGreaterThan(10);
  });

  it.each(entries)("prove %s as its schema does, whole and broken", (name, { response }) => {
    const shape = endpoints[name]?.response ?? {};
    let refused = 0;
    fc.assert(
      fc.property(
        valuesOf(shape),
        fc.array(fc.nat(20), { minLength: 1, maxLength: 7 }),
        fc.constantFrom(...wrongParts, undefined),
        (value, way, wrong) => {
          expect(fits(shape, value)).toBe(true);
          expect(response.safeParse(value).success).toBe(true);
          const other = broken(value, way, wrong);
          const isFitting = fits(shape, other);
          if (!isFitting) refused += 1;
          expect(isFitting).toBe(response.safeParse(other).success);
        },
      ),
      { seed: 20_260_630, numRuns: 150 },
    );
    expect(refused).toBeGreaterThan(20);
  });

  it("hold the refusals", () => {
    const body = { title: "a", status: 404, detail: "b", code: "not-found" };
    expect(fits(problemShape, body)).toBe(problem.safeParse(body).success);
    expect(fits(problemShape, { ...body, status: "404" })).toBe(false);
  });

  it("refuse a rule that they can't prove", () => {
    expect(() => shapeOf(z.number().multipleOf(5))).toThrow(/multipleOf/);
  });
});
