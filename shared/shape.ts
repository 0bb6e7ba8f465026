/** A scalar of JSON that a shape names by its value. */
export type Scalar = string | number | boolean | null;

/**
 * The shape of a JSON value, in the words of JSON Schema that the contract uses and no others: `shared/contract/shapes.ts`
 * writes it from the contract. Bounds are included unless they say otherwise; objects may hold more than is named.
 */
export interface Shape {
  readonly type?: ShapeType | readonly ShapeType[];
  readonly const?: Scalar;
  readonly enum?: readonly Scalar[];
  readonly anyOf?: readonly Shape[];
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  /** Shape of every value that `properties` does not name; without it those are not looked at. */
  readonly additionalProperties?: Shape;
  readonly items?: Shape;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  /** Lengths in UTF-16 units. */
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
}
export type ShapeType = "string" | "number" | "integer" | "boolean" | "null" | "object" | "array";

/** A shape together with the type of the values that fit it. */
export interface ShapeOf<T> extends Shape {
  /** Never there: it carries the type only. */
  readonly fitting?: T;
}

/**
 * Whether a value parsed from JSON has the shape; it stops at the first thing that doesn't fit.
 *
 *     fits({ type: "array", items: { type: "integer" } }, [1, 2]) // true
 */
export function fits<T>(shape: ShapeOf<T>, value: unknown): value is T {
  if (shape.anyOf) return shape.anyOf.some((option) => fits(option, value));
  if (shape.const !== undefined) return value === shape.const;
  if (shape.enum) return shape.enum.some((one) => one === value);
  if (shape.type !== undefined && !isOfType(shape.type, value)) return false;
  if (typeof value === "string") return isLikeString(shape, value);
  if (typeof value === "number") return isInBounds(shape, value);
  if (Array.isArray(value)) return isLikeArray(shape, value);
  return typeof value !== "object" || value === null || isLikeObject(shape, value);
}

function isOfType(type: ShapeType | readonly ShapeType[], value: unknown): boolean {
  return typeof type === "string" ? isOne(type, value) : type.some((one) => isOne(one, value));
}

function isOne(type: ShapeType, value: unknown): boolean {
  switch (type) {
    case "integer":
      return Number.isSafeInteger(value);
    case "number":
      return Number.isFinite(value);
    case "null":
      return value === null;
    case "array":
      return Array.isArray(value);
    case "object":
      return typeof value === "object" && value !== null && !Array.isArray(value);
    default:
      return typeof value === type;
  }
}

function isLikeString({ minLength, maxLength, pattern }: Shape, text: string): boolean {
  return (
    (minLength === undefined || text.length >= minLength) &&
    (maxLength === undefined || text.length <= maxLength) &&
    (pattern === undefined || new RegExp(pattern, "u").test(text))
  );
}

function isInBounds({ minimum, maximum, exclusiveMinimum }: Shape, value: number): boolean {
  return (
    (minimum === undefined || value >= minimum) &&
    (maximum === undefined || value <= maximum) &&
    (exclusiveMinimum === undefined || value > exclusiveMinimum)
  );
}

function isLikeArray({ items, minItems, maxItems }: Shape, values: readonly unknown[]): boolean {
  return (
    (minItems === undefined || values.length >= minItems) &&
    (maxItems === undefined || values.length <= maxItems) &&
    (items === undefined || values.every((value) => fits(items, value)))
  );
}

function isLikeObject(
  { properties = {}, required = [], additionalProperties }: Shape,
  value: object,
): boolean {
  if (!required.every((name) => Object.hasOwn(value, name))) return false;
  for (const [name, one] of Object.entries(value)) {
    const shape = Object.hasOwn(properties, name) ? properties[name] : additionalProperties;
    if (shape !== undefined && !fits(shape, one)) return false;
  }
  return true;
}
