/*
 * Decision: Docker runs the same entry commands.
 * Forces: two ways to start drift apart; no Docker engine stands where the tests run.
 * Decision: the image runs `npm start`, compose adds only PostgreSQL and the settings of the README.
 * Check: both files are read here, the compose file with a YAML parser, and shown to fail on a planted change.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { parse } from "yaml";
import * as z from "zod";
import { packageRoot, readConfig } from "#api/config";

const read = (name: string): string => readFileSync(join(packageRoot, name), "utf8");
const compose = z
  .object({
    services: z.object({
      database: z.object({
        image: z.string(),
        environment: z.record(z.string(), z.string()),
        healthcheck: z.object({ test: z.array(z.string()) }),
      }),
      app: z.object({
        build: z.literal("."),
        command: z.never().optional(),
        entrypoint: z.never().optional(),
        depends_on: z.object({ database: z.object({ condition: z.literal("service_healthy") }) }),
        environment: z.record(z.string(), z.string()),
        ports: z.array(z.string()),
        init: z.literal(true),
      }),
    }),
  })
  .parse(parse(read("docker-compose.yml")));

/** The words of a Dockerfile's instruction, each time that it stands there. */
function instructions(dockerfile: string, name: string): string[] {
  return dockerfile
    .split("\n")
    .filter((line) => line.startsWith(`${name} `))
    .map((line) => line.slice(name.length + 1).trim());
}

/** What the image runs, as one would type it. */
function commandOf(dockerfile: string): string {
  const [last = "[]"] = instructions(dockerfile, "CMD").slice(-1);
  return z.array(z.string()).parse(JSON.parse(last)).join(" ");
}

it("starts the image as the README says to start", () => {
  const command = commandOf(read("Dockerfile"));
  expect(command).toBe("npm start");
  expect(read("README.md")).toContain(command);
  expect(commandOf('CMD ["node", "server.js"]')).not.toBe(command);
  expect(instructions(read("Dockerfile"), "RUN")).toContain("npm ci");
});

it("installs with a Node that the package allows, and not as root", () => {
  const image = instructions(read("Dockerfile"), "FROM")[0] ?? "";
  expect(Number(/^node:(\d+)/.exec(image)?.[1])).toBeGreaterThanOrEqual(20);
  expect(instructions(read("Dockerfile"), "USER")).toEqual(["node"]);
});

it("gives the app settings that it accepts, leading to the database beside it", () => {
  const { app, database } = compose.services;
  const plain = (text: string): string => text.replace(/\$\{\w+:-(\w+)\}/g, "$1");
  const settings = Object.fromEntries(
    Object.entries(app.environment).map(([name, text]) => [name, plain(text)]),
  );
  const config = readConfig(settings);
  expect(Object.keys(settings).filter((name) => !read("README.md").includes(`\`${name}\``))).toEqual([]);
  const url = new URL(config.databaseUrl ?? "");
  expect([url.hostname, url.username, url.password, url.pathname.slice(1)]).toEqual([
    "database",
    database.environment["POSTGRES_USER"],
    plain(database.environment["POSTGRES_PASSWORD"] ?? ""),
    database.environment["POSTGRES_DB"],
  ]);
  expect(Number(/^postgres:(\d+)/.exec(database.image)?.[1])).toBeGreaterThanOrEqual(16);
  expect(app.ports).toEqual([`127.0.0.1:${config.port}:${config.port}`]);
});

it("leaves out of the image what is built, installed or stored there", () => {
  const ignored = read(".dockerignore").trim().split("\n");
  for (const name of [".git", ".data", "build", "node_modules"]) expect(ignored).toContain(name);
  for (const name of ["package-lock.json", "api", "web", "shared", "migrations"])
    expect(ignored).not.toContain(name);
});
