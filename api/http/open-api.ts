import * as z from "zod";
import { endpoints, type Endpoint } from "#shared/contract/index";
import { problem } from "#shared/contract/problems";
import { REQUEST_ID } from "./request-id.js";

function parameters(endpoint: Endpoint): object[] {
  const inPath = [...endpoint.path.matchAll(/\{(\w+)\}/g)].map((match) => ({
    name: match[1],
    in: "path",
    required: true,
    schema: { type: "string" },
  }));
  if (!endpoint.query) return inPath;
  const schema = z.toJSONSchema(endpoint.query, { io: "input" });
  const inQuery = Object.entries(schema.properties ?? {}).map(([name, property]) => {
    const { description, ...rest } = typeof property === "object" ? property : {};
    return { name, in: "query", required: false, schema: rest, ...(description ? { description } : {}) };
  });
  return [...inPath, ...inQuery];
}

function content(schema: z.ZodType, type = "application/json"): object {
  const { $schema: _, ...body } = z.toJSONSchema(schema);
  return { content: { [type]: { schema: body } } };
}

const named = {
  [REQUEST_ID]: {
    description: "The request's name in the server's log: the caller's own, where it is a short plain token",
    schema: { type: "string" },
  },
};

function answer(description: string, schema: z.ZodType, type?: string): object {
  return { description, headers: named, ...content(schema, type) };
}

function operation(endpoint: Endpoint): object {
  const body = endpoint.body ? { requestBody: { required: true, ...content(endpoint.body) } } : {};
  return {
    summary: endpoint.summary,
    parameters: parameters(endpoint),
    ...body,
    responses: {
      "200": answer(endpoint.summary, endpoint.response),
      default: answer("Refused or failed (RFC 9457)", problem, "application/problem+json"),
    },
  };
}

/** The OpenAPI 3.1 document of the API, made from the contract. */
export function openApiDocument(): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const endpoint of endpoints) {
    paths[endpoint.path] = { ...paths[endpoint.path], [endpoint.method]: operation(endpoint) };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "IOP Outcomes",
      version: "0.1.0",
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    paths,
  };
}
