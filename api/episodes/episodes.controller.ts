import { Controller, Get, Param } from "@nestjs/common";
import { DataSource } from "typeorm";
import * as z from "zod";
import { isoOfDay, isoOfInstant } from "#shared/calendar";
import { episodeResponse, type EpisodeResponse } from "#shared/contract/episodes";
import { Refusal } from "#shared/contract/problems";
import { presentSeconds } from "../clock.js";
import { ColumnsService } from "../facts/columns-service.js";
import { LARGEST_NUMBER, parsed } from "../http/parsed.js";
import type { RunQuery } from "../database/run-query.js";
import { readPresent } from "../facts/present.js";
import { readEpisode } from "./read-episode.js";

const number = z.coerce.number().int();
const NO_EPISODE = "There is no episode of this number in the program; an import may have changed it.";

/** One person's episode: the only address of the API that shows a single person's course. */
@Controller("api/episodes")
export class EpisodesController {
  private readonly run: RunQuery;

  constructor(
    dataSource: DataSource,
    private readonly columns: ColumnsService,
  ) {
    this.run = async (sql, parameters) => await dataSource.query(sql, parameters);
  }

  @Get(":program/:number")
  async episode(
    @Param("program") programCode: string,
    @Param("number") text: string,
  ): Promise<EpisodeResponse> {
    // PostgreSQL takes no text with this character in it.
    if (programCode.includes("\0")) throw new Refusal("not-found", "No program's code has such a character.");
    const { asOf } = await readPresent(this.run, presentSeconds());
    const episodeNo = parsed(number, text);
    if (Math.abs(episodeNo) > LARGEST_NUMBER) throw new Refusal("not-found", NO_EPISODE);
    const place = { programCode, episodeNo, asOf };
    const episode = await readEpisode(this.run, place);
    if (!episode) throw new Refusal("not-found", NO_EPISODE);
    const classes = await this.columns.classes(place);
    const dated = classes.map(({ indexOn, ...rest }) => ({ ...rest, indexOn: isoOfDay(indexOn) }));
    return episodeResponse.parse({ ...episode, asOf: isoOfInstant(asOf), classes: dated });
  }
}
