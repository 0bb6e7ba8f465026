import { existsSync } from "node:fs";
import { join } from "node:path";
import { ConsoleLogger } from "@nestjs/common";
import { NestFactory } from "@nestjs/core";
import type { NestExpressApplication } from "@nestjs/platform-express";
import compression from "compression";
import type { NextFunction, Request, Response } from "express";
import helmet from "helmet";
import { AppModule } from "./app.module.js";
import type { ColumnsService } from "./facts/columns-service.js";
import { packageRoot } from "./config.js";
import { refuseOtherMethods } from "./http/other-methods.js";
import { refuseOtherOrigins } from "./http/own-origin.js";
import { packedAssets } from "./http/packed-assets.js";
import { ProblemFilter } from "./http/problem.filter.js";
import { nameRequest } from "./http/request-id.js";

/** Figures are about people: nothing of the API is kept by a browser or a proxy. */
function neverStore(_request: Request, response: Response, next: NextFunction): void {
  response.setHeader("Cache-Control", "no-store");
  next();
}

/**
 * The application, with the built pages where they exist; not yet listening. Throws what stands in its way, as when the
 * database has gone since: whoever starts it says so in a sentence, or not at all while everything is being stopped.
 */
export async function createApp(appUrl: string, columns: ColumnsService): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(AppModule.over(appUrl, columns), {
    logger: false,
    abortOnError: false,
  });
  app.useLogger(new ConsoleLogger({ logLevels: ["error", "warn"], colors: process.stderr.isTTY }));
  app.use(
    nameRequest,
    helmet({
      contentSecurityPolicy: {
        directives: {
          // Charts place their marks by style attributes; style sheets are the build's own.
          styleSrc: ["'self'"],
          styleSrcAttr: ["'unsafe-inline'"],
          fontSrc: ["'self'"],
          upgradeInsecureRequests: null,
        },
      },
      strictTransportSecurity: false,
    }),
    compression(),
  );
  app.use("/api", neverStore, refuseOtherOrigins, refuseOtherMethods);
  app.useGlobalFilters(new ProblemFilter());
  servePages(app, join(packageRoot, "build", "web"));
  return app;
}

function servePages(app: NestExpressApplication, folder: string): void {
  if (!existsSync(join(folder, "index.html"))) return;
  app.use("/assets", packedAssets(join(folder, "assets")));
  app.useStaticAssets(folder, { index: "index.html" });
  app.use((request: Request, response: Response, next: NextFunction) => {
    // A script of an earlier build that is asked for by an old tab is no page either.
    const isElsewhere = /^\/(api|assets)\b/.test(request.path);
    const isPage = request.method === "GET" && !isElsewhere && request.accepts("html");
    if (isPage) response.sendFile("index.html", { root: folder });
    else next();
  });
}
