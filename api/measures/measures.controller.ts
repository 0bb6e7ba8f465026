import { Controller, Get, Header, Param, Query } from "@nestjs/common";
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
  @Header("Content-Type", "application/json; charset=utf-8")
  async measure(@Param("id") id: string, @Query() query: object): Promise<string> {
    return await this.service.measure(id, parsed(measureQuery, query));
  }

  @Get("measures/:id/rows")
  async rows(@Param("id") id: string, @Query() query: object): Promise<object> {
    return await this.service.rows(id, parsed(rowsQuery, query));
  }
}
