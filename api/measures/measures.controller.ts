import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from "@nestjs/common";
import type { Response } from "express";
import { figuresBody, measureQuery, rowsQuery } from "#shared/contract/measures";
import { parsed } from "../http/parsed.js";
import { lengthOf } from "../facts/answer-bytes.js";
import { MeasuresService } from "./measures.service.js";
import { openApiDocument } from "../http/open-api.js";

@Controller("api")
export class MeasuresController {
  constructor(private readonly service: MeasuresService) {}

  @Get("openapi.json")
  openApi(): object {
    return openApiDocument();
  }

  @Get("status")
  async status(): Promise<object> {
    return await this.service.status();
  }

  @Get("dimensions")
  async dimensions(): Promise<object> {
    return { dimensions: await this.service.dimensions() };
  }

  @Get("measures")
  async list(): Promise<object> {
    return await this.service.texts();
  }

  @Get("goals")
  async goals(): Promise<object> {
    return await this.service.goals();
  }

  @Get("measures/:id")
  async measure(@Param("id") id: string, @Query() query: object, @Res() response: Response): Promise<void> {
    sendJson(response, await this.service.measure(id, parsed(measureQuery, query)));
  }

  @Post("measures")
  @HttpCode(200)
  async figures(@Body() body: object, @Res() response: Response): Promise<void> {
    sendJson(response, await this.service.figures(parsed(figuresBody, body).questions));
  }

  @Get("measures/:id/rows")
  async rows(@Param("id") id: string, @Query() query: object): Promise<object> {
    return await this.service.rows(id, parsed(rowsQuery, query));
  }
}

/** Sends JSON that stands ready as bytes in UTF-8, one part after the other: put together, a long one would stand in memory twice. */
function sendJson(response: Response, parts: readonly Uint8Array[]): void {
  response.type("application/json").set("Content-Length", `${lengthOf(parts)}`);
  for (const part of parts) response.write(part);
  response.end();
}
