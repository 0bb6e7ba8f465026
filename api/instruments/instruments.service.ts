import { Injectable } from "@nestjs/common";
import { DataSource } from "typeorm";
import type { InstrumentsResponse } from "#shared/contract/instruments";
import { describeInstruments } from "./describe-instrument.js";
import { readInstrumentSettings } from "../settings/read-instruments.js";

/** Answers what instruments the installation knows. */
@Injectable()
export class InstrumentsService {
  constructor(private readonly dataSource: DataSource) {}

  async list(): Promise<InstrumentsResponse> {
    const kept = await readInstrumentSettings(async (sql) => await this.dataSource.query(sql));
    return describeInstruments(kept);
  }
}
