import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import express from "express";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { packedAssets } from "#api/http/packed-assets";

const script = "export const answer = 42;\n".repeat(50);
const oneYear = "public, max-age=31536000, immutable";
let parent = "";
let folder = "";
let server: Server;
let origin = "";

beforeAll(async () => {
  parent = mkdtempSync(join(tmpdir(), "iop-assets-"));
  // As in a checkout below a hidden folder.
  folder = join(parent, ".hidden", "assets");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "app-1.js"), script);
  writeFileSync(join(folder, "app-1.js.gz"), gzipSync(script));
  writeFileSync(join(folder, "plain-1.css"), "a{}");
  writeFileSync(join(folder, "secret.txt"), "not an asset");
  const app = express();
  app.use("/assets", packedAssets(folder), express.static(folder));
  server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  origin = `http://127.0.0.1:${typeof address === "object" ? (address?.port ?? 0) : 0}`;
});
afterAll(() => {
  server.close();
  rmSync(parent, { recursive: true });
});

const get = async (path: string, encoding: string): Promise<Response> =>
  await fetch(`${origin}/assets/${path}`, { headers: { "accept-encoding": encoding } });

describe("built scripts and styles", () => {
  it("are sent as the build packed them, to be kept for good", async () => {
    const answer = await get("app-1.js", "gzip");
    expect(answer.headers.get("content-encoding")).toBe("gzip");
    expect(answer.headers.get("content-type")).toBe("text/javascript; charset=utf-8");
    expect(answer.headers.get("cache-control")).toBe(oneYear);
    expect(answer.headers.get("vary")).toContain("Accept-Encoding");
    expect(Number(answer.headers.get("content-length"))).toBe(gzipSync(script).length);
    expect(await answer.text()).toBe(script);
    expect(gunzipSync(gzipSync(script)).toString()).toBe(script);
  });

  it.each([
    ["the packing isn't there", { path: "app-1.js", encoding: "br", text: script }],
    ["nobody packed the file", { path: "plain-1.css", encoding: "gzip, br", text: "a{}" }],
    ["no packing is taken", { path: "app-1.js", encoding: "identity", text: script }],
  ])("are sent as they are where %s", async (_name, { path, encoding, text }) => {
    const answer = await get(path, encoding);
    expect(answer.headers.get("content-encoding")).toBeNull();
    expect(answer.headers.get("cache-control")).toBe(oneYear);
    expect(await answer.text()).toBe(text);
  });

  it.each(["secret.txt", "missing-1.js", "../packed-assets.spec.ts"])(
    "are nothing else: %s",
    async (path) => {
      const answer = await get(path, "gzip");
      expect(answer.headers.get("cache-control")).not.toBe(oneYear);
      expect(answer.headers.get("content-encoding")).toBeNull();
    },
  );
});
