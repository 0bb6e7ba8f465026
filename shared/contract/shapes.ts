import * as z from "zod";
import type { Shape } from "../shape.js";
import { contract, type Endpoint } from "./index.js";
import { problem } from "./problems.js";

/** What the pages need of an address to ask it and to prove its answer. */
export interface EndpointShape {
  readonly method: Endpoint["method"];
  readonly path: string;
  readonly response: Shape;
  readonly body?: Shape;
}

export interface ContractShapes {
  readonly endpoints: Readonly<Record<string, EndpointShape>>;
  readonly problem: Shape;
}

/** Words that say nothing of whether a value fits. */
const silent: ReadonlySet<string> = new Set(["$schema", "description", "default", "propertyNames"]);
const spoken: ReadonlySet<string> = new Set([
  ...["type", "const", "enum", "required", "minItems", "maxItems", "minimum", "maximum", "exclusiveMinimum"],
  ...["minLength", "maxLength", "pattern"],
]);

/**
 * The contract as plain data, for readers that should not carry zod: its own JSON Schema writer makes it. Rules that JSON
 * Schema cannot say (`refine`) are not in it. A word that `fits` doesn't know is refused, so that nothing goes unproven.
 */
export function contractShapes(): ContractShapes {
  const endpoints = Object.entries<Endpoint>(contract).map(([name, endpoint]) => {
    const { method, path, response, body } = endpoint;
    const shape: EndpointShape = { method, path, response: shapeOf(response) };
    return [name, body ? { ...shape, body: shapeOf(body) } : shape] as const;
  });
  return { endpoints: Object.fromEntries(endpoints), problem: shapeOf(problem) };
}

/** One schema as a shape of the values that come out of it. */
export function shapeOf(schema: z.ZodType): Shape {
  return spokenPart(z.toJSONSchema(schema));
}

type Schema = z.core.JSONSchema.BaseSchema;

function spokenPart(schema: Schema): Shape {
  const shape: Record<string, unknown> = {};
  for (const [word, said] of Object.entries(schema)) {
    if (silent.has(word)) continue;
    else if (spoken.has(word)) shape[word] = said;
    else if (word === "anyOf" || word === "oneOf") shape["anyOf"] = schema[word]?.map(partOf);
    else if (word === "items") shape["items"] = partOf(schema.items);
    else if (word === "properties") shape["properties"] = partsOf(schema.properties);
    else if (word === "additionalProperties") {
      if (typeof said === "object") shape[word] = partOf(schema.additionalProperties);
    } else throw new Error(`The contract says “${word}”, which the pages can't prove: teach it to shape.ts.`);
  }
  return withoutWholeNumberBounds(shape);
}

function partOf(schema: Schema["items"] | Schema["additionalProperties"]): Shape {
  if (typeof schema !== "object" || Array.isArray(schema))
    throw new Error("A part of the contract has no schema.");
  return spokenPart(schema);
}

function partsOf(schemas: Schema["properties"]): Record<string, Shape> {
  return Object.fromEntries(Object.entries(schemas ?? {}).map(([name, schema]) => [name, partOf(schema)]));
}

/** Whole numbers are safe ones anyway: the writer's bounds would only make the shapes larger. */
function withoutWholeNumberBounds(shape: Record<string, unknown>): Shape {
  if (shape["minimum"] === Number.MIN_SAFE_INTEGER) delete shape["minimum"];
  if (shape["maximum"] === Number.MAX_SAFE_INTEGER) delete shape["maximum"];
  return shape;
}
