import type { NextFunction, Request, Response } from "express";
import { endpoints } from "#shared/contract/index";
import { Refusal } from "#shared/contract/problems";
import { sendProblem } from "./send-problem.js";

/** What each address can be asked, method by method; where something can be read, its head can be too. */
const asked = [...endpoints, { path: "/api/openapi.json", method: "get" }].map(({ path, method }) => ({
  pattern: new RegExp(`^${path.replaceAll(/\{\w+\}/g, "[^/]+")}/?$`),
  methods: method === "get" ? ["GET", "HEAD"] : [method.toUpperCase()],
}));

/** Refuses a method that an address does not have, and names those that it has (RFC 9110, section 15.5.6). */
export function refuseOtherMethods(request: Request, response: Response, next: NextFunction): void {
  const path = request.baseUrl + request.path;
  const methods = asked.flatMap((one) => (one.pattern.test(path) ? one.methods : []));
  if (methods.length === 0 || methods.includes(request.method)) {
    next();
    return;
  }
  const allowed = methods.join(", ");
  response.setHeader("Allow", allowed);
  sendProblem(response, new Refusal("other-method", `This address answers to ${allowed}.`));
}
