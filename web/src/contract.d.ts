declare module "virtual:contract" {
  import type * as z from "zod";
  import type { contract } from "#shared/contract/index";
  import type { ProblemResponse } from "#shared/contract/problems";
  import type { Shape, ShapeOf } from "#shared/shape";

  type Contract = typeof contract;
  type BodyOf<E> = E extends { readonly body: infer B extends z.ZodType }
    ? { readonly body: ShapeOf<z.input<B>> & { readonly properties: Readonly<Record<string, Shape>> } }
    : object;

  /** Every address of the contract with the shape of its answer; made by `web/contract-plugin.ts`. */
  export const endpoints: {
    readonly [Name in keyof Contract]: {
      readonly method: Contract[Name]["method"];
      readonly path: string;
      readonly response: ShapeOf<z.output<Contract[Name]["response"]>>;
    } & BodyOf<Contract[Name]>;
  };
  export const problem: ShapeOf<ProblemResponse>;
}

declare module "virtual:contract-paths" {
  import type { contract } from "#shared/contract/index";

  /** Every address of the contract by its name, without the shapes; made by `web/contract-plugin.ts`. */
  export const paths: Readonly<Record<keyof typeof contract, string>>;

  /** So many questions one request for figures may ask. */
  export const mostQuestions: number;
}
