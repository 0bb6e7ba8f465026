import { existsSync, readdirSync } from "node:fs";
import type { NextFunction, Request, RequestHandler, Response } from "express";

/** A packing that browsers take, best first, with the ending of its files. */
const packings = [
  { encoding: "br", ending: ".br" },
  { encoding: "gzip", ending: ".gz" },
] as const;
const types: ReadonlyMap<string, string> = new Map([
  [".js", "text/javascript; charset=utf-8"],
  [".css", "text/css; charset=utf-8"],
]);

/**
 * Serves the built scripts and styles as they were packed by the build. Their names carry a hash of what is in them, so a
 * browser may keep them for good. What isn't there, or is asked for unpacked, goes on to the next handler.
 */
export function packedAssets(folder: string): RequestHandler {
  const names: ReadonlySet<string> = new Set(existsSync(folder) ? readdirSync(folder) : []);
  return (request: Request, response: Response, next: NextFunction): void => {
    const name = request.path.slice(1);
    const type = types.get(name.slice(name.lastIndexOf(".")));
    if ((request.method !== "GET" && request.method !== "HEAD") || type === undefined || !names.has(name)) {
      next();
      return;
    }
    response.setHeader("Cache-Control", "public, max-age=31536000, immutable");
    const taken = request.acceptsEncodings(packings.map(({ encoding }) => encoding));
    const packing = packings.find(({ encoding, ending }) => encoding === taken && names.has(name + ending));
    if (packing === undefined) {
      next();
      return;
    }
    response.setHeader("Content-Type", type);
    response.setHeader("Content-Encoding", packing.encoding);
    response.vary("Accept-Encoding");
    // Under a root: the path above it may have a folder that begins with a dot.
    response.sendFile(name + packing.ending, { root: folder, cacheControl: false });
  };
}
