import { Controller, Get } from "@nestjs/common";
import { InstrumentsService } from "./instruments.service.js";

@Controller("api")
export class InstrumentsController {
  constructor(private readonly service: InstrumentsService) {}

  @Get("instruments")
  async list(): Promise<object> {
    return await this.service.list();
  }
}
