import { Body, Controller, Delete, Get, HttpCode, Param, Post } from "@nestjs/common";
import * as z from "zod";
import { noteBody, savedViewBody } from "#shared/contract/notes";
import { LARGEST_NUMBER, parsed } from "../http/parsed.js";
import { NotesService } from "./notes.service.js";

const number = z.coerce.number().int().positive().max(LARGEST_NUMBER);

@Controller("api")
export class NotesController {
  constructor(private readonly service: NotesService) {}

  @Get("notes")
  async notes(): Promise<object> {
    return { notes: await this.service.notes() };
  }

  @Post("notes")
  @HttpCode(200)
  async addNote(@Body() body: object): Promise<object> {
    return await this.service.addNote(parsed(noteBody, body));
  }

  @Delete("notes/:id")
  async removeNote(@Param("id") id: string): Promise<object> {
    await this.service.removeNote(parsed(number, id));
    return { removed: true };
  }

  @Get("views")
  async views(): Promise<object> {
    return { views: await this.service.views() };
  }

  @Post("views")
  @HttpCode(200)
  async saveView(@Body() body: object): Promise<object> {
    return await this.service.saveView(parsed(savedViewBody, body));
  }

  @Delete("views/:id")
  async removeView(@Param("id") id: string): Promise<object> {
    await this.service.removeView(parsed(number, id));
    return { removed: true };
  }
}
