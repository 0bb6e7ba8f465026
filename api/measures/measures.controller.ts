import { Controller, Get, Param, Query, Res } from "@nestjs/common";
import type { Response } from "express";
import { measureQuery, rowsQuery } from "#shared/contract/measures";
import { measures } from "#shared/measures/index";
import { parsed } from "../http/parsed.js";
import { describeMeasure } from "./describe-measure.js";
import { MeasuresService } from "./measures.service.js";
import { openApiDocument } from "../http/open-api.js";

@Controller("api")
export class MeasuresController {
  constructor(private readonly service: MeasuresService) {}

  @Get("health")
  health(): { status: "ok" } {
    return { status: "ok" };
  }

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
  list(): object {
    return { measures: measures.map(describeMeasure) };
  }

  @Get("measures/:id")
  async measure(@Param("id") id: string, @Query() query: object, @Res() response: Response): Promise<void> {
    const bytes = await this.service.measure(id, parsed(measureQuery, query));
    response.type("application/json").send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  }

  @Get("measures/:id/rows")
  async rows(@Param("id") id: string, @Query() query: object): Promise<object> {
    return await this.service.rows(id, parsed(rowsQuery, query));
  }
}
