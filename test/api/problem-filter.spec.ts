import { ConsoleLogger, Logger } from "@nestjs/common";
import { expect, it, vi } from "vitest";
import type { Response } from "express";
import { sendProblem } from "#api/http/send-problem";
import { Refusal } from "#shared/contract/problems";
import { refusalOf } from "#api/http/problem.filter";

it("a failure is logged by its kind and place, without its words", () => {
  const logger = new Logger("Problem");
  const logged = vi.spyOn(logger, "error").mockImplementation(() => undefined);
  const failure = Object.assign(new Error('invalid input: "Jane Doe"\n    born 1980'), { code: "22021" });
  expect(refusalOf(failure, logger)).toMatchObject({ code: "internal-error" });
  const [text] = logged.mock.calls[0] ?? [];
  expect(text).toMatch(/^Error 22021\n\s+at .*problem-filter\.spec/);
  expect(text).not.toMatch(/Jane|1980/);
});

it("what is thrown without being an error is logged without its words too", () => {
  const logger = new Logger("Problem");
  const logged = vi.spyOn(logger, "error").mockImplementation(() => undefined);
  refusalOf("Jane Doe", logger);
  expect(logged.mock.calls).toEqual([["Something that is no error was thrown."]]);
});

it.each(["53300", "53100", "53200"])(
  "a database without room (%s) is away for the moment, and logged",
  (code) => {
    const logger = new Logger("Problem");
    const logged = vi.spyOn(logger, "error").mockImplementation(() => undefined);
    const full = Object.assign(new Error("sorry, too many clients already"), { code });
    expect(refusalOf(full, logger)).toMatchObject({ code: "unavailable" });
    expect(logged).toHaveBeenCalledOnce();
  },
);

it("who is told that something is away is told when to ask again", () => {
  const headers = new Map<string, string>();
  const response = {
    setHeader: (name: string, value: string) => headers.set(name, value),
    status: () => response,
    type: () => response,
    send: () => response,
  };
  sendProblem(response as unknown as Response, new Refusal("unavailable", "Wait."));
  expect(headers.get("Retry-After")).toBe("5");
  headers.clear();
  sendProblem(response as unknown as Response, new Refusal("bad-date", "No."));
  expect(headers.size).toBe(0);
});

it("the server's log goes to stderr", () => {
  const written = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  try {
    new ConsoleLogger({ logLevels: ["error", "warn"], colors: false }).error("Error 22021", "Problem");
    expect(written.mock.calls.map(([text]) => String(text)).join("")).toContain("Error 22021");
  } finally {
    written.mockRestore();
  }
});
